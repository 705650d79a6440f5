package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.conformance.Ground.Shown;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.local.Await;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One test's visit to a ground: a sender with accounts, orders and customers that nobody had before, so that a test can come again to a
/// ground that stays. Safe for concurrent use.
final class Visit implements AutoCloseable {
    /// The distributor that the suite speaks as.
    static final String TENANT = "nordvik";
    private static final String SOURCE = "/nordvik/suite";
    private static final Set<String> BESIDE = Set.of("overtaken", "crowded", "later", "joined");
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Ground ground;
    private final long seed;
    private final String mark;
    private final Mail mail = new Mail();
    private final Instant day = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private Visit(Ground ground, long seed) {
        this.ground = ground;
        this.seed = seed;
        this.mark = Long.toHexString(seed);
    }

    /// @param test what the printed seed belongs to
    static Visit begin(Ground ground, String test) {
        long seed = Long.getLong("lightup.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println("ground " + ground.name() + ": " + test + " seed " + seed);
        return new Visit(ground, seed);
    }

    Ground ground() {
        return ground;
    }

    Random random() {
        return new Random(seed);
    }

    /// A name that only this visit has.
    String own(String name) {
        return name + "-" + mark;
    }

    Duration patience() {
        return ground.patience();
    }

    Mail mail() {
        return mail;
    }

    Ledger ledger() {
        return ground.table().ledger();
    }

    EndpointAccess endpoint() {
        return endpoint(TENANT, "canonical");
    }

    EndpointAccess endpoint(String tenant, String format) {
        return ground.endpoints()
                .stream()
                .filter(one -> one.tenant().equals(tenant) && one.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + format + " endpoint of " + tenant));
    }

    /// The data of an event.
    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The data of an order that is submitted.
    static ObjectNode lines(String account, String customer, int seats) {
        ObjectNode data = data().put("account", account).put("customer", customer);
        data.putArray("lines").addObject().put("sku", "AWP-STD-1Y").put("quantity", seats);
        return data;
    }

    /// A CloudEvent.
    ///
    /// @param minutes when it occurred, after a day that all events of a visit share
    ObjectNode event(String id, String type, String subject, int minutes, ObjectNode data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("specversion", "1.0")
                .put("id", own(id))
                .put("source", SOURCE)
                .put("type", type)
                .put("subject", subject)
                .put("time", day.plus(minutes, ChronoUnit.MINUTES).toString());
        return event.set("data", data);
    }

    /// Where the log keeps an event of this visit.
    RawKey key(JsonNode event) {
        return RawKey.of(TENANT, event.path("source").asText(), event.path("id").asText());
    }

    /// Posts an event.
    Mail.Answer send(JsonNode event) {
        return post(event.path("id").asText(), CLOUD_EVENT, event.toString());
    }

    /// Posts any body to the visit's endpoint.
    Mail.Answer post(String id, String type, String body) {
        EndpointAccess to = endpoint();
        return mail.post(URI.create(to.url()), to.secret(), id, type, body);
    }

    /// The opaque id of one of the distributor's accounts or customers.
    String opaque(String kind, String id) {
        return OpaqueId.id(ground.directory().tenant(TENANT).key().array(), kind, id);
    }

    /// An account's unit.
    Unit unit(String account) {
        return Unit.account(TENANT, opaque("account", account));
    }

    /// The folder of an account's pages.
    String folder(String account) {
        return "d/" + opaque("tenant", TENANT) + "/a/" + opaque("account", account) + "/";
    }

    /// A page once it holds a text.
    Shown page(String path, String text) {
        return Await.value(path + " with " + text, patience(),
                () -> ground.object(path).filter(shown -> shown.text().contains(text)));
    }

    /// A subject's state once it has folded these events.
    StateItem state(String subject, JsonNode... events) {
        Subject about = Subject.parse(subject).orElseThrow();
        return Await.value("the state of " + subject, patience(), () -> state(about, events));
    }

    /// The marks of a state are no sign: a fold takes in what others have put, and marks only its own events.
    private Optional<StateItem> state(Subject about, JsonNode... events) {
        List<FoundEntry> found = ledger().subjects().entries(TENANT, about).toList();
        Set<RawKey> put = found.stream().map(FoundEntry::raw).collect(Collectors.toSet());
        if (!put.containsAll(Stream.of(events).map(this::key).toList())) {
            return Optional.empty();
        }
        EntrySum all = EntrySum.of(about, found.stream().flatMap(one -> one.entry().known().stream()).toList());
        return ledger().subjects()
                .state(TENANT, about)
                .filter(state -> state.taken().entries().filter(all::equals).isPresent());
    }

    /// Publishes units as their due does, and answers what became of each.
    JsonNode publish(Unit... units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        var list = request.putArray("units");
        for (Unit unit : units) {
            list.add(unit.toString());
        }
        return ground.invoke("PublishFunction", request.toString()).path("units");
    }

    /// Publishes one unit until nobody else was at it in the same moment: what events made due is published beside us, and of two
    /// runs at once the newer one is the publishing (`overtaken` for the other).
    JsonNode published(Unit unit) {
        return Await.value("a publishing of " + unit + " without another one beside it", patience(),
                () -> Optional.of(publish(unit).path(0))
                        .filter(told -> !BESIDE.contains(told.path("outcome").asText())));
    }

    /// What Publish finds different between these units' pages and their states.
    JsonNode verify(Unit... units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("verify", true);
        var list = request.putArray("units");
        for (Unit unit : units) {
            list.add(unit.toString());
        }
        return ground.invoke("PublishFunction", request.toString()).path("differences");
    }

    @Override
    public void close() {
        mail.close();
    }
}

package dev.lightup.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.state.Holder;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the stack publishes, asked of Publish itself and of the table. Thread-safe.
public final class PublishedUnits {
    private static final String OPERATOR = "operator";
    private static final int AT_ONCE = 200;
    private static final int MOST_CALLS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaFunction publish;
    private final Ledger ledger;
    private final LongSupplier written;
    private final Directory directory;
    private final Supplier<List<String>> tenants;

    PublishedUnits(
            LambdaFunction publish,
            Ledger ledger,
            LongSupplier written,
            Directory directory,
            Supplier<List<String>> tenants) {
        this.publish = publish;
        this.ledger = ledger;
        this.written = written;
        this.directory = directory;
        this.tenants = tenants;
    }

    private Stream<String> distributors() {
        return tenants.get().stream().filter(tenant -> !tenant.equals(OPERATOR));
    }

    /// What one pass over all units found.
    ///
    /// @param accounts account units
    /// @param distributors distributor units
    /// @param skipped pages that were made anew and did not differ
    /// @param failed units that were not published, each with its reasons
    public record Pass(int accounts, int distributors, long skipped, List<String> failed) {}

    /// Objects written since the start.
    public long written() {
        return written.getAsLong();
    }

    /// Subjects that no account holds now. A subject stays a member after it was placed, so its state decides: the tenure that has not
    /// ended.
    public long unplaced() {
        return distributors().mapToLong(this::unplaced).sum();
    }

    private long unplaced(String tenant) {
        Unit unit = Unit.unplaced(tenant);
        return ledger.subjects()
                .states(tenant, ledger.units().members(unit))
                .stream()
                .flatMap(state -> state.folded().slices().stream())
                .filter(slice -> slice.holder().equals(Holder.UNPLACED) && slice.until().isEmpty())
                .count();
    }

    /// Every account that has a page, as `tenant|a/...`.
    public List<String> accounts() {
        return distributors()
                .flatMap(this::units)
                .filter(Unit.Account.class::isInstance)
                .map(Unit::text)
                .toList();
    }

    /// Where an account's page is, relative to the site's root and ending in a slash.
    public String path(String tenant, String account) {
        return ShownAt.account(directory.tenant(tenant), account);
    }

    /// Where a distributor's pages begin.
    public String path(String tenant) {
        return ShownAt.home(directory.tenant(tenant));
    }

    /// Publishes every unit once more, accounts before distributors and partners' homes, without waiting for a distributor's minute.
    public Pass everything() {
        List<Unit> all = Stream.concat(distributors().flatMap(this::units), homes())
                .sorted(Comparator.comparing(unit -> unit.kind().level()))
                .toList();
        List<String> units = all.stream().map(Unit::text).toList();
        long skipped = 0;
        var failed = new ArrayList<String>();
        for (int from = 0; from < units.size(); from += AT_ONCE) {
            for (JsonNode unit : ask(units.subList(from, Math.min(units.size(), from + AT_ONCE))).path("units")) {
                skipped += unit.path("pages").asLong() - unit.path("put").asLong();
                if (!List.of("published", "overtaken").contains(unit.path("outcome").asText())) {
                    failed.add(unit.path("unit").asText() + ": " + unit.path("outcome").asText() + " "
                            + unit.path("reasons"));
                }
            }
        }
        return new Pass((int) all.stream().filter(Unit.Account.class::isInstance).count(),
                (int) all.stream().filter(Unit.Distributor.class::isInstance).count(), skipped, failed);
    }

    /// The units of a distributor that have pages.
    private Stream<Unit> units(String tenant) {
        List<Unit> told = ledger.units().summaries(tenant).stream().map(SummaryItem::unit).toList();
        return Stream.of(UnitKind.values()).flatMap(kind -> switch (kind) {
            case ACCOUNT -> told.stream().filter(unit -> unit.kind() == kind);
            case GROUP -> told.stream()
                    .filter(Unit.Account.class::isInstance)
                    .flatMap(account -> ledger.units().told(account).stream())
                    .map(SummaryItem::unit)
                    .filter(unit -> unit.kind() == kind);
            case DISTRIBUTOR -> told.isEmpty() && ledger.units().members(Unit.unplaced(tenant)).isEmpty()
                    ? Stream.empty()
                    : Stream.of(Unit.distributor(tenant));
            case UNPLACED, ABOUT, OPERATOR, PARTNER, LISTED, OTHER -> Stream.empty();
        });
    }

    /// The homes of partners that ever had pages.
    private Stream<Unit> homes() {
        return ledger.units()
                .summaries(OPERATOR)
                .stream()
                .map(SummaryItem::unit)
                .filter(Unit.Partner.class::isInstance);
    }

    /// Publishes assets and definitions, as a deployment does.
    void assets() {
        JsonNode answer = ask(List.of(Unit.about().text())).at("/units/0");
        if (!List.of("published", "overtaken").contains(answer.path("outcome").asText())) {
            throw new IllegalStateException("assets and definitions cannot be published: " + answer);
        }
    }

    /// Compares every unit with its objects and makes good what differs.
    void repair() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("repair", true).put("all", true);
        for (int calls = 0; calls < MOST_CALLS && !ask(request).at("/repair/whole").asBoolean(true); calls++) {
            // what it came to is done; the next call finds it so
        }
    }

    private JsonNode ask(List<String> units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode list = request.putArray("units");
        units.forEach(list::add);
        return ask(request);
    }

    private JsonNode ask(ObjectNode request) {
        return switch (publish.invoke(ByteString.utf8(request.toString()))) {
            case InvocationOutcome.Answered answered -> read(answered.payload());
            case InvocationOutcome.Failed failed ->
                throw new IllegalStateException("Publish failed: " + failed.message());
        };
    }

    private static JsonNode read(ByteString payload) {
        try {
            return JSON.readTree(payload.array());
        } catch (IOException e) {
            throw new UncheckedIOException("Publish answered what is no JSON", e);
        }
    }
}

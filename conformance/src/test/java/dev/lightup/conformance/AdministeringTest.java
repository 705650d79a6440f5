package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.local.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The operator's way out of what is stored, on every ground.
@OnGround
class AdministeringTest {
    private static final Duration AGO = Duration.ofMinutes(3);

    @Test
    void anEventIsTakenBackAndBroughtBackAndThePageFollows(Visit visit) {
        ObjectNode submitted = submitted(visit);
        ObjectNode wrong = visit.event("e2", "order.cancelled", subject(visit), 10, Visit.data());
        visit.send(wrong);
        visit.state(subject(visit), submitted, wrong);
        page(visit, "cancelled");

        JsonNode would = ask(visit, "retract", named(wrong).andThen(request -> request.put("dryRun", true)));
        assertThat(would.path("named").toString()).isEqualTo("[\"" + subject(visit) + "\"]");
        assertThat(would.path("accounts").toString()).isEqualTo("[\"" + visit.own("A") + "\"]");
        JsonNode done = ask(visit, "retract", named(wrong));
        assertThat(done.path("answer").asText()).isEqualTo("retracted");
        page(visit, "submitted");
        assertThat(ask(visit, "retract", named(wrong)).path("repeated").asBoolean()).isTrue();

        ask(visit, "retract", named(wrong).andThen(request -> request.put("undo", true)));
        page(visit, "cancelled");
    }

    @Test
    void aBodyThatWasPutAsideIsFoundShownAndReadAgain(Visit visit) {
        String body = visit.event("e1", "order.lost", subject(visit), 0, Visit.data()).toString();
        String receipt = Json.read(visit.post(visit.own("e1"), "application/cloudevents+json", body).body())
                .path("receipt")
                .asText();

        String since = Instant.now().minus(Duration.ofHours(1)).toString();
        Await.until("it is listed", visit.patience(),
                () -> listed(visit, request -> request.put("since", since).put("limit", 200)).contains(receipt));
        JsonNode shown = ask(visit, "quarantine_show", request -> request.put("receipt", receipt).put("body", true));
        assertThat(shown.at("/body/text").asText()).isEqualTo(body);
        assertThat(shown.at("/event/aside/problem").asText()).isEqualTo("type-unknown");
        JsonNode again = ask(visit, "quarantine_replay", request -> request.put("receipt", receipt));
        assertThat(again.at("/events/0/status").asText()).isEqualTo("quarantined");
        assertThat(again.at("/events/0/problem").asText()).isEqualTo("type-unknown");
    }

    @Test
    void aTenantAndItsEndpointAreSetUpAndReadByTheFunctions(Visit visit) {
        String tenant = visit.own("t").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String endpoint = visit.own("ep").replaceAll("[^A-Za-z0-9_-]", "_");
        assertThat(setUp(visit, "tenant_add", tenant, _ -> {}).path("answer").asText()).isEqualTo("tenant_added");
        assertThat(setUp(visit, "tenant_add", tenant, _ -> {}).path("problem").asText()).isEqualTo("tenant-exists");
        JsonNode added = setUp(visit, "endpoint_add", tenant, request -> {
            request.put("endpoint", endpoint).put("format", "canonical");
            request.putArray("sources").add("/" + tenant + "/");
        });
        assertThat(added.path("answer").asText()).as(added.toString()).isEqualTo("endpoint_added");

        JsonNode rotated = setUp(visit, "endpoint_rotate", tenant, request -> request.put("endpoint", endpoint));
        assertThat(rotated.path("key").asText()).isEqualTo("k2");
        assertThat(setUp(visit, "endpoint_list", tenant, _ -> {}).at("/endpoints/0/keys")).hasSize(2);
        // what Receive knows of it: by the new key and by the old one
        URI url = URI.create(visit.endpoint().url().replaceFirst("[^/]+$", endpoint));
        for (JsonNode made : List.of(rotated, added)) {
            ObjectNode event = visit
                    .event(made.path("answer").asText(), "order.submitted", "order/" + visit.own("T"), 0,
                            Visit.lines(visit.own("A"), visit.own("C"), 1))
                    .put("source", "/" + tenant + "/");
            Mail.Answer answer = visit.mail()
                    .post(url, made.path("secret").asText(), event.path("id").asText(),
                            "application/cloudevents+json", event.toString());
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
        // nothing is left to be brought over, or to be looked at
        JsonNode migrated = setUp(visit, "endpoint_migrate", tenant, _ -> {});
        assertThat(migrated.path("whole").asBoolean()).as(migrated.toString()).isTrue();
        assertThat(migrated.path("endpoints").findValuesAsText("became")).allMatch("in-table"::equals);
        setUp(visit, "endpoint_disable", tenant, request -> request.put("endpoint", endpoint));
        assertThat(setUp(visit, "endpoint_list", tenant, _ -> {}).at("/endpoints/0/enabled").asBoolean(true)).isFalse();
    }

    @Test
    void aTenantLeavesAndNothingIsLeftOfIt(Visit visit) {
        String tenant = visit.own("leaves").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String endpoint = visit.own("ep_leaves").replaceAll("[^A-Za-z0-9_-]", "_");
        setUp(visit, "tenant_add", tenant, _ -> {});
        JsonNode added = setUp(visit, "endpoint_add", tenant, request -> {
            request.put("endpoint", endpoint).put("format", "canonical");
            request.putArray("sources").add("/" + tenant + "/");
        });
        ObjectNode event = visit
                .event("leaving", "order.submitted", "order/" + visit.own("L"), 0,
                        Visit.lines(visit.own("LA"), visit.own("LC"), 1))
                .put("source", "/" + tenant + "/");
        URI url = URI.create(visit.endpoint().url().replaceFirst("[^/]+$", endpoint));
        assertThat(visit.mail()
                .post(url, added.path("secret").asText(), event.path("id").asText(), "application/cloudevents+json",
                        event.toString())
                .status()).isEqualTo(202);
        Unit home = Unit.distributor(tenant);
        List<String> pages = Await.value("the pages of " + tenant, visit.patience(), () -> Optional
                .of(visit.ledger().units().pages(home).stream().map(page -> page.path()).toList())
                .filter(paths -> !paths.isEmpty() && idle(visit, tenant)));
        setUp(visit, "invite", tenant, request -> request.put("address", visit.own("r") + "@reader.example"));
        assertThat(pages).allMatch(path -> visit.ground().object(path).isPresent());
        assertThat(traces(visit, tenant)).hasSizeGreaterThan(10);
        String folder = pages.getFirst().replaceFirst("^(d/[^/]+/).*", "$1");
        assertThat(visit.ground().named(folder)).hasSizeGreaterThanOrEqualTo(pages.size());

        Await.until(tenant + " has left", visit.patience(), () -> setUp(visit, "tenant_close", tenant,
                request -> request.put("now", true).put("waitMinutes", 0)).path("answer")
                .asText()
                .equals("tenant_closed"));
        JsonNode closed = setUp(visit, "tenant_close", tenant, request -> request.put("now", true));

        assertThat(closed.path("genuine").asBoolean()).as(closed.toString()).isTrue();
        assertThat(closed.at("/record/removed/raw").asInt()).isEqualTo(1);
        // what the operator did of it stays, with the tenant's name, and says no id of its own and no address
        assertThat(traces(visit, tenant).stream().filter(item -> !item.startsWith("operator#E#")))
                .containsExactly("operator#X " + tenant);
        assertThat(traces(visit, visit.own("LA"))).isEmpty();
        assertThat(traces(visit, visit.own("r") + "@reader.example")).isEmpty();
        assertThat(visit.ground()
                .invoke("AdminFunction",
                        "{\"command\":\"command_log\",\"tenant\":\"operator\",\"of\":\"" + tenant + "\"}")
                .path("calls")
                .findValuesAsText("command")).contains("tenant add", "endpoint add", "invite", "tenant close");
        assertThat(pages).noneMatch(path -> visit.ground().object(path).isPresent());
        // no version of a page, no upload, no secret: where this ground lets anybody look
        for (String name : List.of(folder, tenant, endpoint)) {
            assertThat(visit.ground().named(name)).as(name).isEmpty();
        }
        assertThat(setUp(visit, "endpoint_list", tenant, _ -> {}).path("problem").asText()).isEqualTo("tenant-leaves");
        assertThat(setUp(visit, "tenant_add", tenant, _ -> {}).path("problem").asText()).isEqualTo("tenant-left");
    }

    /// No run of a unit of that tenant is under way, and its account's is over.
    private static boolean idle(Visit visit, String tenant) {
        List<SummaryItem> told = visit.ledger().units().summaries(tenant);
        return told.stream().anyMatch(one -> one.unit() instanceof Unit.Account) && Stream
                .concat(told.stream().map(SummaryItem::unit), Stream.of(Unit.distributor(tenant)))
                .allMatch(unit -> visit.ledger().heads().head(unit).open().isEmpty());
    }

    /// The keys of all items that say the name of a tenant in their keys, their texts, or what is deflated.
    private static List<String> traces(Visit visit, String tenant) {
        return visit.ground()
                .table()
                .client()
                .scanPaginator(scan -> scan.tableName(visit.ground().table().name()).consistentRead(true))
                .items()
                .stream()
                .filter(item -> item.values()
                        .stream()
                        .anyMatch(value -> value.toString().contains(tenant) || deflated(value).contains(tenant)))
                .map(item -> Objects.requireNonNull(item.get("pk")).s() + " "
                        + Objects.requireNonNull(item.get("sk")).s())
                .toList();
    }

    private static String deflated(AttributeValue value) {
        if (value.b() == null) {
            return "";
        }
        byte[] bytes = value.b().asByteArray();
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            return plain + DeflatedText.unpack(bytes);
        } catch (RuntimeException _) {
            return plain;
        }
    }

    private static JsonNode setUp(Visit visit, String command, String tenant, Consumer<ObjectNode> parts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("command", command).put("tenant", tenant);
        parts.accept(request);
        return visit.ground().invoke("AdminFunction", request.toString());
    }

    /// What is listed, page after page.
    private static String listed(Visit visit, Consumer<ObjectNode> parts) {
        JsonNode page = ask(visit, "quarantine_list", parts);
        var receipts = new StringBuilder(String.join(" ", page.path("events").findValuesAsText("receipt")));
        while (page.has("next")) {
            String next = page.path("next").asText();
            page = ask(visit, "quarantine_list", parts.andThen(request -> request.put("next", next)));
            receipts.append(' ').append(String.join(" ", page.path("events").findValuesAsText("receipt")));
        }
        return receipts.toString();
    }

    @Test
    void whatIsParkedIsAppliedNow(Visit visit) {
        ObjectNode first = submitted(visit);
        var log = new ByHand(visit.ground().table());
        ObjectNode next = visit.event("e2", "order.accepted", subject(visit), 10, Visit.data());
        RawEvent raw = log.like(visit.key(first), next, Instant.now().minus(AGO));
        log.lose(raw);
        visit.ledger().sweeps().park(new ParkedEvent(raw.key(), 3, Instant.now(), Instant.now().plus(AGO), "not-read"));

        assertThat(ask(visit, "late_work", _ -> {}).path("late").asBoolean()).isTrue();

        JsonNode applied = ask(visit, "quarantine_replay",
                request -> request.put("receipt", "e" + raw.key().hash()));

        assertThat(applied.path("answer").asText()).isEqualTo("applied");
        visit.state(subject(visit), first, next);
        assertThat(visit.ledger().sweeps().parked(raw.key().shard())).noneMatch(one -> one.key().equals(raw.key()));
    }

    @Test
    void aStateThatIsGoneIsFoldedAnewOnDemand(Visit visit) {
        ObjectNode submitted = submitted(visit);
        var before = visit.state(subject(visit), submitted);
        new ByHand(visit.ground().table()).forget(Visit.TENANT, before.subject());

        JsonNode folded = ask(visit, "refold", request -> request.put("subject", subject(visit)));

        assertThat(folded.at("/changed/0/subject").asText()).isEqualTo(subject(visit));
        assertThat(visit.state(subject(visit)).folded()).isEqualTo(before.folded());
        assertThat(ask(visit, "refold", request -> request.put("subject", "order/" + visit.own("never")))
                .path("answer")
                .asText()).isEqualTo("unknown");
    }

    private static ObjectNode submitted(Visit visit) {
        ObjectNode event = visit.event("e1", "order.submitted", subject(visit), 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5));
        assertThat(visit.send(event).status()).isEqualTo(202);
        visit.state(subject(visit), event);
        return event;
    }

    private static Consumer<ObjectNode> named(ObjectNode event) {
        return request -> request.put("source", event.path("source").asText()).put("id", event.path("id").asText());
    }

    private static JsonNode ask(Visit visit, String command, Consumer<ObjectNode> parts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("command", command).put("tenant", Visit.TENANT);
        parts.accept(request);
        return visit.ground().invoke("AdminFunction", request.toString());
    }

    private static void page(Visit visit, String status) {
        Await.until("the page says " + status, visit.patience(), () -> visit.ground()
                .object(visit.folder(visit.own("A")) + "orders/index.json")
                .filter(page -> Json.read(page.text()).at("/orders/0/status").asText().equalsIgnoreCase(status))
                .isPresent());
    }

    private static String subject(Visit visit) {
        return "order/" + visit.own("O");
    }
}

package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.receive.Events;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What was put aside and what is parked: found, looked at, tried again.
class WaitingEventsTest extends OperatedTable {
    private static final String NOT_AN_EVENT = "{\"id\":\"x\",\"note\":\"Maria Berg\"}";

    /// Puts something aside and lets a minute pass.
    private String aside(String endpoint, String media, String body) {
        String receipt = send(Stage.sender(endpoint).media(media).body(body)).receipt();
        ground.later(Duration.ofMinutes(1));
        return receipt;
    }

    private String aside(String body) {
        return aside(Stage.NORDVIK, "application/cloudevents+json", body);
    }

    private RawEvent parked(String id) {
        RawEvent raw = Ground.raw(TENANT, "/nordvik/erp", id, "no-such-format", "{}", Ground.START);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(ParkedEvent.first(raw.key(), Ground.START, "not-read"));
        return raw;
    }

    private static List<String> receipts(JsonNode listed) {
        return listed.path("events").findValuesAsText("receipt");
    }

    @Test
    void whatIsParkedAndWhatWasPutAsideIsListedWithItsReason() {
        String first = aside(NOT_AN_EVENT);
        send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1")));
        String second = aside(Stage.NORDVIK_FILES, "text/csv", "a,b\n1,2\n");
        RawEvent poison = parked("p1");
        send(Stage.sender(Stage.SOLIS).body(NOT_AN_EVENT));

        JsonNode listed = ask("quarantine_list");

        assertThat(receipts(listed)).containsExactly("e" + poison.key().hash(), first, second);
        assertThat(listed.at("/events/0/parked/problem").asText()).isEqualTo("not-read");
        assertThat(listed.at("/events/0/parked/attempts").asInt()).isEqualTo(1);
        assertThat(listed.at("/events/1/aside/problem").asText()).isEqualTo("attribute-missing");
        assertThat(listed.at("/events/1/aside/standing").asText()).isEqualTo("quarantined");
        assertThat(listed.at("/events/1/endpoint").asText()).isEqualTo(Stage.NORDVIK);
        assertThat(listed.at("/events/1/aside/bodyUntil").asText()).isEqualTo("2026-05-31T10:00:00.000Z");
        assertThat(listed.has("next")).isFalse();
        assertThat(listed.toString()).doesNotContain("Maria");
        assertThat(receipts(ask("quarantine_list", "endpoint", Stage.NORDVIK_FILES))).containsExactly(second);
        assertThat(receipts(ask("quarantine_list", "since", "2026-03-02T10:01:00.000Z"))).doesNotContain(first)
                .contains(second);
    }

    @Test
    void aLongListComesInPagesThatNeitherLeaveOutNorRepeat() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add("e" + parked("p" + i).key().hash());
        }
        for (int i = 0; i < 6; i++) {
            all.add(aside("{\"id\":\"x" + i + "\"}"));
        }
        for (int limit = 1; limit <= 10; limit++) {
            List<String> listed = new ArrayList<>();
            Optional<String> next = Optional.empty();
            int pages = 0;
            do {
                String resume = next.map(text -> ",\"next\":\"" + text + "\"").orElse("");
                JsonNode page = call(
                        "{\"command\":\"quarantine_list\",\"tenant\":\"nordvik\",\"limit\":" + limit + resume
                                + "}");
                assertThat(receipts(page)).hasSizeLessThanOrEqualTo(limit);
                listed.addAll(receipts(page));
                next = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
                pages++;
            } while (next.isPresent() && pages < 30);
            assertThat(listed).as("pages of " + limit).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void whenTheTimeIsUpItSaysWhereToGoOn() {
        String first = aside(NOT_AN_EVENT);
        calls.millisLeft = 1_000;
        JsonNode cut = ask("quarantine_list");
        assertThat(receipts(cut)).isEmpty();
        calls.millisLeft = 900_000;
        assertThat(receipts(ask("quarantine_list", "next", cut.path("next").asText()))).containsExactly(first);
        assertThat(kind(ask("quarantine_list", "next", "yesterday"))).isEqualTo("malformed");
    }

    @Test
    void anItemThatCannotBeReadIsListedByItsReceiptAndStaysParked() {
        RawEvent broken = event("e1", "order.fulfilled", "order/o1", "{}", 0);
        ground.receive(List.of(broken));
        ground.ledger().sweeps().park(ParkedEvent.first(broken.key(), Ground.START, "image-not-read"));
        dynamo.plainClient()
                .updateItem(update -> update.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(broken.key().toString()), "sk",
                                AttributeValue.fromS("raw")))
                        .updateExpression("REMOVE g"));
        String receipt = "e" + broken.key().hash();
        assertThat(receipts(ask("quarantine_list"))).containsExactly(receipt);
        assertThat(ask("quarantine_show", "receipt", receipt).at("/event/parked/problem").asText())
                .isEqualTo("image-not-read");
        assertThat(ask("quarantine_replay", "receipt", receipt).path("problem").asText()).isEqualTo("not-read");
        assertThat(receipts(ask("quarantine_list"))).containsExactly(receipt);
    }

    @Test
    void aBodyIsShownOnlyWhenAskedForAndTheLogSaysSo() {
        String receipt = aside(NOT_AN_EVENT);
        assertThat(ask("quarantine_show", "receipt", receipt).has("body")).isFalse();
        JsonNode shown = ask("quarantine_show", "receipt", receipt, "body", "true");
        assertThat(shown.at("/body/text").asText()).isEqualTo(NOT_AN_EVENT);
        assertThat(shown.at("/origin/media").asText()).isEqualTo("application/cloudevents+json");
        assertThat(calls.lines).containsExactly("operator: quarantine show tenant=nordvik receipt=" + receipt,
                "operator: quarantine show --body tenant=nordvik receipt=" + receipt + " the body was read");
        assertThat(kind(ask("quarantine_show", "receipt", "q" + "0".repeat(32)))).isEqualTo("unknown");
        assertThat(kind(ask("quarantine_show", "receipt", "nonsense"))).isEqualTo("unknown");
        assertThat(kind(call("{\"command\":\"quarantine_show\",\"tenant\":\"solis\",\"receipt\":\"" + receipt + "\"}")))
                .isEqualTo("unknown");
    }

    @Test
    void bytesThatAreNoTextAreShownAsTheyAre() {
        byte[] latin = "{\"id\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
        String receipt = send(Stage.sender(Stage.NORDVIK).body(ByteString.of(latin))).receipt();
        assertThat(ask("quarantine_show", "receipt", receipt, "body", "true").at("/body/base64").asText())
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(latin));
    }

    @Test
    void aFileIsReadOnceItsColumnsAreKnown() {
        String file = "# asOf: 2026-03-01\nPartner,Kunde,Artikkel,Antall\nA-1,C-1,SKU-1,12\n";
        String receipt = aside(Stage.NORDVIK_FILES, "text/csv", file);
        JsonNode still = ask("quarantine_replay", "receipt", receipt);
        assertThat(still.at("/events/0/status").asText()).isEqualTo("quarantined");
        assertThat(still.at("/events/0/problem").asText()).isEqualTo("columns-unknown");
        ground.directory()
                .add(new Endpoint(Stage.NORDVIK_FILES, TENANT, "export",
                        ground.directory().endpoint(Stage.NORDVIK_FILES).orElseThrow().keys(),
                        Endpoint.Scope.of(List.of("/nordvik/files")),
                        List.of(new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(),
                                Map.of("account", "Partner", "customer", "Kunde", "sku", "Artikkel", "sold", "Antall"),
                                Optional.empty())),
                        true, Optional.empty()));
        JsonNode read = ask("quarantine_replay", "receipt", receipt);
        assertThat(read.at("/events/0/status").asText()).isEqualTo("accepted");
        RawEvent stored = stored().stream()
                .filter(raw -> raw.standing() == RawEvent.Standing.ACCEPTED)
                .findFirst()
                .orElseThrow();
        // received when it was replayed, and vouched for as it was when it came
        assertThat(stored.received()).isEqualTo(Stage.NOW.plus(Duration.ofMinutes(1)));
        assertThat(stored.keyId()).isEqualTo("k1");
        assertThat("e" + stored.key().hash()).isEqualTo(read.at("/events/0/receipt").asText());
        apply();
        assertThat(usage("usage/C-1/SKU-1").sold()).contains(12L);
        assertThat(ask("quarantine_replay", "receipt", receipt).at("/events/0/status").asText()).isEqualTo("duplicate");
        isWhatTheEventsSay();
    }

    @Test
    void oneEventOfABatchIsReadAgainByItself() {
        String lateSource = Events.order("o-9").replace("/nordvik/orders", "/fjord/orders");
        var answer = send(Stage.sender(Stage.NORDVIK)
                .media("application/cloudevents-batch+json")
                .body("[" + Events.order("o-1") + "," + lateSource + "]"));
        String receipt = answer.event(1).text("receipt").orElseThrow();
        assertThat(answer.status(1)).isEqualTo("quarantined");
        ground.directory()
                .add(new Endpoint(Stage.NORDVIK, TENANT, "canonical",
                        ground.directory().endpoint(Stage.NORDVIK).orElseThrow().keys(),
                        Endpoint.Scope.of(List.of("/nordvik/", "/fjord/")), List.of(), true, Optional.empty()));
        JsonNode replayed = ask("quarantine_replay", "receipt", receipt);
        assertThat(replayed.at("/events/0/status").asText()).isEqualTo("accepted");
        assertThat(replayed.at("/events/0/id").asText()).isEqualTo("o-9");
    }

    @Test
    void aPlainBodyWhoseMessageIdIsGoneIsStoredOnceUnderItsReceipt() {
        String receipt = aside(Stage.NORDVIK, "application/json",
                "{\"type\":\"order.lost\",\"timestamp\":\"2026-03-02T09:00:00Z\",\"data\":{\"order\":\"O-1\"}}");
        assertThat(ask("quarantine_replay", "receipt", receipt).at("/events/0/problem").asText())
                .isEqualTo("type-unknown");
    }

    @Test
    void anotherContentOfATakenIdIsNotReadInAgain() {
        send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1", 10)));
        String receipt = send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1", 12))).receipt();
        int stored = stored().size();
        JsonNode answer = ask("quarantine_replay", "receipt", receipt);
        assertThat(answer.path("problem").asText()).isEqualTo("id-conflict");
        assertThat(stored()).hasSize(stored);
    }

    @Test
    void ofAnEndpointThatSendsReferencesOnlyThereIsNoBodyToShowOrToReadAgain() {
        ground.directory().nameless(Stage.NORDVIK, true);
        String receipt = aside(NOT_AN_EVENT);
        JsonNode shown = ask("quarantine_show", "receipt", receipt, "body", "true");
        assertThat(shown.at("/event/aside/standing").asText()).isEqualTo("quarantined");
        assertThat(shown.at("/event/aside").has("bodyUntil")).isFalse();
        assertThat(shown.has("body")).isFalse();
        assertThat(ask("quarantine_replay", "receipt", receipt).path("problem").asText()).isEqualTo("body-not-kept");
    }

    @Test
    void whatCannotBeReadAgainSaysWhy() {
        String receipt = aside(NOT_AN_EVENT);
        String accepted = send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1"))).receipt();
        assertThat(ask("quarantine_replay", "receipt", accepted).path("problem").asText()).isEqualTo("not-waiting");
        assertThat(kind(ask("quarantine_replay", "receipt", "e" + "0".repeat(32)))).isEqualTo("unknown");
        Endpoint endpoint = ground.directory().endpoint(Stage.NORDVIK).orElseThrow();
        ground.directory()
                .add(new Endpoint(endpoint.id(), TENANT, "canonical", endpoint.keys(),
                        Endpoint.Scope.of(endpoint.scope().sources()), List.of(), false, Optional.empty()));
        assertThat(ask("quarantine_replay", "receipt", receipt).path("problem").asText()).isEqualTo("endpoint-gone");
        ground.directory().add(endpoint);
        ground.later(Duration.ofDays(90));
        assertThat(ask("quarantine_replay", "receipt", receipt).path("problem").asText()).isEqualTo("body-gone");
        assertThat(ask("quarantine_show", "receipt", receipt, "body", "true").has("body")).isFalse();
    }

    @Test
    void aParkedEventIsAppliedNowOrSaysWhyNot() {
        RawEvent good = event("c1", "subscription.created", "subscription/s1",
                "{\"sku\":\"k\",\"quantity\":3,\"account\":\"a1\"}", 0);
        ground.receive(List.of(good));
        ground.ledger().sweeps().park(ParkedEvent.first(good.key(), Ground.START, "not-read"));
        RawEvent poison = parked("p1");
        assertThat(kind(ask("quarantine_replay", "receipt", "e" + good.key().hash()))).isEqualTo("applied");
        assertThat(subscription("subscription/s1").quantity()).contains(3L);
        JsonNode refused = ask("quarantine_replay", "receipt", "e" + poison.key().hash());
        assertThat(kind(refused)).isEqualTo("refused");
        assertThat(refused.path("problem").asText()).isEqualTo("not-read");
        assertThat(receipts(ask("quarantine_list"))).containsExactly("e" + poison.key().hash());
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_AFTER", "REPEATED"})
    void whereverAReplayEndsTheNextOneDoesTheRest(Fault fault) {
        RawEvent good = event("c1", "subscription.created", "subscription/s1",
                "{\"sku\":\"k\",\"quantity\":3,\"account\":\"a1\"}", 0);
        ground.receive(List.of(good));
        ground.ledger().sweeps().park(ParkedEvent.first(good.key(), Ground.START, "not-read"));
        for (int write = 1; write <= 4; write++) {
            dynamo.faults().atWrite(write, fault);
            try {
                ask("quarantine_replay", "receipt", "e" + good.key().hash());
            } catch (FaultyDynamo.Killed | RuntimeException _) {
                // said again below
            }
        }
        dynamo.faults().heal();
        ask("quarantine_replay", "receipt", "e" + good.key().hash());
        assertThat(receipts(ask("quarantine_list"))).isEmpty();
        isWhatTheEventsSay();
    }

    @Test
    void aNameInWhatIsReadAgainIsALabelBeforeTheEventIsStored() {
        String customer = Events.customer("k-1", "Maria Berg").replace("/nordvik/crm", "/fjord/crm");
        String receipt = aside(customer);
        ground.directory()
                .add(new Endpoint(Stage.NORDVIK, TENANT, "canonical",
                        ground.directory().endpoint(Stage.NORDVIK).orElseThrow().keys(),
                        Endpoint.Scope.of(List.of("/fjord/")), List.of(), true, Optional.empty()));
        // the first write is the label's: a process that ends after it has stored no event without one
        dynamo.faults().atWrite(1, Fault.KILL_AFTER);
        try {
            ask("quarantine_replay", "receipt", receipt);
        } catch (FaultyDynamo.Killed _) {
            // as meant
        }
        dynamo.faults().heal();
        assertThat(stored()).allMatch(raw -> raw.standing() == RawEvent.Standing.QUARANTINED);
        ask("quarantine_replay", "receipt", receipt);
        assertThat(stored()).filteredOn(raw -> raw.standing() == RawEvent.Standing.ACCEPTED)
                .singleElement()
                .satisfies(raw -> assertThat(raw.body()).doesNotContain("Maria"));
    }

    @Test
    void aRequestThatIsNotUnderstoodSaysWhere() {
        assertThat(call("{\"command\":\"dance\",\"tenant\":\"nordvik\"}").path("detail").asText()).contains("/command");
        assertThat(call("{\"command\":\"refold\"}").path("detail").asText()).contains("/tenant");
        assertThat(call("{\"command\":\"retract\",\"tenant\":\"nordvik\",\"recipt\":\"e1\"}").path("detail").asText())
                .contains("/recipt");
        assertThat(kind(call("[]"))).isEqualTo("malformed");
        assertThat(kind(call("{\"command\":\"quarantine_list\",\"tenant\":\"no#tenant\"}"))).isEqualTo("malformed");
        assertThat(kind(call("{\"command\":\"quarantine_list\",\"tenant\":\"nordvik\",\"limit\":201}")))
                .isEqualTo("malformed");
    }
}

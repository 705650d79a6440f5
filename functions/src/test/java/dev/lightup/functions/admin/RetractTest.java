package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.state.Holder;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.operator.RetractionBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Taking back what should not have been sent.
class RetractTest extends OperatedTable {
    private static final String HEAD_OF_SHEET = """
            {"version":1,"feed":"seats","asOf":"2026-03-01T00:00:00.000Z","torn":[]}
            line,account,customer,sku,subscription,sold
            """;

    private static final String SUBSCRIPTION = "subscription/s1";

    private static RawEvent created() {
        return event("c1", "subscription.created", SUBSCRIPTION,
                "{\"sku\":\"sku1\",\"quantity\":10,\"account\":\"a1\"}", 0);
    }

    private static RawEvent changed(String id, long quantity, long minute) {
        return event(id, "subscription.quantity_changed", SUBSCRIPTION, "{\"quantity\":" + quantity + "}", minute);
    }

    private RawEvent wrong() {
        RawEvent wrong = changed("q1", 9_999, 1);
        ground.receive(List.of(created(), wrong));
        apply();
        assertThat(quantity()).isEqualTo(9_999);
        return wrong;
    }

    private long quantity() {
        return subscription(SUBSCRIPTION).quantity().orElseThrow();
    }

    private JsonNode retract(RawEvent event, String... more) {
        List<String> parts = new ArrayList<>(List.of("receipt", "e" + event.key().hash()));
        parts.addAll(List.of(more));
        JsonNode answer = ask("retract", parts.toArray(String[]::new));
        ground.later(Duration.ofMinutes(1));
        return answer;
    }

    @Test
    void anEventIsTakenBackByItsReceiptAndByWhoSaidItUnderWhichId() {
        RawEvent wrong = wrong();
        JsonNode answer = retract(wrong);
        assertThat(kind(answer)).isEqualTo("retracted");
        assertThat(answer.path("named").toString()).isEqualTo("[\"" + SUBSCRIPTION + "\"]");
        assertThat(answer.path("accounts").toString()).isEqualTo("[\"a1\"]");
        apply();
        assertThat(quantity()).isEqualTo(10);
        isWhatTheEventsSay();

        JsonNode byId = ask("retract", "source", wrong.source(), "id", wrong.id());
        assertThat(byId.path("repeated").asBoolean()).isTrue();
        assertThat(byId.path("receipt")).isEqualTo(answer.path("receipt"));
    }

    @Test
    void sayingItTwiceIsADuplicate() {
        RawEvent wrong = wrong();
        JsonNode first = retract(wrong);
        int stored = stored().size();
        JsonNode second = retract(wrong);
        assertThat(first.path("repeated").asBoolean()).isFalse();
        assertThat(second.path("repeated").asBoolean()).isTrue();
        assertThat(second.path("receipt")).isEqualTo(first.path("receipt"));
        assertThat(stored()).hasSize(stored);
    }

    @Test
    void aRetractionIsTakenBackAndSaidAgainAsOftenAsOneLikes() {
        RawEvent wrong = wrong();
        for (int i = 0; i < 3; i++) {
            retract(wrong);
            apply();
            assertThat(quantity()).isEqualTo(10);
            JsonNode undone = retract(wrong, "undo", "true");
            assertThat(undone.path("undone").asBoolean()).isTrue();
            assertThat(undone.path("repeated").asBoolean()).isFalse();
            assertThat(retract(wrong, "undo", "true").path("repeated").asBoolean()).isTrue();
            apply();
            assertThat(quantity()).isEqualTo(9_999);
        }
        isWhatTheEventsSay();
    }

    @Test
    void aRetractionIsTakenBackWithinTheSameMillisecondAndByItsOwnReceipt() {
        // eight, because by chance an id may sort as it should
        for (int i = 0; i < 8; i++) {
            String subject = "subscription/many-" + i;
            RawEvent wrong = event("w" + i, "subscription.quantity_changed", subject, "{\"quantity\":9999}", 1);
            ground.receive(List.of(event("n" + i, "subscription.created", subject,
                    "{\"sku\":\"sku1\",\"quantity\":10,\"account\":\"a1\"}", 0), wrong));
            JsonNode retracted = ask("retract", "receipt", "e" + wrong.key().hash());
            ask("retract", "receipt", retracted.path("receipt").asText());
            apply();
            assertThat(subscription(subject).quantity()).contains(9_999L);
            ask("retract", "receipt", "e" + wrong.key().hash());
            apply();
            assertThat(subscription(subject).quantity()).contains(10L);
        }
    }

    @Test
    void whatWasNeverRetractedIsNotBroughtBack() {
        JsonNode answer = retract(wrong(), "undo", "true");
        assertThat(kind(answer)).isEqualTo("refused");
        assertThat(answer.path("problem").asText()).isEqualTo("not-retracted");
    }

    @Test
    void whatWouldChangeIsToldAndNothingIsPut() {
        RawEvent wrong = wrong();
        int stored = stored().size();
        JsonNode answer = retract(wrong, "dryRun", "true");
        assertThat(answer.path("receipt").isMissingNode()).isTrue();
        assertThat(answer.path("subjects").asInt()).isEqualTo(1);
        assertThat(answer.path("accounts").toString()).isEqualTo("[\"a1\"]");
        assertThat(stored()).hasSize(stored);
    }

    @Test
    void whatIsNotThereAndWhatIsNoNameAreToldApart() {
        assertThat(kind(ask("retract", "receipt", "e" + "0".repeat(32)))).isEqualTo("unknown");
        assertThat(kind(ask("retract", "source", "/nordvik/erp", "id", "never"))).isEqualTo("unknown");
        assertThat(kind(ask("retract", "receipt", "b0"))).isEqualTo("malformed");
        assertThat(kind(ask("retract", "source", "/nordvik/erp"))).isEqualTo("malformed");
    }

    @Test
    void anotherTenantsEventIsNotReached() {
        RawEvent wrong = wrong();
        JsonNode answer = call("{\"command\":\"retract\",\"tenant\":\"solis\",\"receipt\":\"e" + wrong.key().hash()
                + "\"}");
        assertThat(kind(answer)).isEqualTo("unknown");
        apply();
        assertThat(quantity()).isEqualTo(9_999);
    }

    @Test
    void whatNoFormatReadsIsNotRetractedBecauseItCountsNowhere() {
        RawEvent poison = poison("p1");
        ground.receive(List.of(poison));
        JsonNode answer = retract(poison);
        assertThat(answer.path("problem").asText()).isEqualTo("not-read");
    }

    private static RawEvent poison(String id) {
        return Ground.raw(TENANT, "/nordvik/erp", id, "no-such-format", "{}",
                Ground.START);
    }

    @Test
    void aMapThatIsTakenBackTakesItsPlacementsWithItAndBringsThemBack() {
        RawEvent map = event("m1", "customer.reseller_link.accepted", "customer/c1", "{\"account\":\"a7\"}", 1);
        RawEvent before = event("b1", "subscription.created", "subscription/before",
                "{\"sku\":\"sku1\",\"quantity\":1,\"customer\":\"c1\"}", 0);
        RawEvent after = event("b2", "subscription.created", "subscription/after",
                "{\"sku\":\"sku1\",\"quantity\":1,\"customer\":\"c1\"}", 5);
        ground.receive(List.of(before, map));
        apply();
        assertThat(holder("subscription/before")).isEqualTo(Holder.account("a7"));

        JsonNode answer = retract(map);
        assertThat(answer.path("named").toString()).contains("customer/c1", "subscription/before");
        assertThat(answer.path("accounts").toString()).isEqualTo("[\"a7\"]");
        apply();
        assertThat(holder("subscription/before")).isEqualTo(Holder.UNPLACED);
        // who comes later meets the map and its retraction
        ground.receive(List.of(after));
        apply();
        assertThat(holder("subscription/after")).isEqualTo(Holder.UNPLACED);
        isWhatTheEventsSay();

        JsonNode undone = retract(map, "undo", "true");
        assertThat(undone.path("accounts").toString()).isEqualTo("[\"a7\"]");
        apply();
        assertThat(holder("subscription/before")).isEqualTo(Holder.account("a7"));
        assertThat(holder("subscription/after")).isEqualTo(Holder.account("a7"));
        isWhatTheEventsSay();
    }

    private Holder holder(String subject) {
        return state(subject).folded().slices().getLast().holder();
    }

    @Test
    void whatWasPutAsideIsTakenOutOfTheHealthOfItsFeed() {
        String receipt = send(Stage.sender(Stage.NORDVIK).body("{\"id\":\"x\"}")).receipt();
        apply();
        assertThat(ask("retract", "receipt", receipt).path("named").toString())
                .isEqualTo("[\"endpoint/" + Stage.NORDVIK + "\"]");
        apply();
        isWhatTheEventsSay();
        assertThat(ground.states().get(TENANT + " endpoint/" + Stage.NORDVIK)).contains("\"quarantined\":0");
    }

    @Test
    void moreSubjectsThanOneItemHoldsGoIntoSeveralPartsAndComeBackWithThem() {
        List<RawEvent> events = new ArrayList<>();
        // ids of 190 characters: 1,200 of them are 240 KB
        var file = new StringBuilder(HEAD_OF_SHEET);
        int rows = 1_200;
        for (int i = 0; i < rows; i++) {
            file.append(i + 2).append(",A,C,K,").append("%0190d".formatted(i)).append(",5\n");
        }
        RawEvent export = Ground.raw(TENANT, "/nordvik/files", "f1", "export",
                file.toString(), Ground.START);
        events.add(export);
        ground.receive(events);
        JsonNode answer = retract(export);
        assertThat(answer.path("subjects").asInt()).isGreaterThan(rows);
        List<RawEvent> parts = parts();
        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(part.body().length()).isLessThan(256 * 1024);
            assertThat(part.grade()).isEqualTo(Grade.A);
        });
        assertThat(ground.formats().entries(parts.getLast()).getFirst().id())
                .isEqualTo(ground.formats().entries(parts.getFirst()).getFirst().id());
        // wherever two of them meet at a subject, through a customer's map, they are two
        assertThat(parts.stream().flatMap(part -> ground.formats().entries(part).stream()).map(Entry::place))
                .doesNotHaveDuplicates();
        retract(export, "undo", "true");
        assertThat(parts()).hasSize(2 * parts.size());
        assertThat(parts().stream().mapToInt(part -> ground.formats().entries(part).size()).sum())
                .isEqualTo(2 * parts.stream().mapToInt(part -> ground.formats().entries(part).size()).sum());
    }

    private List<RawEvent> parts() {
        return stored().stream().filter(raw -> raw.format().equals(RetractionBody.FORMAT)).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_AFTER", "REPEATED"})
    void aProcessThatEndsBetweenTwoPartsIsFinishedByTheNext(Fault fault) {
        var file = new StringBuilder(HEAD_OF_SHEET);
        for (int i = 0; i < 1_200; i++) {
            file.append(i + 2).append(",A,C,K,").append("%0190d".formatted(i)).append(",5\n");
        }
        RawEvent export = Ground.raw(TENANT, "/nordvik/files", "f1", "export",
                file.toString(), Ground.START);
        ground.receive(List.of(export));
        for (int write = 1; write <= 2; write++) {
            dynamo.faults().atWrite(write, fault);
            try {
                retract(export);
            } catch (FaultyDynamo.Killed | RuntimeException _) {
                // the operator sees it fail, and says it again
            }
        }
        dynamo.faults().heal();
        retract(export);
        assertThat(parts()).hasSize(2);
        assertThat(parts().stream().flatMap(part -> ground.formats().entries(part).stream()).map(e -> e.subject()))
                .doesNotHaveDuplicates()
                .containsAll(ground.formats().entries(export).stream().map(e -> e.subject()).toList());
    }

    @Test
    void noSenderCanSayTheOperatorsEvents() {
        ground.directory()
                .add(new Endpoint("ep_trick", TENANT, "canonical",
                        ground.directory().endpoint(Stage.NORDVIK).orElseThrow().keys(),
                        Endpoint.Scope.of(List.of(RetractionBody.STORED_UNDER, "/nordvik/")), List.of(), true,
                        Optional.empty()));
        var sender = dev.lightup.functions.receive.Sender.to("ep_trick", Stage.secretOf(Stage.NORDVIK), Stage.NOW);
        assertThat(send(sender.media(RetractionBody.MEDIA).body("{}")).statusCode()).isEqualTo(415);
        assertThat(send(sender.body("""
                {"specversion":"1.0","id":"x/1","source":"lightup operator","type":"system.retracted",\
                "subject":"subscription/s1","data":{"event":"q1"}}""")).statusCode()).isEqualTo(422);
        assertThat(ground.formats().named(RetractionBody.FORMAT)).isEmpty();
        assertThat(ground.formats().largest(RetractionBody.MEDIA)).isEmpty();
        assertThat(ground.ledger().rawEvents().find(RawKey.of(TENANT, RetractionBody.STORED_UNDER, "x/1")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theLogSaysWhoWasAskedForWhatAndNothingThatASenderWrote() {
        RawEvent wrong = wrong();
        retract(wrong, "dryRun", "true");
        String receipt = retract(wrong).path("receipt").asText();
        assertThat(calls.lines).containsExactly("operator: retract --dry-run tenant=nordvik subjects=1",
                "operator: retract tenant=nordvik receipt=" + receipt + " subjects=1");
    }
}

package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceiveTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private Receive receive = never();

    @BeforeEach
    void open() {
        receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
    }

    private Receive never() {
        return new Receive(dynamo.client(), "none", stage, Stage.clock());
    }

    private Answer send(Sender sender) {
        return stage.call(receive, sender.bytes());
    }

    private static Sender nordvik(String body) {
        return Stage.sender(Stage.NORDVIK).body(body);
    }

    private RawEvent stored(String receipt) {
        RawKey.Shelf shelf = receipt.startsWith("e") ? RawKey.Shelf.EVENT : RawKey.Shelf.QUARANTINE;
        return dynamo.ledger().rawEvents().find(new RawKey("nordvik", shelf, receipt.substring(1))).orElseThrow();
    }

    @Test
    void anEventIsStoredOnceAndSaysItsEntry() {
        Answer answer = send(nordvik(Events.order("o-1")));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.status(0)).isEqualTo("accepted");
        RawEvent raw = stored(answer.receipt());
        List<Entry> entries = Formats.all(Stage.clock()).entries(raw);
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.subject()).hasToString("order/7Q-2210");
            assertThat(entry.account()).contains("A-7");
            assertThat(entry.customer()).contains("C-19");
            assertThat(entry.sequence()).contains("00000000000000000041");
            assertThat(entry.occurred()).isEqualTo("2026-03-02T09:30:00Z");
            assertThat(entry.received()).isEqualTo(Stage.NOW);
            assertThat(entry.fact()).isInstanceOfSatisfying(OrderFact.Submitted.class,
                    fact -> assertThat(fact.lines().getFirst().quantity()).isEqualTo(10));
        });
    }

    @Test
    void aDuplicateIsAnsweredWithItsFirstReceipt() {
        Answer first = send(nordvik(Events.order("o-1")));
        Answer second = send(nordvik(Events.order("o-1")).id("msg_2").at(Stage.NOW.plusSeconds(60)));
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.status(0)).isEqualTo("duplicate");
        assertThat(second.receipt()).isEqualTo(first.receipt());
    }

    @Test
    void anotherSerialisationOfTheSameEventIsADuplicate() {
        send(nordvik(Events.order("o-1")));
        String reordered = """
                { "data" : {"lines":[{"quantity":10.0,"sku":"M365\\u002dBP"}],"customer":"C-19","account":"A-7"},
                  "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                  "sequence":"41","time":"2026-03-02T09:30:00Z","subject":"order/7Q-2210","type":"order.submitted",
                  "source":"/nordvik/orders","id":"o-1","specversion":"1.0"}""";
        assertThat(send(nordvik(reordered)).status(0)).isEqualTo("duplicate");
    }

    @Test
    void aRepeatOfTheSameInvocationIsStillAccepted() {
        Sender sender = nordvik(Events.order("o-1")).request("r-1");
        Answer first = send(sender);
        Answer again = send(sender);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void otherContentUnderTheSameIdIsAConflictAndIsKeptAside() {
        Answer first = send(nordvik(Events.order("o-1", 10)));
        Answer other = send(nordvik(Events.order("o-1", 11)));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.problem()).contains("id-conflict");
        RawEvent aside = stored(other.receipt());
        assertThat(aside.standing()).isEqualTo(RawEvent.Standing.CONFLICTING);
        assertThat(opened(aside)).contains("\"quantity\":11");
        assertThat(send(nordvik(Events.order("o-1", 11))).receipt()).isEqualTo(other.receipt());
        assertThat(send(nordvik(Events.order("o-1", 10))).receipt()).isEqualTo(first.receipt());
    }

    private String opened(RawEvent aside) {
        byte[] sealed = dynamo.ledger().rawEvents().body(aside.key(), Stage.NOW).orElseThrow();
        return new QuarantineCipher(stage.tenant("nordvik").key()).open(aside.key(), sealed).text();
    }

    @Test
    void whatIsNotUnderstoodIsPutAsideSealedForNinetyDays() {
        String body = Events.order("o-1").replace("order.submitted", "order.teleported");
        Answer answer = send(nordvik(body));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.problem()).contains("type-unknown");
        assertThat(answer.body()).doesNotContain("teleported");
        RawEvent aside = stored(answer.receipt());
        assertThat(aside.standing()).isEqualTo(RawEvent.Standing.QUARANTINED);
        assertThat(aside.body()).isEmpty();
        assertThat(opened(aside)).isEqualTo(body);
        assertThat(dynamo.ledger().rawEvents().body(aside.key(), Stage.NOW.plus(Duration.ofDays(91)))).isEmpty();
        assertThat(new String(dynamo.ledger().rawEvents().body(aside.key(), Stage.NOW).orElseThrow(),
                java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("teleported");
        assertThat(Formats.all(Stage.clock()).entries(aside)).singleElement()
                .satisfies(entry -> assertThat(entry.subject()).hasToString("endpoint/" + Stage.NORDVIK));
        Answer again = send(nordvik(body));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.receipt()).isEqualTo(answer.receipt());
    }

    @Test
    void aRepairedEventComesUnderItsOwnId() {
        send(nordvik(Events.order("o-1").replace("order.submitted", "order.teleported")));
        assertThat(send(nordvik(Events.order("o-1"))).status(0)).isEqualTo("accepted");
    }

    @Test
    void namesAreTokensInTheLogAndClearInLabelsOnly() {
        Answer answer = send(nordvik(Events.customer("c-1", "Fjord Bakery")));
        RawEvent raw = stored(answer.receipt());
        assertThat(raw.body()).doesNotContain("Fjord").doesNotContain("Bakery");
        String token = raw.body().replaceAll(".*\"name\":\"([0-9a-f]{32})\".*", "$1");
        assertThat(dynamo.ledger().labels().read("nordvik", List.of(token)).get(token))
                .isEqualTo(new PersonalLabel.Clear(token, "Fjord Bakery"));
    }

    @Test
    void whatNoSchemaNamesIsKeptAsALabelBecauseItMayNameAnybody() {
        String body = Events.order("o-1").replace("\"lines\"", "\"buyer\":\"Kari Nordmann\",\"lines\"");
        RawEvent raw = stored(send(nordvik(body)).receipt());
        assertThat(raw.body()).doesNotContain("Kari");
        String token = raw.body().replaceAll(".*\"unread\":\"([0-9a-f]{32})\".*", "$1");
        assertThat(dynamo.ledger().labels().read("nordvik", List.of(token)).get(token))
                .isEqualTo(new PersonalLabel.Clear(token, "{\"/data/buyer\":\"Kari Nordmann\"}"));
    }

    @Test
    void contentIsComparedBeforeNamesBecomeTokens() {
        send(nordvik(Events.customer("c-1", "Fjord Bakery")));
        assertThat(send(nordvik(Events.customer("c-1", "Fjord Bakery"))).status(0)).isEqualTo("duplicate");
        assertThat(send(nordvik(Events.customer("c-1", "Other"))).statusCode()).isEqualTo(409);
    }

    @Test
    void aBatchIsAnsweredEventByEvent() {
        send(nordvik(Events.order("o-2", 1)));
        String batch = "[" + Events.order("o-1") + "," + Events.order("o-2", 1) + "," + Events.order("o-2", 2)
                + ",{\"id\":\"o-3\"},7]";
        Sender sender = nordvik(batch).media("application/cloudevents-batch+json");
        Answer answer = send(sender);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(List.of(answer.status(0), answer.status(1), answer.status(2), answer.status(3), answer.status(4)))
                .containsExactly("accepted", "duplicate", "conflict", "quarantined", "quarantined");
        assertThat(answer.event(3).text("id")).contains("o-3");
        Answer again = send(sender);
        assertThat(again.receipt()).isEqualTo(answer.receipt());
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(again.status(3)).isEqualTo("quarantined");
    }

    @Test
    void anEventThatABatchSaysTwiceIsADuplicateOfItself() {
        Sender sender = nordvik("[" + Events.order("o-1") + "," + Events.order("o-1") + "]")
                .media("application/cloudevents-batch+json");
        Answer answer = send(sender);
        assertThat(List.of(answer.status(0), answer.status(1))).containsExactly("accepted", "duplicate");
        assertThat(answer.event(1).text("receipt")).isEqualTo(answer.event(0).text("receipt"));
    }

    @Test
    void aBatchThatWouldNotEndInTimeIsCutShortAndItsRepeatFindsTheStoredPart() {
        Sender sender = nordvik("[" + Events.order("o-1") + "]").media("application/cloudevents-batch+json");
        stage.millisLeft(100);
        Answer cut = send(sender);
        assertThat(cut.statusCode()).isEqualTo(503);
        assertThat(cut.headers()).containsKey("retry-after");
        stage.millisLeft(30_000);
        assertThat(send(sender).statusCode()).isEqualTo(202);
    }

    @Test
    void thePlainBodyNamesItsSubjectInItsData() {
        Answer answer = send(Stage.sender(Stage.NORDVIK).media("application/json").id("evt-9").body("""
                {"type":"subscription.quantity_changed","timestamp":"2026-03-02T09:00:00+01:00",\
                "data":{"subscription":"8c1f","account":"A-7","old":5,"quantity":7}}"""));
        assertThat(answer.event(0).text("id")).contains("evt-9");
        Entry entry = Formats.all(Stage.clock()).entries(stored(answer.receipt())).getFirst();
        assertThat(entry.subject()).hasToString("subscription/8c1f");
        assertThat(entry.source()).isEqualTo("/nordvik/");
        assertThat(entry.occurred()).isEqualTo("2026-03-02T08:00:00Z");
    }

    @Test
    void optionsAnswersTheAbuseProtectionHandshakeForEveryEndpointAlike() {
        Sender options = Stage.sender(Stage.NORDVIK).method("OPTIONS").header("WebHook-Request-Origin", "example.com");
        Answer answer = send(options);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("webhook-allowed-origin", "*")
                .containsEntry("allow",
                        "OPTIONS, POST");
        assertThat(send(options.path("/v1/hooks/nobody"))).isEqualTo(answer);
    }

    @Test
    void whateverFailsUnexpectedlyAsksToComeAgain() {
        receive = never();
        Answer answer = send(nordvik(Events.order("o-1")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.problem()).contains("unavailable");
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void primingStoresNothing() {
        new SnapshotPriming(receive, dynamo.ledger(), stage, Formats.all(Stage.clock())).prime();
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
    }
}

package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.tryout.Try;
import dev.lightup.json.Json;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an endpoint sends that sends references only: taken, and told how much of it was not kept.
class NamelessTest {
    private static final String ONE = "1 name or sentence was not kept: this endpoint sends references only";
    private static final String TWO = "2 names or sentences were not kept: this endpoint sends references only";
    private static final String BODY = "its body was not kept: this endpoint sends references only. Mend it and send it again";
    private static final String BATCH = "application/cloudevents-batch+json";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    private Answer send(Sender sender) {
        return stage.call(new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock()), sender.bytes());
    }

    private static Sender nordvik(String body) {
        return Stage.sender(Stage.NORDVIK).body(body);
    }

    private static String told(Json.Obj said) {
        return said.get("leftOut").orElseThrow() instanceof Json.Obj some ? some.text("detail").orElseThrow() : "";
    }

    private RawEvent stored(String receipt) {
        RawKey.Shelf shelf = receipt.startsWith("e") ? RawKey.Shelf.EVENT : RawKey.Shelf.QUARANTINE;
        return dynamo.ledger().rawEvents().find(new RawKey("nordvik", shelf, receipt.substring(1))).orElseThrow();
    }

    /// All that lies in the table, as it is printed, and what of it is bytes once more as text.
    private List<Map<String, AttributeValue>> table() {
        return dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items();
    }

    private static String sort(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get("sk")).s();
    }

    private List<String> sorts() {
        return table().stream().map(NamelessTest::sort).toList();
    }

    @Test
    void anEventWithANameIsAcceptedAndStoredAsFromAnyOther() {
        RawEvent named = stored(send(nordvik(Events.customer("c-1", "Fjord Bakery"))).receipt());
        assertThat(sorts()).contains(ItemKeys.LABEL);
        dynamo.anew();
        stage.nameless(Stage.NORDVIK, true);
        Answer answer = send(nordvik(Events.customer("c-1", "Fjord Bakery")));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.status(0)).isEqualTo("accepted");
        assertThat(told(answer.event(0))).isEqualTo(ONE);
        assertThat(answer.body()).doesNotContain("Fjord");
        RawEvent nameless = stored(answer.receipt());
        assertThat(nameless.body()).isEqualTo(named.body());
        assertThat(nameless.mac()).isEqualTo(named.mac());
        assertThat(nameless.receipt()).isEqualTo(named.receipt());
        assertThat(sorts()).doesNotContain(ItemKeys.LABEL);
        Answer again = send(nordvik(Events.customer("c-1", "Fjord Bakery")).id("msg_2"));
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(told(again.event(0))).as("a repeat is told the same").isEqualTo(ONE);
        assertThat(send(nordvik(Events.order("o-1"))).event(0).get("leftOut")).as("nothing was left out").isEmpty();
    }

    @Test
    void whatWasKeptBeforeStaysAndIsOfferedAgainOnceItsNamesCount() {
        send(nordvik(Events.customer("c-1", "Fjord Bakery")));
        stage.nameless(Stage.NORDVIK, true);
        send(nordvik(Events.customer("c-2", "Hav AS")));
        assertThat(table().stream().filter(item -> sort(item).equals(ItemKeys.LABEL)))
                .singleElement()
                .satisfies(item -> assertThat(item.toString()).contains("Fjord Bakery"));
        stage.nameless(Stage.NORDVIK, false);
        Answer again = send(nordvik(Events.customer("c-2", "Hav AS")).id("msg_2"));
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(again.event(0).get("leftOut")).isEmpty();
        assertThat(table().toString()).contains("Hav AS");
    }

    @Test
    void eachEventOfABatchIsToldByItself() {
        stage.nameless(Stage.NORDVIK, true);
        Answer answer = send(nordvik("[" + Events.customer("c-1", "Fjord Bakery") + "," + Events.order("o-1") + ","
                + Events.customer("c-3", "Hav AS").replace("customer.created", "customer.teleported") + "]")
                .media(BATCH));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(told(answer.event(0))).isEqualTo(ONE);
        assertThat(answer.event(1).get("leftOut")).isEmpty();
        assertThat(answer.status(2)).isEqualTo("quarantined");
        assertThat(told(answer.event(2))).isEqualTo(BODY);
        assertThat(table().toString()).doesNotContain("Fjord", "Hav AS");
    }

    @Test
    void aFileIsToldItsCount() {
        stage.nameless(Stage.NORDVIK_FILES, true);
        Answer answer = send(Stage.sender(Stage.NORDVIK_FILES)
                .media("text/csv")
                .body("# asOf: 2026-03-01\nReseller,Reseller name,Customer ID,Customer,SKU,Seats,Assigned,Active\n"
                        + "A-1,Nordlys IT,C-1,Hav AS,S-1,5,4,3\nA-1,Nordlys IT,C-1,Hav AS,S-2,5,4,3\n"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(told(answer.event(0))).isEqualTo(TWO);
        assertThat(sorts()).doesNotContain(ItemKeys.LABEL);
        assertThat(stored(answer.receipt()).body()).doesNotContain("Nordlys", "Hav");
    }

    @Test
    void ofWhatIsNotUnderstoodOrContradictsReceiptAndReasonAreKeptAndNoBody() {
        stage.nameless(Stage.NORDVIK, true);
        String strange = Events.customer("c-1", "Fjord Bakery").replace("customer.created", "customer.teleported");
        Answer answer = send(nordvik(strange));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(told(answer.json())).isEqualTo(BODY);
        RawEvent aside = stored(answer.receipt());
        assertThat(aside.standing()).isEqualTo(RawEvent.Standing.QUARANTINED);
        assertThat(aside.quarantine().orElseThrow().problem()).isEqualTo("type-unknown");
        assertThat(send(nordvik(strange)).receipt()).isEqualTo(answer.receipt());

        send(nordvik(Events.customer("c-2", "Fjord Bakery")));
        Answer other = send(nordvik(Events.customer("c-2", "Hav AS")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(told(other.json())).isEqualTo(BODY);
        assertThat(other.json().text("detail").orElseThrow()).contains("no content").doesNotContain("put aside");
        assertThat(stored(other.receipt()).standing()).isEqualTo(RawEvent.Standing.CONFLICTING);
        assertThat(sorts()).doesNotContain(ItemKeys.BODY, ItemKeys.LABEL);
    }

    @Test
    void aTrialSaysTheSameAndStoresNothing() {
        stage.nameless(Stage.NORDVIK, true);
        var trial = new Try(dynamo.client(), dynamo.table(), stage, Stage.clock());
        Answer answer = stage.call(trial,
                nordvik(Events.customer("c-1", "Fjord Bakery")).path("/v1/hooks/" + Stage.NORDVIK + "/try").bytes());
        assertThat(told(answer.event(0))).isEqualTo(ONE);
        assertThat(answer.body()).doesNotContain("Fjord");
        Answer strange = stage.call(trial,
                nordvik(Events.order("o-1").replace("order.submitted", "order.teleported"))
                        .path("/v1/hooks/" + Stage.NORDVIK + "/try")
                        .bytes());
        assertThat(told(strange.event(0))).isEqualTo(BODY);
        assertThat(table()).isEmpty();
    }

    @Test
    void anInvitationHasThePlainTitle() {
        stage.nameless(Stage.NORDVIK, true);
        Answer answer = send(Stage.sender(Stage.NORDVIK)
                .path("/v1/invitations")
                .media("application/json")
                .header("lightup-endpoint", Stage.NORDVIK)
                .body("{\"account\":\"NV-1\",\"address\":\"dana@fjordlys.example\",\"title\":\"Fjordlys at Nordvik\"}"));
        assertThat(answer.body()).contains(ONE);
        assertThat(table().toString()).contains("Account NV-1 at nordvik").doesNotContain("Fjordlys at");
    }
}

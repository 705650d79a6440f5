package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.json.CanonicalJson;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.http.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An id stands for what was meant, not for how it was written.
class SamenessTest {
    private static final String ORDER = Events.order("o-1");
    private static final String USAGE = """
            {"specversion":"1.0","id":"%s","source":"/nordvik/erp","type":"usage.snapshot","subject":"usage/C-19/S-1",\
            "time":"2026-03-02T09:00:00Z","data":{"account":"A-7","active":7,"asOf":"2026-03-01T09:30:00Z",\
            "note":{"by":"x","seen":10}}}""";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private Receive receive = new Receive(dynamo.client(), "none", stage, Stage.clock());

    @BeforeEach
    void open() {
        receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
    }

    private Answer send(String body) {
        return stage.call(receive, Stage.sender(Stage.NORDVIK).body(body).bytes());
    }

    private static Map<String, String> otherForms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("a member that is null", ORDER.replace("\"sequence\"", "\"dataschema\":null,\"sequence\""));
        forms.put("a member of the data that is null",
                ORDER.replace("\"lines\"", "\"reference\":null,\"unheardOf\":null,\"lines\""));
        forms.put("data_base64 that is null", ORDER.replace("\"sequence\"", "\"data_base64\":null,\"sequence\""));
        forms.put("the media type of the data",
                ORDER.replace("\"sequence\"", "\"datacontenttype\":\"application/json\",\"sequence\""));
        forms.put("that media type in capitals and with a charset", ORDER.replace("\"sequence\"",
                "\"datacontenttype\":\"Application/JSON; charset=UTF-8\",\"sequence\""));
        forms.put("the time with an offset", ORDER.replace("09:30:00Z", "10:30:00+01:00"));
        forms.put("the time to the microsecond", ORDER.replace("09:30:00Z", "09:30:00.000000Z"));
        forms.put("the sequence as a number", ORDER.replace("\"41\"", "41"));
        forms.put("the sequence with a zero before it", ORDER.replace("\"41\"", "\"041\""));
        forms.put("the order named in the data too", ORDER.replace("\"lines\"", "\"order\":\"7Q-2210\",\"lines\""));
        forms.put("a byte order mark", "\ufeff" + ORDER);
        return forms;
    }

    @TestFactory
    Stream<DynamicTest> anotherFormOfTheSameEventIsADuplicate() {
        return otherForms().entrySet().stream().map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
            Answer first = send(ORDER);
            Answer again = send(form.getValue());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
            assertThat(again.status(0)).isEqualTo("duplicate");
            assertThat(again.receipt()).isEqualTo(first.receipt());
        }));
    }

    @Test
    void theMomentsInTheDataAndWhatNobodyReadsAreComparedByMeaningToo() {
        String usage = USAGE.formatted("u-1");
        send(usage);
        assertThat(send(usage.replace("2026-03-01T09:30:00Z", "2026-03-01T10:30:00.000+01:00")).status(0))
                .isEqualTo("duplicate");
        assertThat(send(usage.replace("{\"by\":\"x\",\"seen\":10}", "{\"seen\":10.0,\"of\":null,\"by\":\"x\"}"))
                .status(0)).isEqualTo("duplicate");
        assertThat(send(usage.replace("\"seen\":10", "\"seen\":11")).statusCode()).isEqualTo(409);
        assertThat(send(usage.replace("2026-03-01T09:30", "2026-03-01T09:31")).statusCode()).isEqualTo(409);
    }

    @TestFactory
    Stream<DynamicTest> anotherMeaningIsAConflict() {
        Map<String, String> others = Map.of("another time", ORDER.replace("09:30:00Z", "09:30:01Z"), "no time",
                ORDER.replace("\"time\":\"2026-03-02T09:30:00Z\",", ""), "another sequence",
                ORDER.replace("\"41\"", "\"42\""), "another subject", ORDER.replace("7Q-2210", "7Q-2211"),
                "another type", ORDER.replace("order.submitted", "order.accepted"), "another account",
                ORDER.replace("A-7", "A-8"), "more seats", ORDER.replace(":10}", ":11}"), "something more",
                ORDER.replace("\"lines\"", "\"reference\":\"PO 7\",\"lines\""), "something more that nobody reads",
                ORDER.replace("\"lines\"", "\"unheardOf\":7,\"lines\""));
        return others.entrySet().stream().map(other -> DynamicTest.dynamicTest(other.getKey(), () -> {
            send(ORDER);
            assertThat(send(other.getValue()).statusCode()).isEqualTo(409);
        }));
    }

    @Test
    void whatAnEarlierReleaseStoredIsStillTheSameEventInThatFormAndInOthers() {
        ByteString key = stage.tenant("nordvik").key();
        RawKey place = RawKey.of("nordvik", "/nordvik/orders", "o-1");
        String stored = """
                {"type":"order.submitted","subject":"order/7Q-2210","time":"2026-03-02T09:30:00.000Z",\
                "sequence":"00000000000000000041",\
                "data":{"account":"A-7","customer":"C-19","lines":[{"sku":"M365-BP","quantity":10}]}}""";
        dynamo.ledger()
                .rawEvents()
                .put(new RawEvent(place, Stage.NORDVIK, "/nordvik/orders", "o-1", "canonical", 0,
                        "application/cloudevents+json", Stage.NOW, Grade.A, "k1",
                        TenantTokens.mac(key, CanonicalJson.of(ByteString.utf8(ORDER).array())), "r/0",
                        "e" + place.hash(),
                        RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), stored));
        assertThat(send(ORDER).status(0)).isEqualTo("duplicate");
        assertThat(otherForms().values()).allSatisfy(form -> assertThat(send(form).status(0)).isEqualTo("duplicate"));
        assertThat(send(Events.order("o-1", 11)).statusCode()).isEqualTo(409);
    }

    @Test
    void aSnapshotThatAnEarlierReleaseStoredAsOfItsArrivalIsStillTheSame() {
        String sent = USAGE.formatted("u-2")
                .replace("\"time\":\"2026-03-02T09:00:00Z\",", "")
                .replace("\"asOf\":\"2026-03-01T09:30:00Z\",", "");
        ByteString key = stage.tenant("nordvik").key();
        RawKey place = RawKey.of("nordvik", "/nordvik/erp", "u-2");
        dynamo.ledger()
                .rawEvents()
                .put(new RawEvent(place, Stage.NORDVIK, "/nordvik/erp", "u-2", "canonical", 0,
                        "application/cloudevents+json", Stage.NOW.minusSeconds(60), Grade.A, "k1",
                        TenantTokens.mac(key, CanonicalJson.of(ByteString.utf8(sent).array())), "r/0",
                        "e" + place.hash(),
                        RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(),
                        "{\"type\":\"usage.snapshot\",\"subject\":\"usage/C-19/S-1\",\"data\":{\"account\":\"A-7\","
                                + "\"active\":7,\"feed\":\"/nordvik/erp\",\"asOf\":\"2026-03-02T09:59:00.000Z\"}}"));
        assertThat(send(sent).status(0)).isEqualTo("duplicate");
    }
}

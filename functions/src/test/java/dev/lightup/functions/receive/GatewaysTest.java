package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.tryout.Try;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What senders and the gateways between send in fact.
class GatewaysTest {
    private static final String PLAIN = "{\"type\":\"order.accepted\",\"timestamp\":\"2026-03-02T09:00:00Z\","
            + "\"data\":{\"order\":\"7Q-2210\",\"account\":\"A-7\"}%s}";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private Receive receive = new Receive(dynamo.client(), "none", stage, Stage.clock());

    @BeforeEach
    void open() {
        receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
    }

    private Answer send(Sender sender) {
        return stage.call(receive, sender.bytes());
    }

    private static Sender json(String body) {
        return Stage.sender(Stage.NORDVIK).media("application/json").body(body);
    }

    private RawEvent stored(Answer answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return dynamo.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.event(0)
                        .text("receipt")
                        .orElseGet(answer::receipt)
                        .substring(1)))
                .orElseThrow();
    }

    private Entry entry(Answer answer) {
        return Formats.all(Stage.clock()).entries(stored(answer)).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"api_version\":\"2026-01\"", ",\"eventId\":\"zanzibar\"", ",\"my-member\":7",
        ",\"links\":{\"self\":\"/x\"}", ",\"tags\":[\"a\",{\"b\":1}]", ",\"id\":\"other\"", ",\"source\":7",
        ",\"created_at\":null", ",\"\":true", ",\"note\":\"two\\nlines\""})
    void otherMembersOfAPlainBodyAreKeptUnread(String more) {
        RawEvent raw = stored(send(json(PLAIN.formatted(more))));
        assertThat(raw.id()).isEqualTo("msg_1");
        assertThat(raw.source()).isEqualTo("/nordvik/");
        assertThat(raw.body()).doesNotContain("zanzibar");
        boolean told = !more.isEmpty() && !more.endsWith("null");
        assertThat(raw.body().contains("\"unread\"")).isEqualTo(told);
    }

    @Test
    void aWrongMemberOfAPlainBodyIsNamedAsItsSenderWroteIt() {
        assertThat(send(json(PLAIN.formatted("").replace("2026-03-02T09:00:00Z", "yesterday"))).body())
                .contains("attribute-invalid", "\"pointer\":\"/timestamp\"");
        assertThat(send(json(PLAIN.formatted("").replace("2026-03-02T09:00:00Z", "0001-01-01T00:00:00Z"))).body())
                .contains("attribute-missing", "\"pointer\":\"/timestamp\"");
        assertThat(send(json(PLAIN.formatted(",\"sequence\":\"x\""))).body())
                .contains("attribute-invalid", "\"pointer\":\"/sequence\"");
    }

    @Test
    void anAttributeThatCloudEventsDoesNotAllowIsToldByItsPlace() {
        assertThat(send(json(Events.order("o-1").replace("\"sequence\"", "\"my-zanzibar\""))).body())
                .contains("attribute-invalid", "attribute number 7 of the event")
                .doesNotContain("zanzibar");
    }

    @Test
    void aCloudEventUnderApplicationJsonIsReadAsOne() {
        Answer answer = send(json(Events.order("o-1")));
        assertThat(answer.event(0).text("id")).contains("o-1");
        assertThat(stored(answer).source()).isEqualTo("/nordvik/orders");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1"))).status(0)).isEqualTo("duplicate");
    }

    @Test
    void aBatchUnderApplicationJsonIsReadAsOne() {
        Answer answer = send(json("[" + Events.order("o-1") + "," + Events.order("o-2", 3) + ",7]"));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(List.of(answer.status(0), answer.status(1), answer.status(2))).containsExactly("accepted",
                "accepted", "quarantined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evt.1", "urn:uuid:3f2a", "a.b:c-d_e", "order.123", "2026.03.02", "x.123456789",
        "x.12345678901", "1772445600"})
    void aMessageIdMayHoldFullStopsAndColons(String id) {
        assertThat(stored(send(json(PLAIN.formatted("")).id(id))).id()).isEqualTo(id);
    }

    @Test
    void theMissingHeadersOfAnotherNameAreNamedAlikeForEveryEndpoint() {
        Sender svix = json(PLAIN.formatted("")).without("webhook-id")
                .without("webhook-timestamp")
                .without("webhook-signature")
                .header("svix-id", "msg_1")
                .header("svix-timestamp", "1772445600")
                .header("svix-signature", json(PLAIN.formatted("")).signature());
        Answer answer = send(svix);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("svix-", "webhook-id");
        assertThat(send(svix.path("/v1/hooks/nobody"))).isEqualTo(answer);
        assertThat(send(json(PLAIN.formatted("")).without("webhook-id")).body()).doesNotContain("svix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-16", "ISO-8859-1"})
    void aFileThatIsNotUtf8IsSaidToBeSoWhereverItComesTo(String charset) {
        ByteString saved = ByteString.of("Customer ID,SKU,Seats\nBäckerei Öl,S,7\n".getBytes(Charset.forName(charset)));
        // a gateway hands text/csv on as text: what is not UTF-8 is U+FFFD by then, and no signature fits
        ByteString handedOn = ByteString.utf8(saved.text());
        Sender signed = Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(saved);
        Sender lost = signed.body(handedOn).header("webhook-signature", signed.signature());
        var answers = new ArrayList<Answer>();
        answers.add(send(lost));
        answers.add(send(lost.path("/v1/hooks/nobody")));
        answers.add(send(lost.path("/v1/hooks/" + Stage.NORDVIK)));
        answers.add(send(signed.secret(Stage.secretOf(Stage.SOLIS))));
        var trial = new Try(dynamo.client(), dynamo.table(), stage, Stage.clock());
        answers.add(stage.call(trial, lost.path("/v1/hooks/" + Stage.NORDVIK_FILES + "/try").bytes()));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.problem()).contains("not-utf8");
            assertThat(answer.body()).contains("UTF-8").isEqualTo(answers.getFirst().body());
        });
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
        Answer whole = send(signed);
        assertThat(whole.statusCode()).isEqualTo(422);
        assertThat(whole.problem()).contains("not-utf8");
    }

    @Test
    void aSignedBodyMayHoldTheReplacementCharacter() {
        assertThat(send(json(PLAIN.formatted(",\"note\":\"a\ufffdb\""))).statusCode()).isEqualTo(202);
    }

    @Test
    void nobodysDatesAreNotToldAndOldOnesRefused() {
        Sender unset = Stage.sender(Stage.NORDVIK)
                .body(Events.order("o-1").replace("2026-03-02T09:30:00Z", "0001-01-01T00:00:00Z"));
        assertThat(entry(send(unset)).occurred()).isEqualTo(Stage.NOW);
        assertThat(send(Stage.sender(Stage.NORDVIK)
                .body(Events.order("o-2").replace("2026-03-02T09:30:00Z", "1999-12-31T09:30:00Z"))).body())
                .contains("attribute-invalid", "\"pointer\":\"/time\"");
        String created = """
                {"specversion":"1.0","id":"s-1","source":"/nordvik/x","type":"subscription.created",\
                "subject":"subscription/8c1f","time":"2026-03-02T09:00:00Z",\
                "data":{"account":"A-7","sku":"S","quantity":1,"termEnd":"9999-12-31"}}""";
        assertThat(stored(send(Stage.sender(Stage.NORDVIK).body(created))).body()).doesNotContain("termEnd");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(created.replace("9999-12-31", "0001-01-01"))).status(0))
                .isEqualTo("duplicate");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(created.replace("9999-12-31", "1899-12-30"))).body())
                .contains("data-invalid", "\"pointer\":\"/data/termEnd\"");
        String planned = created.replace("subscription.created", "milestone.planned")
                .replace("subscription/", "milestone/")
                .replace("\"sku\":\"S\",\"quantity\":1,\"termEnd\":\"9999", "\"step\":\"kickoff\",\"due\":\"9999");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(planned)).body())
                .contains("data-invalid", "\"pointer\":\"/data/due\"", "required");
    }

    private static String usage(String id, String asOf, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"/nordvik/x","type":"usage.snapshot","subject":"usage/C-1/S",\
                "time":"%s","data":{"account":"A-7","active":7%s}}""".formatted(id, time, asOf);
    }

    @Test
    void anAsOfAheadOfItsArrivalIsRefusedByItsPlace() {
        for (String type : List.of("usage.snapshot", "subscription.snapshot")) {
            String ahead = usage(type, ",\"asOf\":\"2026-03-02T10:05:01Z\"", "2026-03-02T09:00:00Z");
            if (type.startsWith("subscription")) {
                ahead = ahead.replace("usage.snapshot", type).replace("usage/C-1/S", "subscription/8c1f");
            }
            assertThat(send(Stage.sender(Stage.NORDVIK).body(ahead)).body()).contains("data-invalid",
                    "\"pointer\":\"/data/asOf\"");
            assertThat(send(Stage.sender(Stage.NORDVIK).body(ahead.replace("10:05:01", "10:05:00"))).statusCode())
                    .isEqualTo(202);
        }
        String corrected = usage("c-1", ",\"asOf\":\"2062-11-10T00:00:00Z\"", "2026-03-02T09:00:00Z")
                .replace("usage.snapshot", "system.corrected")
                .replace("\"data\":{",
                        "\"data\":{\"event\":\"u-0\",\"type\":\"usage.snapshot\",\"data\":{\"feed\":\"f\",")
                .replace("\"}}", "\"}}}");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(corrected)).body()).contains("data-invalid",
                "\"pointer\":\"/data/data/asOf\"");
    }

    @Test
    void aSnapshotWhoseTimeIsAheadIsOfItsArrival() {
        Answer answer = send(Stage.sender(Stage.NORDVIK).body(usage("u-1", "", "2062-11-10T00:00:00Z")));
        assertThat(stored(answer).body()).contains("\"asOf\":\"2026-03-02T10:00:00.000Z\"");
        Answer soon = send(Stage.sender(Stage.NORDVIK).body(usage("u-2", "", "2026-03-02T10:05:00Z")));
        assertThat(stored(soon).body()).contains("\"asOf\":\"2026-03-02T10:05:00.000Z\"");
        assertThat(entry(soon).occurred()).isEqualTo(Instant.parse("2026-03-02T10:05:00Z"));
    }

    @Test
    void aCustomerOfUsageIsNeverCutAtASlash() {
        String body = usage("u-1", ",\"customer\":\"L90/A\",\"sku\":\"B\"", "2026-03-02T09:00:00Z");
        for (String sent : List.of(body.replace("usage/C-1/S", "usage/L90/A/B"),
                body.replace("\"subject\":\"usage/C-1/S\",", ""))) {
            assertThat(send(Stage.sender(Stage.NORDVIK).body(sent)).body()).contains("data-invalid",
                    "\"pointer\":\"/data/customer\"");
        }
        String sku = body.replace("L90/A", "L90").replace("\"B\"", "\"A/B\"").replace("usage/C-1/S", "usage/L90/A/B");
        Entry entry = entry(send(Stage.sender(Stage.NORDVIK).body(sku)));
        assertThat(entry.customer()).contains("L90");
        assertThat(entry.subject()).hasToString("usage/L90/A/B");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(sku.replace("\"A/B\"", "\"B\""))).body())
                .contains("subject-contradicted");
    }

    @Test
    void jsonInAnotherEncodingIsToldAlikeUnderEveryMediaType() {
        ByteString latin = ByteString.of(PLAIN.formatted(",\"note\":\"Müller\"").getBytes(StandardCharsets.ISO_8859_1));
        Sender signed = json("").body(latin);
        Answer lost = send(signed.body(ByteString.utf8(latin.text())).header("webhook-signature", signed.signature()));
        assertThat(lost.statusCode()).isEqualTo(400);
        assertThat(lost.problem()).contains("not-utf8");
        assertThat(send(signed.media("application/cloudevents+json")).problem()).contains("not-utf8");
    }
}

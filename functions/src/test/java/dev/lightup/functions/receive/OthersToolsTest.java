package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.senders.http.ByteString;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What others' tools make is taken as it is, and what belongs to others is not.
class OthersToolsTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    private Answer send(Sender sender) {
        return stage.call(new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock()), sender.bytes());
    }

    @Test
    void anEventOfTheCloudEventsSdkAndASignatureOfTheOfficialLibraryAreTakenUnmodified() throws Exception {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("sdk-1")
                .withSource(URI.create("/nordvik/sdk"))
                .withType("subscription.activated")
                .withSubject("subscription/8c1f")
                .withTime(OffsetDateTime.parse("2026-03-02T10:30:00+01:00"))
                .withDataSchema(URI.create("https://lightup.dev/schemas/subscription.activated.json"))
                .withExtension("sequence", "12")
                .withExtension("partitionkey", "8c1f")
                .withData("application/json", "{\"account\":\"A-7\"}".getBytes(StandardCharsets.UTF_8))
                .build();
        byte[] body = new JsonFormat().serialize(event);
        String signature = new Webhook(Stage.secretOf(Stage.NORDVIK)).sign("msg_1", Stage.NOW.getEpochSecond(),
                new String(body, StandardCharsets.UTF_8));
        Answer answer = send(Stage.sender(Stage.NORDVIK)
                .body(ByteString.of(body))
                .header("webhook-signature", signature)
                .media(JsonFormat.CONTENT_TYPE));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.event(0).text("id")).contains("sdk-1");
    }

    @Test
    void noKeyOpensAnotherEndpoint() {
        List<String> endpoints = List.of(Stage.NORDVIK, Stage.NORDVIK_FILES, Stage.SOLIS, Stage.OPERATOR);
        List<String> opened = new ArrayList<>();
        for (String endpoint : endpoints) {
            for (String key : endpoints) {
                for (String trial : List.of("", "/try")) {
                    Sender sender = Stage.sender(endpoint)
                            .secret(Stage.secretOf(key))
                            .media(endpoint.equals(Stage.NORDVIK_FILES) ? "text/csv" : "application/json")
                            .body("{}")
                            .path("/v1/hooks/" + endpoint + trial);
                    Answer answer = trial.isEmpty()
                            ? send(sender)
                            : stage.call(new dev.lightup.functions.tryout.Try(dynamo.client(), dynamo.table(), stage,
                                    Stage.clock()), sender.bytes());
                    if (answer.statusCode() != 401) {
                        opened.add(endpoint + " " + key);
                    }
                }
            }
        }
        assertThat(opened).containsExactlyElementsOf(
                endpoints.stream().flatMap(e -> List.of(e + " " + e, e + " " + e).stream()).toList());
    }

    @Test
    void whatASenderStoresBearsItsOwnTenantOnly() {
        String order = Events.order("o-1").replace("/nordvik/orders", "/solis/x").replace("A-7", "nordvik");
        send(Stage.sender(Stage.SOLIS).body(order));
        send(Stage.sender(Stage.SOLIS).body("zanzibar"));
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.toString()).contains("S=solis#").doesNotContain("S=nordvik#"));
    }

    @Test
    void theSameEventOfTwoTenantsIsTwoEvents() {
        send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1")));
        Answer other = send(Stage.sender(Stage.SOLIS).body(Events.order("o-1").replace("/nordvik/", "/solis/")));
        assertThat(other.status(0)).isEqualTo("accepted");
    }

    @Test
    void theOperatorAppliesAProgramme() {
        Answer answer = send(Stage.sender(Stage.OPERATOR).body("""
                {"specversion":"1.0","id":"p-1","source":"/operator/","type":"programme.applied",\
                "time":"2026-03-01T00:00:00Z","data":{"name":"Nordic","distributors":[{"tenant":"nordvik",\
                "name":"Nordvik","zone":"Europe/Oslo","opens":8,"closes":16,"workdays":["monday","tuesday"],\
                "holidays":["2026-05-17"],"silentAfterDays":3}],"offers":[],"clocks":[],"templates":[]}}"""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}

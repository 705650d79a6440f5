package dev.lightup.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LedgerTable;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.local.cloud.LoopbackDynamo;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The deployed Receive between its snapshot and its restore: nothing that it had before counts after. The process waits where AWS would
/// take the snapshot, in the client's own call for the restore, its hooks run before and after by the client itself.
@EnabledOnOs(OS.LINUX)
class ReceiveRestoreTest {
    private static final String OLD = secret(1);
    private static final String NEW = secret(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private final StartCredentials credentials = StartCredentials.random(new SecureRandom());
    private final Lines log = new Lines();
    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    private Optional<LoopbackDynamo> dynamo = Optional.empty();

    @BeforeEach
    void startTheTable() throws Exception {
        Packages.areBuilt();
        dynamo = Optional.of(LoopbackDynamo.start(Optional.empty(), credentials));
        keys(OLD);
    }

    @AfterEach
    void stopTheTable() {
        dynamo.ifPresent(LoopbackDynamo::close);
    }

    @Test
    void afterTheRestoreNoSecretOfBeforeCounts() throws Exception {
        table("one");
        try (Relay relay = Relay.to(dynamo().url()); LambdaRuntime runtime = start("one", relay.url())) {
            keys(NEW);
            assertThat(status(receive(runtime), event("e-1", OLD, order("e-1"), Instant.now()))).isEqualTo(401);
            assertThat(status(receive(runtime), event("e-1", NEW, order("e-1"), Instant.now()))).isEqualTo(202);
        }
    }

    @Test
    void afterTheRestoreNoConnectionOfBeforeIsNeeded() throws Exception {
        table("one");
        try (Relay relay = Relay.to(dynamo().url()); LambdaRuntime runtime = start("one", relay.url())) {
            assertThat(relay.taken()).as("priming has asked the table before the snapshot").isPositive();
            relay.cut();
            assertThat(status(receive(runtime), event("e-1", OLD, order("e-1"), Instant.now()))).isEqualTo(202);
        }
    }

    @Test
    void afterTheRestoreTheTimeIsNowAndNotThatOfTheSnapshot() throws Exception {
        table("one");
        try (LambdaRuntime runtime = start("one", dynamo().url().toString())) {
            Instant restored = Instant.now();
            assertThat(status(receive(runtime), event("e-0", OLD, order("e-0"), restored.minusSeconds(310))))
                    .isEqualTo(401);
            assertThat(status(receive(runtime), event("e-1", OLD, order("e-1"), restored))).isEqualTo(202);
            RawEvent stored = new Ledger(dynamo().client(), "one").rawEvents()
                    .find(RawKey.of("nordvik", "/nordvik/commerce", "e-1"))
                    .orElseThrow();
            assertThat(stored.received()).isAfterOrEqualTo(restored.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Test
    void nothingThatIsStoredIsDrawnByChance() throws Exception {
        for (String table : List.of("one", "two")) {
            table(table);
            try (LambdaRuntime runtime = start(table, dynamo().url().toString())) {
                assertThat(status(receive(runtime), event("e-1", OLD, "{\"no\":\"event\"}", Instant.now())))
                        .isEqualTo(422);
            }
        }
        assertThat(sealed("one")).isNotEmpty().isEqualTo(sealed("two"));
    }

    private LoopbackDynamo dynamo() {
        return dynamo.orElseThrow();
    }

    private void table(String name) {
        LedgerTable.create(dynamo().client(), name);
    }

    private LambdaRuntime start(String table, String endpoint) {
        Path zip = Packages.HOME.resolve("functions/target/lightup-functions-lambda.zip");
        return LambdaRuntime.start(List.of(new FunctionConfig("ReceiveFunction",
                "dev.lightup.functions.receive.Receive::handleRequest", zip, 1024, Duration.ofSeconds(25), true,
                Map.of("LIGHTUP_TABLE", table, "LIGHTUP_DIRECTORY", "file:" + folder.resolve("keys.json"),
                        "LIGHTUP_UPLOADS", "file:" + folder.resolve("arriving"),
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoint))),
                1, Packages.CLIENT, credentials, new EventInvocations(), log);
    }

    private static LambdaFunction receive(LambdaRuntime runtime) {
        return Objects.requireNonNull(runtime.functions().get("ReceiveFunction"));
    }

    private void keys(String secret) throws Exception {
        Files.writeString(folder.resolve("keys.json"), """
                {"tenants":[{"tenant":"nordvik","key":"%s"}],"endpoints":[{"endpoint":"ep_1","tenant":"nordvik",\
                "format":"canonical","keys":[{"id":"k1","secret":"%s"}],"sources":["/nordvik/"],"columns":[]}]}"""
                .formatted(OLD.substring("whsec_".length()), secret));
    }

    private static String secret(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private String order(String id) {
        return """
                {"specversion":"1.0","id":"%s","source":"/nordvik/commerce","type":"order.submitted","subject":"order/o",\
                "time":"%s","data":{"account":"NV-1","lines":[{"sku":"AWP-STD-1Y","quantity":22}]}}"""
                .formatted(id, yesterday);
    }

    private static ByteString event(String id, String secret, String body, Instant signed) throws Exception {
        long seconds = signed.getEpochSecond();
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0");
        event.put("rawPath", "/v1/hooks/ep_1").put("body", body).put("isBase64Encoded", false);
        event.putObject("headers")
                .put("content-type", "application/cloudevents+json")
                .put("webhook-id", id)
                .put("webhook-timestamp", Long.toString(seconds))
                .put("webhook-signature", new Webhook(secret).sign(id, seconds, body));
        event.putObject("requestContext").put("requestId", "r-" + id).putObject("http").put("method", "POST");
        return ByteString.utf8(event.toString());
    }

    private static int status(LambdaFunction function, ByteString event) throws Exception {
        InvocationOutcome outcome = function.invoke(event);
        assertThat(outcome).isInstanceOf(InvocationOutcome.Answered.class);
        JsonNode answer = JSON.readTree(((InvocationOutcome.Answered) outcome).payload().array());
        return answer.path("statusCode").asInt();
    }

    private List<SdkBytes> sealed(String table) {
        return dynamo().client()
                .scan(r -> r.tableName(table))
                .items()
                .stream()
                .filter(item -> text(item, "kind").equals("body"))
                .flatMap(item -> item.values().stream().filter(value -> value.b() != null))
                .map(value -> value.b())
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }
}

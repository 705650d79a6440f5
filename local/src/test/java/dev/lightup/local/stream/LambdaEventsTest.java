package dev.lightup.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.admin.Admin;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.importing.Import;
import dev.lightup.functions.rebuild.Rebuild;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.sweep.Sweep;
import dev.lightup.functions.tryout.Try;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.local.stack.SamTemplate;
import dev.lightup.senders.http.ByteString;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.publish.Publish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The events of `events/lambda` do what their README says, and the stream's are what the ledger writes today. They are written anew
/// from this test's own ledger with `-Dlightup.write=true`.
class LambdaEventsTest {
    /// The key that signed the events; it opens nothing.
    private static final byte[] KEY = "events/lambda, not a secret key.".getBytes(StandardCharsets.US_ASCII);
    private static final Path EVENTS = Path.of("..", "events", "lambda");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private final LocalDynamo dynamo = LocalDynamo.streaming();

    @TempDir
    private Path folder = Path.of("");

    private final SamTemplate template = SamTemplate.packaged();
    private InstantSource clock = InstantSource.system();

    @BeforeEach
    void theTimeIsWhenTheEventWasSigned() throws IOException {
        long signed = read("receive-post").at("/headers/webhook-timestamp").asLong();
        clock = InstantSource.fixed(Instant.ofEpochSecond(signed));
    }

    @Test
    void theHandshakeIsAnswered() throws IOException {
        assertThat(invoke("ReceiveFunction", receive(), "receive-handshake").path("statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void thePostIsAccepted() throws IOException {
        JsonNode answer = invoke("ReceiveFunction", receive(), "receive-post");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
        assertThat(answer.path("body").asText()).contains("\"accepted\"");
    }

    @Test
    void thePostIsStaleWithoutANewSignature() throws IOException {
        clock = InstantSource.system();
        assertThat(invoke("ReceiveFunction", receive(), "receive-post").path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void theTryStoresNothing() throws IOException {
        assertThat(invoke("TryFunction", new Try(dynamo.client(), dynamo.table(), directory(), clock), "try-post")
                .path("statusCode")
                .asInt()).isEqualTo(200);
        assertThat(records()).isEmpty();
    }

    @Test
    void theRawEventBecomesState() throws IOException {
        JsonNode answer = invoke("ApplyFunction", apply(), "apply-stream");
        assertThat(answer.path("batchItemFailures")).isEmpty();
        assertThat(dynamo.ledger().subjects().state("nordvik", new Subject(Subject.Kind.ORDER, "NVO-900412")))
                .isPresent();
    }

    @Test
    void theStateBecomesPages() throws IOException {
        invoke("ApplyFunction", apply(), "apply-stream");
        JsonNode answer = invoke("PublishFunction", publish(), "publish-stream");
        assertThat(answer.path("batchItemFailures")).isEmpty();
        try (var pages = Files.walk(folder.resolve("site"))) {
            assertThat(pages.map(Path::toString)).anyMatch(page -> page.endsWith("index.html"));
        }
    }

    @Test
    void whatIsPublishedIsVerified() throws IOException {
        invoke("ApplyFunction", apply(), "apply-stream");
        invoke("PublishFunction", publish(), "publish-stream");
        call("PublishFunction", publish(), ByteString.utf8("{\"units\":[\"nordvik|d\"]}"));
        JsonNode answer = invoke("PublishFunction", publish(), "publish-verify");
        assertThat(answer.path("pages").asInt()).isPositive();
        assertThat(answer.path("differences")).isEmpty();
    }

    @Test
    void theMinuteIsSwept() throws IOException {
        var units = new ArrayList<String>();
        var sweep = new Sweep(dynamo.client(), dynamo.table(), directory(), clock,
                due -> due.forEach(unit -> units.add(unit.toString())), _ -> {});
        assertThat(invoke("SweepFunction", sweep, "sweep-minute").path("shards").asInt(-1)).isZero();
    }

    @Test
    void aLaneWithoutAFileDoesNothing() throws IOException {
        var importing = new Import(dynamo.client(), dynamo.table(), directory(), UploadPlace.NONE, clock);
        for (String event : List.of("import-lane", "import-uploaded")) {
            assertThat(invoke("ImportFunction", importing, event).path("files").asInt(-1)).isZero();
        }
    }

    @Test
    void theRebuildVerifies() throws IOException {
        invoke("ReceiveFunction", receive(), "receive-post");
        invoke("ApplyFunction", apply(), "apply-stream");
        var rebuild = new Rebuild(dynamo.client(), dynamo.table(), directory(), clock);
        assertThat(invoke("RebuildFunction", rebuild, "rebuild-verify").isObject()).isTrue();
    }

    @Test
    void theOperatorIsToldThatNothingWaits() throws IOException {
        var admin = new Admin(dynamo.client(), dynamo.table(), directory(),
                new FileDirectoryStore(folder.resolve("directory.json")), clock);
        JsonNode answer = invoke("AdminFunction", admin, "admin-quarantine");
        assertThat(answer.path("answer").asText()).isEqualTo("listed");
        assertThat(answer.path("events")).isEmpty();
    }

    @Test
    @Tag("writes")
    void theStreamsEventsHaveTheFormOfWhatTheLedgerWritesToday() throws IOException {
        invoke("ReceiveFunction", receive(), "receive-post");
        ObjectNode raw = batch("raw");
        call("ApplyFunction", apply(), ByteString.utf8(raw.toString()));
        ObjectNode states = batch("state");
        if (Boolean.getBoolean("lightup.write")) {
            write("apply-stream", raw);
            write("publish-stream", states);
        }
        assertThat(form(read("apply-stream"))).isEqualTo(form(raw));
        assertThat(form(read("publish-stream"))).isEqualTo(form(states));
    }

    private Directory directory() throws IOException {
        String key = Base64.getEncoder().encodeToString(KEY);
        Path file = folder.resolve("directory.json");
        Files.writeString(file,
                """
                        {"tenants":[{"tenant":"nordvik","key":"%1$s"}],"endpoints":[{"endpoint":"ep_nordvik","tenant":"nordvik",
                        "format":"canonical","keys":[{"id":"k1","secret":"whsec_%1$s"}],"sources":["/nordvik/"],"enabled":true}]}
                        """
                        .formatted(key));
        return new FileDirectory(file);
    }

    private Receive receive() throws IOException {
        return new Receive(dynamo.client(), dynamo.table(), directory(), clock);
    }

    private Apply apply() throws IOException {
        return new Apply(dynamo.client(), dynamo.table(), directory(), _ -> {}, clock);
    }

    private Publish publish() {
        return new Publish(dynamo.client(), dynamo.table(), new DirectoryBucket(folder.resolve("site")), clock);
    }

    private JsonNode invoke(String function, RequestStreamHandler handler, String event) throws IOException {
        return call(function, handler, ByteString.of(Files.readAllBytes(EVENTS.resolve(event + ".json"))));
    }

    private JsonNode call(String function, RequestStreamHandler handler, ByteString event) throws IOException {
        Duration timeout = template.timeout(function);
        InvocationOutcome outcome = new LocalFunction(function, handler, timeout, clock, FunctionLog.to(System.err))
                .invoke(event);
        assertThat(outcome).isInstanceOf(InvocationOutcome.Answered.class);
        return JSON.readTree(((InvocationOutcome.Answered) outcome).payload().text());
    }

    /// What the stream holds of a kind of item, as a batch that Lambda would send.
    private ObjectNode batch(String kind) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        records().stream()
                .filter(record -> record.at("/dynamodb/NewImage/kind/S").asText().equals(kind))
                .forEach(records::add);
        return batch;
    }

    private List<JsonNode> records() {
        String arn = dynamo.plainClient().describeTable(r -> r.tableName(dynamo.table())).table().latestStreamArn();
        var stream = new TableStream(dynamo.streams(), arn);
        return stream.list()
                .stream()
                .flatMap(shard -> stream.read(stream.iterator(shard.id(), new ShardPosition.Start()), 1000)
                        .records()
                        .stream())
                .map(record -> StreamEvent.of(record, arn).json())
                .toList();
    }

    /// Every path of a tree with the kind of what stands there, but for what a record does not always have.
    private static Set<String> form(JsonNode tree) {
        var paths = new TreeSet<String>();
        collect("", tree, paths);
        return paths;
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        switch (node.getNodeType()) {
            case OBJECT ->
                node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), paths));
            case ARRAY -> node.forEach(element -> collect(path + "/*", element, paths));
            case STRING, NUMBER, BOOLEAN, NULL, BINARY, POJO, MISSING -> paths.add(path + " " + node.getNodeType());
        }
    }

    private static JsonNode read(String event) throws IOException {
        return JSON.readTree(EVENTS.resolve(event + ".json").toFile());
    }

    /// Ids and moments differ from run to run: a file whose form is right stays as it is.
    private static void write(String event, JsonNode json) throws IOException {
        if (form(read(event)).equals(form(json))) {
            return;
        }
        Files.writeString(EVENTS.resolve(event + ".json"), json.toPrettyString()
                .replaceAll("ddblocal", "eu-west-1")
                .replaceAll("table/ledger-\\d+-\\d+", "table/lightup-prod-Ledger-EXAMPLE")
                .replaceAll("000000000000", "123456789012") + "\n");
    }
}

package dev.lightup.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.engine.DynamoEngines;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.Await;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LocalFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// The lanes of a shard, on DynamoDB Local's one shard a table.
class LaneTest {
    private static final String TABLE = "lanes";
    private static final int LANES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final AmazonDynamoDBLocal local = DynamoEngines.inMemory();
    private final DynamoDbClient client = local.dynamoDbClient();
    private final Slow function = new Slow();

    /// A function that takes what it is given in any number of threads at once, stands still at keys as long as a test wants, and throws
    /// at others.
    private static final class Slow implements RequestStreamHandler {
        private final Map<String, CountDownLatch> gates = new HashMap<>();
        private final Set<String> refused = new HashSet<>();
        private final List<String> done = new ArrayList<>();
        private int inside;
        private int most;

        synchronized CountDownLatch standingAt(String key) {
            return gates.computeIfAbsent(key, _ -> new CountDownLatch(1));
        }

        synchronized void refusing(String key, boolean refuses) {
            if (refuses) {
                refused.add(key);
            } else {
                refused.remove(key);
            }
        }

        /// What was done, `key=n`, in that order.
        synchronized List<String> done() {
            return List.copyOf(done);
        }

        synchronized int most() {
            return most;
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            var batch = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(in).path("Records").forEach(batch::add);
            begin();
            try {
                for (JsonNode record : batch) {
                    take(record);
                }
            } finally {
                end();
            }
        }

        private void take(JsonNode record) {
            String key = record.at("/dynamodb/Keys/pk/S").asText();
            try {
                gate(key).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            synchronized (this) {
                if (refused.contains(key)) {
                    throw new IllegalStateException("asked to fail at " + key);
                }
                done.add(key + "=" + record.at("/dynamodb/NewImage/n/N").asText());
            }
        }

        private synchronized CountDownLatch gate(String key) {
            return gates.getOrDefault(key, new CountDownLatch(0));
        }

        private synchronized void begin() {
            inside++;
            most = Math.max(most, inside);
        }

        private synchronized void end() {
            inside--;
        }
    }

    @BeforeEach
    void aTable() {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    @AfterEach
    void closed() {
        local.shutdown();
    }

    @Test
    void aLaneThatStandsStillHoldsOnlyItsOwnKeys() {
        CountDownLatch slow = function.standingAt("slow");
        put("slow", 1);
        try (StreamPump pump = pump(3)) {
            await(() -> function.most() == 1);
            // four lanes of about a quarter each: what is not in the slow one's goes on, also what is written much later
            IntStream.range(0, 200).forEach(i -> put("early" + i, 1));
            await(() -> began("early") > 120);
            IntStream.range(0, 200).forEach(i -> put("late" + i, 1));
            await(() -> began("late") > 120);
            assertThat(function.done()).doesNotContain("slow=1");
            slow.countDown();
            pump.settle("test", PATIENCE);
        }
        assertThat(function.done()).hasSize(401).doesNotHaveDuplicates();
        assertThat(function.most()).isBetween(2, LANES);
    }

    @Test
    void eachKeyKeepsItsOrderInWhicheverLaneItIs() {
        CountDownLatch slow = function.standingAt("key3");
        try (StreamPump pump = pump(3)) {
            for (int n = 1; n <= 20; n++) {
                for (int key = 0; key < 12; key++) {
                    put("key" + key, n);
                }
            }
            await(() -> began("key") > 100);
            slow.countDown();
            pump.settle("test", PATIENCE);
        }
        for (int key = 0; key < 12; key++) {
            String prefix = "key" + key + "=";
            assertThat(function.done().stream().filter(one -> one.startsWith(prefix)))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(n -> prefix + n).toList());
        }
    }

    @Test
    void aRestartGivesAgainWhatOneLaneHadNotSettled() {
        function.refusing("bad", true);
        try (StreamPump _ = pump(-1)) {
            IntStream.range(0, 40).forEach(i -> put("before" + i, 1));
            await(() -> function.done().size() == 40);
            put("bad", 1);
            IntStream.range(0, 40).forEach(i -> put("after" + i, 1));
            await(() -> began("after") > 20);
        }
        assertThat(function.done()).doesNotContain("bad=1");
        function.refusing("bad", false);
        try (StreamPump pump = pump(-1)) {
            pump.settle("test", PATIENCE);
        }
        assertThat(function.done()).contains("bad=1");
        assertThat(Set.copyOf(function.done())).hasSize(81);
        // what all lanes had settled is not given again
        assertThat(began("before")).isEqualTo(40);
    }

    @Test
    void aLaneGivesUpItsOwnBatchAndNoOther() throws IOException {
        function.refusing("bad", true);
        put("bad", 1);
        IntStream.range(0, 60).forEach(i -> put("k" + i, 1));
        put("bad", 2);
        try (StreamPump pump = pump(2)) {
            pump.settle("test", PATIENCE);
        }
        // a batch that is halved gives again what was done before it failed
        assertThat(Set.copyOf(function.done())).hasSize(60).doesNotContain("bad=1", "bad=2");
        try (Stream<Path> files = Files.walk(folder.resolve("failures"))) {
            List<Path> given = files.filter(Files::isRegularFile).toList();
            assertThat(given).hasSize(2);
            for (Path file : given) {
                JsonNode message = new ObjectMapper().readTree(file.toFile());
                assertThat(message.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
                assertThat(message.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
            }
        }
    }

    private long began(String prefix) {
        return function.done().stream().filter(one -> one.startsWith(prefix)).count();
    }

    private void put(String key, int n) {
        client.putItem(r -> r.tableName(TABLE)
                .item(Map.of("pk", AttributeValue.fromS(key), "n", AttributeValue.fromN(Integer.toString(n)))));
    }

    private StreamPump pump(int retries) {
        var quiet = FunctionLog.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var run = new LocalFunction("test", function, Duration.ofMinutes(1), InstantSource.system(), quiet);
        // one record a batch would hide a batch that is halved wrongly, the whole stream in one would hide everything
        var subscription = new StreamSubscription("test", List.of(), 7, Duration.ZERO, retries, true, true, LANES);
        var feed = new StreamFunction(subscription, run, new FileCheckpoints(folder.resolve("test.json")));
        String arn = client.describeTable(r -> r.tableName(TABLE)).table().latestStreamArn();
        return StreamPump.start(new TableStream(local.dynamoDbStreamsClient(), arn), List.of(feed),
                new FailedBatches(folder.resolve("failures"), InstantSource.system()));
    }

    private static void await(BooleanSupplier condition) {
        Await.until("what the lanes should have done", PATIENCE, condition);
    }
}

package dev.lightup.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.engine.DynamoEngines;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LocalFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/// The pump on DynamoDB Local's real streams.
class TableStreamTest {
    private static final String TABLE = "stream-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final Recorder recorder = new Recorder();

    @Test
    void shardsThatRollOverAndARestartFromTheFileLoseNothing() {
        Optional<Path> file = Optional.of(folder.resolve("table.db"));
        AmazonDynamoDBLocal first = DynamoEngines.begin(file);
        create(first.dynamoDbClient());
        put(first.dynamoDbClient(), 0, 40);
        try (StreamPump pump = pump(first)) {
            pump.settle("test", PATIENCE);
            assertThat(recorder.done()).hasSize(40);
            put(first.dynamoDbClient(), 40, 60);
            first.triggerShardRollovers();
            put(first.dynamoDbClient(), 60, 80);
            pump.settle("test", PATIENCE);
            assertThat(recorder.done()).hasSize(80);
        }
        put(first.dynamoDbClient(), 80, 100);
        first.triggerShardRollovers();
        put(first.dynamoDbClient(), 100, 120);
        first.shutdown();

        AmazonDynamoDBLocal second = DynamoEngines.begin(file);
        put(second.dynamoDbClient(), 120, 125);
        try (StreamPump pump = pump(second)) {
            pump.settle("test", PATIENCE);
        }
        second.shutdown();
        assertThat(recorder.done()).containsExactlyElementsOf(IntStream.range(0, 125).mapToObj(i -> "k" + i).toList());
    }

    @Test
    void aMachineThatSleptLongerThanAnIteratorLivesGoesOnWhereItWas() {
        AmazonDynamoDBLocal local = DynamoEngines.inMemory();
        create(local.dynamoDbClient());
        put(local.dynamoDbClient(), 0, 20);
        var asleep = new SleptStream(stream(local));
        try (StreamPump pump = pump(asleep)) {
            pump.settle("test", PATIENCE);
            asleep.sleep();
            put(local.dynamoDbClient(), 20, 25);
            pump.settle("test", PATIENCE);
        }
        local.shutdown();
        assertThat(recorder.done()).containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "k" + i).toList());
        assertThat(asleep.refused()).isPositive();
    }

    /// DynamoDB Local's own streams, whose iterators a sleep makes older than the quarter of an hour that they live: an iterator of
    /// DynamoDB Local carries the instant at which it was made.
    private static final class SleptStream implements StreamShards {
        private static final long SLEEP = Duration.ofMinutes(20).toMillis();

        private final StreamShards streams;
        private final Set<String> given = new HashSet<>();
        private final Set<String> old = new HashSet<>();
        private int refused;

        SleptStream(StreamShards streams) {
            this.streams = streams;
        }

        /// Every iterator that was given before is now old, for good.
        synchronized void sleep() {
            old.addAll(given);
        }

        /// How often the engine has refused an old iterator.
        synchronized int refused() {
            return refused;
        }

        @Override
        public String stream() {
            return streams.stream();
        }

        @Override
        public List<Shard> list() {
            return streams.list();
        }

        @Override
        public synchronized String iterator(String shard, ShardPosition from) {
            String iterator = streams.iterator(shard, from);
            given.add(iterator);
            return iterator;
        }

        @Override
        public synchronized Page read(String iterator, int limit) {
            try {
                Page page = streams.read(old.contains(iterator) ? aged(iterator) : iterator, limit);
                page.next().ifPresent(given::add);
                return page;
            } catch (DynamoDbException e) {
                refused++;
                throw e;
            }
        }

        private static String aged(String iterator) {
            ShardIterator young = ShardIterator.fromString(iterator);
            return new ShardIterator(young.streamId, young.shardId, young.shardSequenceNumber,
                    young.creationTime - SLEEP).toString();
        }
    }

    @Test
    void aRecordReachesTheFunctionAsLambdaWritesIt() {
        AmazonDynamoDBLocal local = DynamoEngines.inMemory();
        DynamoDbClient client = local.dynamoDbClient();
        create(client);
        client.putItem(r -> r.tableName(TABLE)
                .item(Map.of("pk", AttributeValue.fromS("k"), "n",
                        AttributeValue.fromN("1.5"), "b", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")), "m",
                        AttributeValue.fromM(Map.of("l", AttributeValue.fromL(List.of(AttributeValue.fromBool(true),
                                AttributeValue.fromNul(true))))),
                        "ss", AttributeValue.fromSs(List.of("x")))));
        client.deleteItem(r -> r.tableName(TABLE).key(Map.of("pk", AttributeValue.fromS("k"))));
        var stream = stream(local);
        String shard = stream.list().getFirst().id();
        List<Record> records = stream.read(stream.iterator(shard, new ShardPosition.Start()), 10).records();
        local.shutdown();

        JsonNode inserted = StreamEvent.of(records.getFirst(), stream.stream()).json();
        assertThat(inserted.path("eventName").asText()).isEqualTo("INSERT");
        assertThat(inserted.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(inserted.path("eventSourceARN").asText()).isEqualTo(stream.stream());
        assertThat(inserted.at("/dynamodb/Keys").toString()).isEqualTo("{\"pk\":{\"S\":\"k\"}}");
        assertThat(inserted.at("/dynamodb/NewImage/n/N").asText()).isEqualTo("1.5");
        assertThat(inserted.at("/dynamodb/NewImage/b/B").asText()).isEqualTo("Ynl0ZXM=");
        assertThat(inserted.at("/dynamodb/NewImage/m").toString())
                .isEqualTo("{\"M\":{\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}}}");
        assertThat(inserted.at("/dynamodb/NewImage/ss/SS/0").asText()).isEqualTo("x");
        assertThat(inserted.at("/dynamodb/OldImage").isMissingNode()).isTrue();
        assertThat(inserted.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(inserted.at("/dynamodb/ApproximateCreationDateTime").isNumber()).isTrue();

        JsonNode removed = StreamEvent.of(records.getLast(), stream.stream()).json();
        assertThat(removed.path("eventName").asText()).isEqualTo("REMOVE");
        assertThat(removed.at("/dynamodb/NewImage").isMissingNode()).isTrue();
        assertThat(removed.at("/dynamodb/OldImage/pk/S").asText()).isEqualTo("k");
    }

    @Test
    void whatTheTimeToLiveRemovedReadsAsOnAws() {
        Record expired = Record.builder()
                .eventID("1")
                .eventName("EXPIRE")
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion("ddblocal")
                .dynamodb(change -> change.keys(Map.of("pk", AttributeValue.fromS("k")))
                        .sequenceNumber("1")
                        .sizeBytes(3L)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
        JsonNode event = StreamEvent.of(expired, "arn").json();
        assertThat(event.path("eventName").asText()).isEqualTo("REMOVE");
        assertThat(event.at("/userIdentity/principalId").asText()).isEqualTo("dynamodb.amazonaws.com");
    }

    private StreamPump pump(AmazonDynamoDBLocal local) {
        return pump(stream(local));
    }

    private StreamPump pump(StreamShards streams) {
        var function = new LocalFunction("test", recorder, Duration.ofSeconds(5), InstantSource.system(),
                FunctionLog.to(System.err));
        var subscription = new StreamSubscription("test", List.of(), 7, Duration.ZERO, 3, false, true, 1);
        var feed = new StreamFunction(subscription, function, new FileCheckpoints(folder.resolve("test.json")));
        return StreamPump.start(streams, List.of(feed),
                new FailedBatches(folder.resolve("failures"), InstantSource.system()));
    }

    private static TableStream stream(AmazonDynamoDBLocal local) {
        String arn = local.dynamoDbClient().describeTable(r -> r.tableName(TABLE)).table().latestStreamArn();
        return new TableStream(local.dynamoDbStreamsClient(), arn);
    }

    private static void create(DynamoDbClient client) {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    private static void put(DynamoDbClient client, int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> client
                        .putItem(r -> r.tableName(TABLE).item(Map.of("pk", AttributeValue.fromS("k" + i)))));
    }
}

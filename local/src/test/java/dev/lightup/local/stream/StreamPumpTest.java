package dev.lightup.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LocalFunction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPumpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final FakeShards shards = new FakeShards();
    private final Recorder recorder = new Recorder();

    @Test
    void recordsArriveInTheirOrder() {
        shards.shard("s1").put("s1", "a", "b", "c", "d", "e", "f", "g");
        settled(subscription(100, 3, 1));
        assertThat(recorder.done()).containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void aParentIsReadToItsEndBeforeItsChildren() {
        shards.shard("z-parent")
                .put("z-parent", "a", "b", "c", "d")
                .child("b-left", "z-parent")
                .child("a-right", "z-parent")
                .put("b-left", "left")
                .put("a-right", "right")
                .child("c-grand", "b-left")
                .put("c-grand", "grand");
        settled(subscription(100, 3, 1));
        assertThat(recorder.done()).startsWith("a", "b", "c", "d")
                .containsExactlyInAnyOrder("a", "b", "c", "d", "left",
                        "right", "grand")
                .containsSubsequence("left", "grand");
    }

    @Test
    void aShardThatSplitsWhileItIsReadLosesNothing() {
        shards.shard("s1").put("s1", "a", "b");
        try (StreamPump pump = pump(subscription(10, 3, 1))) {
            pump.settle("test", PATIENCE);
            shards.put("s1", "c").child("s2", "s1").child("s3", "s1").put("s2", "d").put("s3", "e");
            pump.settle("test", PATIENCE);
            assertThat(recorder.done()).containsSubsequence("a", "b", "c")
                    .containsExactlyInAnyOrder("a", "b", "c", "d",
                            "e");
        }
    }

    @Test
    void aShardWhoseParentIsGoneIsReadAtOnce() {
        shards.shard("s1").child("s2", "s1").put("s2", "a").forget("s1");
        settled(subscription(10, 3, 1));
        assertThat(recorder.done()).containsExactly("a");
    }

    @Test
    void aRestartContinuesAfterWhatWasAnswered() {
        shards.shard("s1").put("s1", "a", "b", "c", "d");
        settled(subscription(2, 3, 1));
        shards.put("s1", "e").child("s2", "s1").put("s2", "f");
        settled(subscription(2, 3, 1));
        assertThat(recorder.done()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void whatWasNotAnsweredIsGivenAgainAfterARestart() {
        recorder.crashing("c", Integer.MAX_VALUE);
        shards.shard("s1").put("s1", "a", "b", "c", "d");
        try (StreamPump pump = pump(new StreamSubscription("test", List.of(), 2, Duration.ZERO, -1, false, true, 1))) {
            await(() -> recorder.batches().stream().anyMatch(batch -> batch.getFirst().equals("c")));
            assertThatThrownBy(() -> pump.settle("test", Duration.ofMillis(50)))
                    .isInstanceOf(IllegalStateException.class);
        }
        recorder.crashing("c", 0);
        settled(subscription(2, 3, 1));
        assertThat(recorder.done()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aPartialFailureIsDrivenAgainFromTheLowestRecordThatFailed() {
        recorder.failing("b", 2);
        shards.shard("s1").put("s1", "a", "b", "c", "d", "e");
        settled(subscription(5, 3, 1));
        assertThat(recorder.done()).containsExactly("a", "b", "c", "d", "e");
        assertThat(recorder.batches()).contains(List.of("b", "c"));
    }

    @Test
    void aBatchThatFailsWholeIsHalvedUntilTheCulpritIsAlone() throws IOException {
        recorder.crashing("c", Integer.MAX_VALUE);
        shards.shard("s1").put("s1", "a", "b", "c");
        settled(new StreamSubscription("test", List.of(), 10, Duration.ZERO, 2, true, true, 1));
        assertThat(recorder.done()).containsExactly("a", "b");
        assertThat(failures()).singleElement().satisfies(failure -> {
            assertThat(failure.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
            assertThat(failure.at("/DDBStreamBatchInfo/shardId").asText()).isEqualTo("s1");
            assertThat(failure.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
        });
    }

    @Test
    void aBatchThatIsGivenUpDoesNotHoldTheNext() throws IOException {
        recorder.failing("a", Integer.MAX_VALUE);
        shards.shard("s1").put("s1", "a", "b");
        settled(subscription(1, 2, 1));
        assertThat(recorder.done()).containsExactly("b");
        assertThat(failures()).singleElement()
                .satisfies(failure -> assertThat(failure.at("/requestContext/condition").asText())
                        .isEqualTo("RetryAttemptsExhausted"));
    }

    @Test
    void aFunctionThatNamesAnUnknownRecordHasFailedWhole() {
        var batch = List.of(StreamEvent.of(page("a").getFirst(), "arn"));
        String answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}";
        var outcome = new dev.lightup.local.invoke.InvocationOutcome.Answered(
                dev.lightup.senders.http.ByteString.utf8(answer));
        assertThat(BatchAnswer.of(outcome, batch, true)).isInstanceOf(BatchAnswer.Failed.class);
        assertThat(BatchAnswer.of(outcome, batch, false)).isInstanceOf(BatchAnswer.Done.class);
    }

    @Test
    void anExpiredIteratorIsMadeAnew() {
        shards.shard("s1").put("s1", "a");
        try (StreamPump pump = pump(subscription(10, 3, 1))) {
            pump.settle("test", PATIENCE);
            shards.expireIterators();
            shards.put("s1", "b");
            pump.settle("test", PATIENCE);
        }
        assertThat(recorder.done()).containsExactly("a", "b");
    }

    @Test
    void aShardThatIsGoneDoesNotHoldTheOthers() {
        shards.shard("s1").put("s1", "a");
        try (StreamPump pump = pump(subscription(10, 3, 1))) {
            pump.settle("test", PATIENCE);
            shards.forget("s1");
            shards.shard("s2").put("s2", "b");
            await(() -> recorder.done().contains("b"));
        }
        assertThat(recorder.done()).containsExactly("a", "b");
    }

    @Test
    void afterAnOutageLongerThanTheStreamKeepsItGoesOnWithWhatIsLeft() {
        shards.shard("s1").put("s1", "a");
        settled(subscription(10, 3, 1));
        shards.put("s1", "b", "c").trim("s1", 2);
        settled(subscription(10, 3, 1));
        assertThat(recorder.done()).containsExactly("a", "c");
    }

    @Test
    void onlyWhatTheFilterLetsThroughIsGiven() {
        shards.shard("s1").put("s1", "a", "b", "c", "d");
        EventPattern onlyC = EventPattern.parse("{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[\"c\"]}}}}");
        settled(new StreamSubscription("test", List.of(onlyC), 10, Duration.ZERO, 3, false, true, 1));
        assertThat(recorder.batches()).containsExactly(List.of("c"));
    }

    @Test
    void aBatchWaitsForItsWindowUnlessItIsFullOrAskedFor() {
        shards.shard("s1").put("s1", "a", "b", "c");
        try (StreamPump pump = pump(
                new StreamSubscription("test", List.of(), 2, Duration.ofHours(1), 3, false, true, 1))) {
            await(() -> recorder.done().size() == 2);
            assertThat(recorder.done()).containsExactly("a", "b");
            pump.settle("test", PATIENCE);
            assertThat(recorder.done()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void whatIsWrittenWhileAFunctionIsHeldIsGivenToItAfterwards() {
        shards.shard("s1").put("s1", "a");
        try (StreamPump pump = pump(subscription(10, 3, 1))) {
            pump.settle("test", PATIENCE);
            pump.hold("test", true);
            shards.put("s1", "b", "c");
            pump.wake();
            assertThatThrownBy(() -> pump.settle("test", Duration.ofMillis(300)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(recorder.done()).containsExactly("a");
            pump.hold("test", false);
            pump.settle("test", PATIENCE);
            assertThat(recorder.done()).containsExactly("a", "b", "c");
            pump.hold("test", true);
        }
    }

    @Test
    void lanesKeepTheOrderOfEachKey() {
        shards.shard("s1");
        IntStream.range(0, 60).forEach(i -> shards.put("s1", "key" + i % 4));
        settled(subscription(100, 3, 4));
        assertThat(recorder.done()).hasSize(60);
        assertThat(recorder.batches()).allSatisfy(batch -> assertThat(batch.size()).isLessThan(60));
    }

    @Test
    void aBatchIsNeverMoreThanAnInvocationTakes() {
        var lane = new ShardLane(subscription(10, 3, 1));
        for (String key : List.of("a", "b", "c")) {
            StreamEvent event = StreamEvent.of(page(key).getFirst(), "arn");
            lane.add(new StreamEvent(event.sequenceNumber(), key, 3_000_000, event.json()), 0);
        }
        assertThat(lane.take(0)).hasSize(1);
    }

    private List<software.amazon.awssdk.services.dynamodb.model.Record> page(String key) {
        return new FakeShards().shard("x").put("x", key).read("x 0", 10).records();
    }

    private static StreamSubscription subscription(int batch, int retries, int lanes) {
        return new StreamSubscription("test", List.of(), batch, Duration.ZERO, retries, false, true, lanes);
    }

    private void settled(StreamSubscription subscription) {
        try (StreamPump pump = pump(subscription)) {
            pump.settle("test", PATIENCE);
        }
    }

    private StreamPump pump(StreamSubscription subscription) {
        var quiet = FunctionLog.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var function = new LocalFunction("test", recorder, Duration.ofSeconds(5), InstantSource.system(), quiet);
        var feed = new StreamFunction(subscription, function, new FileCheckpoints(folder.resolve("test.json")));
        return StreamPump.start(shards, List.of(feed),
                new FailedBatches(folder.resolve("failures"), InstantSource.system()));
    }

    private List<JsonNode> failures() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("failures"))) {
            var found = new java.util.ArrayList<JsonNode>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.add(new ObjectMapper().readTree(file.toFile()));
            }
            return found;
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}

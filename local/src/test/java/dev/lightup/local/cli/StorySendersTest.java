package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.demo.Story;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.StoryEndpoints;
import dev.lightup.local.cli.send.PostCounts;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.StackOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is sent in a story is received in the story's time.
class StorySendersTest {
    private static final int SOME = 60;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingIsReceivedWithinTheMinuteInWhichItWasSentAndTheClockGoesOnAfterwards() {
        Instant until = Instant.now();
        Story story = Story.tell(new StoryOptions(24, 1, until));
        List<StoryRequest> some = story.sendings().limit(SOME).toList();
        var clock = new StoryClock();
        var options = new StackOptions(0, new StackOptions.Places(folder, Optional.empty(), StoryEndpoints.senders()),
                clock, Duration.ofHours(1), FunctionLog.to(System.err));
        var texts = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var counts = new PostCounts();
        try (EmbeddedStack stack = EmbeddedStack.start(options); var post = new WebhookClient(clock)) {
            stack.hold(true);
            new StorySenders(post, stack.running(), counts, new CommandOutput(texts, texts, false)).play(some.stream(),
                    clock);
            clock.leaveStory();
            assertThat(counts.refusals()).isEmpty();
            Instant last = some.getLast().sentAt();
            assertThat(last).isBefore(until.minus(Duration.ofDays(100)));
            assertThat(received(stack.table())).isNotEmpty()
                    .allSatisfy(at -> assertThat(some)
                            .anySatisfy(one -> assertThat(Duration.between(one.sentAt(), at)).isBetween(
                                    Duration.ofMillis(-1),
                                    Duration.ofMinutes(1))));
            assertThat(clock.instant()).isAfterOrEqualTo(until);
        }
    }

    private static Set<Instant> received(TableAccess table) {
        Set<Instant> received = new TreeSet<>();
        table.client()
                .scanPaginator(r -> r.tableName(table.name())
                        .filterExpression("kind = :raw")
                        .expressionAttributeValues(
                                Map.of(":raw", AttributeValue.fromS("raw"))))
                .items()
                .forEach(item -> received.add(Instant.ofEpochMilli(
                        Long.parseLong(Objects.requireNonNull(item.get("at")).n()))));
        return received;
    }
}

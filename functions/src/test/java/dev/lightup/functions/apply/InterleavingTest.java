package dev.lightup.functions.apply;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.RawEventApplierTest.created;
import static dev.lightup.functions.apply.RawEventApplierTest.linked;
import static dev.lightup.functions.apply.RawEventApplierTest.seats;
import static dev.lightup.functions.apply.RawEventApplierTest.unlinked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.log.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two appliers at once: whatever the one does before any call of the other, both events count.
class InterleavingTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    /// Events that are there, those of the first applier, those of the second.
    record Story(List<RawEvent> before, List<RawEvent> one, List<RawEvent> other) {
        Story swapped() {
            return new Story(before, other, one);
        }
    }

    static Stream<Arguments> stories() {
        List<Arguments> stories = new ArrayList<>();
        story(stories, "a subject and its customer's map", n -> new Story(List.of(),
                List.of(created("e" + n, "s" + n, ",\"customer\":\"c" + n + "\"", 3)),
                List.of(linked("m" + n, "c" + n, "a1", 1))));
        story(stories, "two events of one new subject", n -> new Story(List.of(),
                List.of(created("e" + n, "s" + n, ",\"account\":\"a1\"", 0)), List.of(seats("f" + n, "s" + n, 7, 2))));
        story(stories, "two events of a known subject", n -> new Story(List.of(created("e" + n, "s" + n, "", 0)),
                List.of(seats("f" + n, "s" + n, 7, 3)), List.of(seats("g" + n, "s" + n, 8, 2))));
        story(stories, "a map and its removal", n -> new Story(
                List.of(created("e" + n, "s" + n, ",\"customer\":\"c" + n + "\"", 0)),
                List.of(linked("m" + n, "c" + n, "a1", 1)), List.of(unlinked("u" + n, "c" + n, "a1", 4))));
        story(stories, "a map and its retraction", n -> new Story(
                List.of(created("e" + n, "s" + n, ",\"customer\":\"c" + n + "\"", 0)),
                List.of(linked("m" + n, "c" + n, "a1", 1)), List.of(event("r" + n, "system.retracted",
                        "customer/c" + n, "{\"event\":\"m" + n + "\"}", 2))));
        story(stories, "a transfer and a late event", n -> new Story(
                List.of(created("e" + n, "s" + n, ",\"account\":\"a1\"", 0)),
                List.of(event("t" + n, "subscription.transferred", "subscription/s" + n, "{\"account\":\"a2\"}", 9)),
                List.of(seats("f" + n, "s" + n, 7, 2))));
        story(stories, "two subjects of one customer and its map", n -> new Story(
                List.of(linked("m" + n, "c" + n, "a1", 1)),
                List.of(created("e" + n, "s" + n, ",\"customer\":\"c" + n + "\"", 3)),
                List.of(created("f" + n, "t" + n, ",\"customer\":\"c" + n + "\"", 3),
                        linked("k" + n, "c" + n, "a2", 2))));
        return stories.stream();
    }

    private static void story(List<Arguments> stories, String name, IntFunction<Story> story) {
        stories.add(Arguments.of(name, story));
        stories.add(Arguments.of(name + ", the other way round", (IntFunction<Story>) n -> story.apply(n).swapped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void bothCountWhereverTheyMeet(String name, IntFunction<Story> stories) {
        Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
        RawEventApplier other = ground.applying(dynamo.plainClient());
        RawEventApplier one = ground.applying(dynamo.client());
        List<RawEvent> all = new ArrayList<>();
        int calls = 1;
        for (int meeting = 1; meeting <= calls; meeting++) {
            Story story = stories.apply(meeting);
            other.apply(story.before());
            int[] call = {0};
            int at = meeting;
            dynamo.faults().follow(_ -> {
                if (++call[0] == at) {
                    other.apply(story.other());
                }
                // what is not read strongly consistent sees nothing at all
                return FaultyDynamo.Fault.STALE;
            });
            assertThat(one.apply(story.one()).values()).containsOnly(new ApplyOutcome.Applied());
            if (call[0] < at) {
                other.apply(story.other());
            }
            calls = Math.max(calls, call[0]);
            all.addAll(story.before());
            all.addAll(story.one());
            all.addAll(story.other());
        }
        assertThat(calls).as(name).isGreaterThan(3);
        Map<String, String> expected = ground.expected(all);
        ground.states().forEach((subject, state) -> assertThat(state).as(subject).isEqualTo(expected.get(subject)));
        assertThat(ground.states()).hasSameSizeAs(expected);
    }
}

package dev.lightup.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Calls have numbers without a gap, whoever notes them.
class OperatorLogTest {
    private static final YearMonth MONTH = OperatorLog.month(Given.NOON);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private OperatorLog fresh() {
        return new OperatorLog(dynamo.client(), dynamo.table());
    }

    private static CommandNote note(String command, Instant at) {
        return CommandNote.of(command, "nordvik", List.of(), Optional.empty(), at);
    }

    @Test
    void whoComesNewFindsTheLastNumberHoweverManyThereAre() {
        OperatorLog log = fresh();
        assertThat(log.last(MONTH)).isZero();
        for (int number = 1; number <= 260; number++) {
            log.note(note("n" + number, Given.NOON), "a" + number);
            if (number < 20 || number % 37 == 0 || number > 255) {
                assertThat(fresh().last(MONTH)).isEqualTo(number);
            }
        }
        List<OperatorLog.Line> newest = fresh().before(MONTH, 260);
        assertThat(newest).hasSize(50);
        assertThat(newest.getFirst().note().command()).isEqualTo("n260");
        assertThat(newest.getLast().number()).isEqualTo(211);
        assertThat(fresh().last(MONTH.minusMonths(1))).isZero();
    }

    @Test
    void manyAtOnceTakeEachNumberOnce() throws Exception {
        List<OperatorLog> processes = List.of(fresh(), fresh(), fresh());
        try (var together = Executors.newFixedThreadPool(3)) {
            List<Callable<RawKey>> calls = IntStream.range(0, 30)
                    .<Callable<RawKey>>mapToObj(
                            call -> () -> processes.get(call % 3).note(note("c" + call, Given.NOON), "a" + call))
                    .toList();
            for (var done : together.invokeAll(calls)) {
                assertThat(done.get().receipt()).startsWith("e");
            }
        }
        assertThat(fresh().last(MONTH)).isEqualTo(30);
        assertThat(fresh().before(MONTH, 30)).hasSize(30)
                .extracting(line -> line.note().command())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRepeatOfTheSameAttemptIsTheSameCallAndACallOfAnotherMonthBeginsAnew() {
        OperatorLog log = fresh();
        RawKey first = log.note(note("one", Given.NOON), "a1");
        log.end(first, "added");
        RawKey next = log.note(note("two", Given.NOON.plus(Duration.ofDays(40))), "a2");
        assertThat(log.last(OperatorLog.month(Given.NOON.plus(Duration.ofDays(40))))).isEqualTo(1);
        assertThat(log.before(MONTH, 1)).singleElement().satisfies(line -> {
            assertThat(line.key()).isEqualTo(first);
            assertThat(line.outcome()).contains("added");
        });
        assertThat(log.before(OperatorLog.month(Given.NOON.plus(Duration.ofDays(40))), 1)).singleElement()
                .satisfies(line -> {
                    assertThat(line.key()).isEqualTo(next);
                    assertThat(line.outcome()).isEmpty();
                });
    }
}

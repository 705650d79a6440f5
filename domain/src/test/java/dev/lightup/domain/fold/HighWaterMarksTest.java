package dev.lightup.domain.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.machine.HighWaterMarks;
import dev.lightup.domain.state.UsageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HighWaterMarksTest {
    private record Report(long seats, Instant at) {}

    /// By the definition: the earliest report that tells at least so many.
    private static Optional<Instant> first(List<Report> reports, long wanted) {
        return reports.stream().filter(r -> r.seats() >= wanted).map(Report::at).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> first(HighWaterMarks highs, long wanted) {
        return highs.told()
                .entrySet()
                .stream()
                .filter(e -> Long.parseLong(e.getKey()) >= wanted)
                .map(e -> e.getValue())
                .min(Comparator.naturalOrder());
    }

    @Test
    void whoAsksForANumberIsToldWhenItWasFirstReached() {
        long seed = Long.getLong("lightup.seed", 5L);
        System.out.println("heights: seed " + seed);
        var random = new Random(seed);
        for (int history = 0; history < 300; history++) {
            var highs = new HighWaterMarks();
            List<Report> reports = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                reports.add(new Report(1 + random.nextInt(60), Instant.ofEpochSecond(random.nextInt(500))));
            }
            reports.forEach(r -> highs.take(r.seats(), r.at()));
            for (long wanted = 1; wanted <= 61; wanted++) {
                assertThat(first(highs, wanted)).as("history %d, %d seats", history, wanted)
                        .isEqualTo(first(reports, wanted));
            }
        }
    }

    @Test
    void theNumberOfHeightsIsBoundAndTheHighestAndTheLowestStay() {
        var highs = new HighWaterMarks();
        for (int i = 1; i <= 1000; i++) {
            highs.take(i, Instant.ofEpochSecond(i));
        }
        assertThat(highs.told()).hasSize(UsageState.HIGHS).containsKeys("1", "1000");
        for (long wanted = 1; wanted <= 1000; wanted++) {
            long told = first(highs, wanted).orElseThrow().getEpochSecond();
            assertThat(told).as("%d seats", wanted).isBetween(wanted, wanted + wanted / 3 + 1);
        }
    }
}

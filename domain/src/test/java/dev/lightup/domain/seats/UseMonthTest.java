package dev.lightup.domain.seats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.state.UsageState.Point;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseMonthTest {
    private static Point report(String day, long sold, long active) {
        return new Point(Instant.parse(day + "T09:00:00Z"), Optional.of(sold), Optional.empty(), Optional.of(active));
    }

    private static SkuSeats sku(String name, Point... months) {
        return new SkuSeats(new SkuKey("lumen", name), Seats.NOTHING, "all", "all", List.of(months));
    }

    private static UseMonth month(String month, long active, Optional<Long> sold) {
        return new UseMonth(YearMonth.parse(month), active, sold);
    }

    /// By hand: E3 reports June, July, September; Copilot July and October. In September Copilot told nothing since July, two months ago.
    @Test
    void aMonthAddsTheLastReportsOfItsSkusOrThoseOfTheMonthBefore() {
        assertThat(UseMonth.of(List.of(
                sku("E3", report("2026-06-20", 100, 40), report("2026-07-20", 100, 50), report("2026-09-20", 90, 60)),
                sku("Copilot", report("2026-07-10", 20, 5), report("2026-10-10", 30, 9)))))
                .containsExactly(month("2026-06", 40, Optional.of(100L)), month("2026-07", 55, Optional.of(120L)),
                        month("2026-09", 60, Optional.of(90L)), month("2026-10", 69, Optional.of(120L)));
    }

    @Test
    void whatIsSoldIsNotToldWhereOneReportDoesNotSay() {
        var silent = new Point(Instant.parse("2026-06-21T09:00:00Z"), Optional.empty(), Optional.empty(),
                Optional.of(7L));
        assertThat(UseMonth.of(List.of(sku("E3", report("2026-06-20", 100, 40)), sku("X", silent))))
                .containsExactly(month("2026-06", 47, Optional.empty()));
    }

    @Test
    void aReportThatSaysNothingOfUseMakesNoMonth() {
        var silent = new Point(Instant.parse("2026-06-21T09:00:00Z"), Optional.of(3L), Optional.empty(),
                Optional.empty());
        assertThat(UseMonth.of(List.of(sku("E3", silent)))).isEmpty();
        assertThat(UseMonth.of(List.of())).isEmpty();
    }

    @Test
    void noMoreThanThirteenMonthsAreTold() {
        var old = new ArrayList<Point>();
        for (int i = 0; i < 13; i++) {
            old.add(report(YearMonth.of(2024, 1).plusMonths(i).atDay(3).toString(), 9, i));
        }
        assertThat(UseMonth.of(List.of(sku("old", old.toArray(Point[]::new)), sku("E3", report("2026-06-20", 9, 4)))))
                .hasSize(13)
                .last()
                .isEqualTo(month("2026-06", 4, Optional.of(9L)));
    }
}

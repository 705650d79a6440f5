package dev.lightup.site.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseTrendTest {
    private static List<Optional<Long>> months(Long... last) {
        var months = new ArrayList<Optional<Long>>(Collections.nCopies(13 - last.length, Optional.empty()));
        for (Long n : last) {
            months.add(n < 0 ? Optional.empty() : Optional.of(n));
        }
        return months;
    }

    /// By hand: 18 pixels are 100 seats, from 21 down to 3; a month is 7 pixels, the last one at 88.
    @Test
    void theLineEndsInADotAndGoesWithTheSeats() {
        assertThat(UseTrend.of("as told", months(0L, 50L, 100L), Optional.of(100L)).markup())
                .contains("aria-label=\"as told\"", "<path class=\"trend\" d=\"M74 21L81 12L88 3\"/>",
                        "<circle class=\"use\" cx=\"88\" cy=\"3\" r=\"3\"/>",
                        "<path class=\"want\" d=\"M0 14H92\"/>")
                .doesNotContain("#hatch");
    }

    @Test
    void aMonthWithoutAReportIsHatchedAndCutsTheLine() {
        assertThat(UseTrend.of("x", months(50L, -1L, 100L), Optional.empty()).markup())
                .contains("d=\"M74 12M88 3\"", "<rect class=\"none\" fill=\"url(#hatch)\" x=\"78\"")
                .doesNotContain("want");
        assertThat(UseTrend.of("x", months(100L, -1L), Optional.empty()).markup())
                .as("also the last one")
                .contains("x=\"85\"", "cx=\"81\"");
    }

    @Test
    void noSeatInUseIsALineOnTheGround() {
        assertThat(UseTrend.of("x", months(0L, 0L), Optional.of(10L)).markup()).contains("M81 21L88 21");
        assertThat(UseTrend.of("x", months(0L, 0L), Optional.empty()).markup()).contains("class=\"grid\"");
    }
}

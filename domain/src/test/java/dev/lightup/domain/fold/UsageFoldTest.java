package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.state.UsageState.Point;
import dev.lightup.domain.state.UsageState.Workload;
import dev.lightup.domain.words.TestWords;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Counts by their own as-of, firsts, marks and months.
class UsageFoldTest {
    private static final Subject USAGE = Subject.usage("c1", "sku1");
    private static final int DAY = 24 * 60;

    private static Workload after(Fact... facts) {
        UsageState state = (UsageState) Walked.state(USAGE, facts);
        return Objects.requireNonNull(state.workloads().get(UsageState.WHOLE));
    }

    private static UsageFact used(int day, long sold, long active) {
        return report(day, Optional.of(sold), Optional.empty(), Optional.of(active));
    }

    private static UsageFact report(int day, Optional<Long> sold, Optional<Long> assigned, Optional<Long> active) {
        return new UsageFact.Snapshot("usage", Optional.empty(), sold, assigned, Optional.empty(), active,
                Optional.of(28), minute((long) day * DAY));
    }

    private static List<YearMonth> months(Optional<String> zone, String... asOfs) {
        List<Entry> entries = new ArrayList<>();
        for (String asOf : asOfs) {
            var report = new UsageFact.Snapshot("usage", Optional.empty(), Optional.of(10L), Optional.empty(),
                    Optional.empty(), Optional.of(5L), Optional.of(28), Instant.parse(asOf));
            entries.add(Told.told(USAGE, "e" + entries.size(), report).at(entries.size()).entry().in(zone));
        }
        UsageState state = (UsageState) TestWords.FOLD.fold(USAGE, entries).current().state();
        return Objects.requireNonNull(state.workloads().get(UsageState.WHOLE))
                .months()
                .stream()
                .map(Point::month)
                .toList();
    }

    @Test
    void aReportOfAMonthsLastEveningIsThatMonthsWhereItsSenderCountsDays() {
        // 31 October 23:59 in Chicago, and 22 November
        String[] asOfs = {"2026-11-01T04:59:00Z", "2026-11-22T18:00:00Z"};
        assertThat(months(Optional.of("America/Chicago"), asOfs)).containsExactly(YearMonth.of(2026, 10),
                YearMonth.of(2026, 11));
        assertThat(months(Optional.empty(), asOfs)).containsExactly(YearMonth.of(2026, 11));
        // 1 November 00:30 in Tokyo, and 31 October 23:30 there
        String[] east = {"2026-10-31T14:30:00Z", "2026-10-31T15:30:00Z"};
        assertThat(months(Optional.of("Asia/Tokyo"), east)).containsExactly(YearMonth.of(2026, 10),
                YearMonth.of(2026, 11));
        // the year too: New Year's Eve in Honolulu
        assertThat(months(Optional.of("Pacific/Honolulu"), "2026-01-01T09:59:00Z")).containsExactly(
                YearMonth.of(2025, 12));
        // summer time ends on 25 October in Oslo; the last hour of the month is winter's
        assertThat(months(Optional.of("Europe/Oslo"), "2026-10-31T22:59:59Z", "2026-10-31T23:00:00Z"))
                .containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
    }

    @Test
    void anOlderReportNeverOverwritesANewerOne() {
        Workload workload = after(used(9, 100, 30), used(3, 80, 20));
        assertThat(workload.active()).contains(30L);
        assertThat(workload.sold()).contains(100L);
        assertThat(workload.asOf()).contains(minute(9L * DAY));
        assertThat(after(used(3, 80, 20), used(9, 100, 30)).active()).contains(30L);
        assertThat(after(used(3, 80, 20), used(3, 80, 25)).active()).contains(25L);
    }

    @Test
    void eachCountHasTheNewestAsOfOfTheReportsThatTellIt() {
        Fact deployed = report(20, Optional.of(100L), Optional.of(70L), Optional.empty());
        Fact used = report(5, Optional.empty(), Optional.empty(), Optional.of(30L));
        Fact usedLater = report(12, Optional.empty(), Optional.empty(), Optional.of(35L));
        Workload workload = after(deployed, used, usedLater);
        assertThat(workload.assigned()).contains(70L);
        assertThat(workload.active()).contains(35L);
        assertThat(workload.counted()).containsEntry("active", minute(12L * DAY))
                .containsEntry("assigned",
                        minute(20L * DAY));
        assertThat(after(usedLater, deployed, used).active()).contains(35L);
    }

    @Test
    void firstsAndMarksAreTheEarliestWhateverCameFirst() {
        Workload workload = after(used(9, 100, 45), used(3, 100, 12), used(20, 100, 130));
        assertThat(workload.firstActive()).contains(minute(3L * DAY));
        assertThat(workload.highs()).isEqualTo(Map.of("12", minute(3L * DAY), "45", minute(9L * DAY), "130",
                minute(20L * DAY)));
        assertThat(after(used(3, 100, 12), used(9, 100, 12), used(1, 100, 8), used(2, 100, 12)).highs())
                .isEqualTo(Map.of("8", minute(DAY), "12", minute(2L * DAY)));
        assertThat(after(used(1, 0, 5)).highs()).isEqualTo(Map.of("5", minute(DAY)));
        assertThat(after(used(1, Long.MAX_VALUE, Long.MAX_VALUE)).highs()).hasSize(1);
        assertThat(after(report(4, Optional.empty(), Optional.of(1L), Optional.empty())).firstAssigned())
                .contains(minute(4L * DAY));
        assertThat(after(report(4, Optional.empty(), Optional.of(0L), Optional.of(0L))).firstAssigned()).isEmpty();
    }

    @Test
    void thirteenMonthsKeepTheLastReportOfEach() {
        Fact[] months = new Fact[16];
        for (int month = 0; month < 15; month++) {
            months[month] = used(month * 31, 100, month);
        }
        months[15] = used(14 * 31 - 1, 100, 77);
        Workload workload = after(months);
        assertThat(workload.months()).hasSize(UsageState.MONTHS);
        assertThat(workload.months().getLast().active()).contains(14L);
        assertThat(workload.months().getFirst().asOf()).isEqualTo(minute(2L * 31 * DAY));
    }

    @Test
    void aRepeatedReportIsNoLineOfTheTimeline() {
        FoldedSubject folded = Walked.folded(USAGE, used(1, 100, 5), used(2, 100, 5), used(3, 100, 6), used(1, 100, 5));
        assertThat(folded.current().recent()).hasSize(2);
    }

    @Test
    void seatEventsCountUpAndDownByWorkload() {
        UsageState state = (UsageState) Walked.state(USAGE,
                new UsageFact.SeatAssigned(Optional.of("teams"), Optional.empty()),
                new UsageFact.SeatAssigned(Optional.of("teams"), Optional.empty()),
                new UsageFact.SeatUnassigned(Optional.of("teams"), Optional.empty()),
                new UsageFact.ThresholdExceeded(90, Optional.empty()));
        assertThat(state.workloads().keySet()).isEqualTo(Map.of("teams", 1).keySet());
        Workload teams = Objects.requireNonNull(state.workloads().get("teams"));
        assertThat(teams.seats()).isEqualTo(1);
        assertThat(teams.firstAssigned()).contains(minute(0));
        assertThat(teams.active()).isEmpty();
    }
}

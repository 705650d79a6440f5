package dev.lightup.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.ClockSpan.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final List<DayOfWeek> WEEK = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final BusinessCalendar oslo = calendar("Europe/Oslo", 8, 17, WEEK);

    private static BusinessCalendar calendar(
            String zone,
            int opens,
            int closes,
            List<DayOfWeek> workdays,
            String... holidays) {
        return new BusinessCalendar(new Distributor("nordvik", "Nordvik", zone, opens, closes, workdays,
                Stream.of(holidays).map(LocalDate::parse).toList(), 3));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void businessDaysEndAtTheClosingHourOfTheLastOne() {
        assertThat(oslo.plus(at("2026-11-23T09:00:00Z"), new ClockSpan(1, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-11-24T16:00:00Z");
        assertThat(oslo.plus(at("2026-11-23T22:30:00Z"), new ClockSpan(3, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-11-26T16:00:00Z");
    }

    @Test
    void aWaitThatBeginsOnASaturdayHasTheWholeMonday() {
        assertThat(oslo.plus(at("2026-11-21T12:00:00Z"), new ClockSpan(1, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-11-23T16:00:00Z");
    }

    @Test
    void noBusinessDayAtAllEndsWhenTheDayClosesOrTheNextOneDoes() {
        assertThat(oslo.plus(at("2026-11-23T09:00:00Z"), new ClockSpan(0, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-11-23T16:00:00Z");
        assertThat(oslo.plus(at("2026-11-20T19:00:00Z"), new ClockSpan(0, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-11-23T16:00:00Z");
    }

    @Test
    void businessHoursPassOnlyWhileBusinessIsDone() {
        assertThat(oslo.plus(at("2026-11-20T15:00:00Z"), new ClockSpan(2, Unit.BUSINESS_HOURS)))
                .as("one hour on Friday, one on Monday")
                .isEqualTo("2026-11-23T08:00:00Z");
        assertThat(oslo.plus(at("2026-11-22T03:00:00Z"), new ClockSpan(9, Unit.BUSINESS_HOURS)))
                .as("a whole business day ends at its close")
                .isEqualTo("2026-11-23T16:00:00Z");
        assertThat(oslo.plus(at("2026-11-23T04:00:00Z"), new ClockSpan(0, Unit.BUSINESS_HOURS)))
                .as("nothing passes before the opening")
                .isEqualTo("2026-11-23T07:00:00Z");
    }

    @Test
    void hoursPassDayAndNight() {
        assertThat(oslo.plus(at("2026-11-20T15:00:00Z"), new ClockSpan(48, Unit.HOURS)))
                .isEqualTo("2026-11-22T15:00:00Z");
    }

    @Test
    void theClockThatIsSetForwardMovesTheClosingHour() {
        // summer time begins on Sunday 29 March 2026
        assertThat(oslo.plus(at("2026-03-27T10:00:00Z"), new ClockSpan(1, Unit.BUSINESS_DAYS)))
                .isEqualTo("2026-03-30T15:00:00Z");
        assertThat(oslo.nextDayStart(at("2026-03-28T23:30:00Z"))).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void businessHoursOverAClockChangeAreRealHours() {
        BusinessCalendar always = calendar("Europe/Oslo", 0, 24, List.of(DayOfWeek.values()));
        // the 25 hours of 25 October 2026, from midnight to midnight
        assertThat(always.plus(at("2026-10-24T22:00:00Z"), new ClockSpan(25, Unit.BUSINESS_HOURS)))
                .isEqualTo("2026-10-25T23:00:00Z");
        assertThat(always.closingOf(LocalDate.parse("2026-10-25"))).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void aDayWhoseMidnightIsSkippedStartsAnHourLater() {
        BusinessCalendar beirut = calendar("Asia/Beirut", 9, 17, WEEK);
        // the clocks jump from 0:00 to 1:00 on 29 March 2026
        assertThat(beirut.startOf(LocalDate.parse("2026-03-29"))).isEqualTo("2026-03-28T22:00:00Z");
        assertThat(beirut.day(at("2026-03-28T22:00:00Z"))).isEqualTo("2026-03-29");
        assertThat(beirut.day(at("2026-03-28T21:59:59.999Z"))).isEqualTo("2026-03-28");
    }

    @Test
    void holidaysAreNoBusinessDays() {
        BusinessCalendar christmas = calendar("Europe/Oslo", 8, 17, WEEK, "2026-12-25", "2026-12-26", "2026-12-24");
        assertThat(christmas.isBusinessDay(LocalDate.parse("2026-12-25"))).isFalse();
        assertThat(christmas.plusBusinessDays(LocalDate.parse("2026-12-23"), 1)).isEqualTo("2026-12-28");
        assertThat(christmas.businessDaysBetween(at("2026-12-23T10:00:00Z"), at("2026-12-28T06:00:00Z"))).isOne();
    }

    @Test
    void aYearInWhichEveryDayIsAHolidayIsJumpedOver() {
        String[] year = LocalDate.parse("2027-01-01")
                .datesUntil(LocalDate.parse("2030-01-01"))
                .map(LocalDate::toString)
                .toArray(String[]::new);
        BusinessCalendar long_ = calendar("Europe/Oslo", 8, 17, WEEK, year);
        assertThat(long_.plus(at("2026-12-31T10:00:00Z"), new ClockSpan(1, Unit.BUSINESS_DAYS)))
                .isEqualTo("2030-01-01T16:00:00Z");
        assertThat(long_.plus(at("2026-12-31T15:00:00Z"), new ClockSpan(2, Unit.BUSINESS_HOURS)))
                .isEqualTo("2030-01-01T08:00:00Z");
        assertThat(long_.nextBusinessDayStart(at("2027-05-01T00:00:00Z"))).isEqualTo("2029-12-31T23:00:00Z");
        assertThat(long_.businessDaysBetween(at("2026-12-31T10:00:00Z"), at("2029-12-31T10:00:00Z"))).isZero();
    }

    @Test
    void agesFlipAtTheDayStartOfTheDistributor() {
        Instant since = at("2026-11-20T15:00:00Z");
        assertThat(oslo.businessDaysBetween(since, at("2026-11-22T22:59:59.999Z"))).isZero();
        assertThat(oslo.businessDaysBetween(since, at("2026-11-22T23:00:00Z"))).isOne();
        assertThat(oslo.businessDaysBetween(since, at("2026-11-19T12:00:00Z"))).as("never negative").isZero();
    }

    @Test
    void midnightBelongsToTheDayThatItEnds() {
        assertThat(oslo.dayEndingAt(at("2026-11-23T23:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(oslo.dayEndingAt(at("2026-11-23T23:00:00.001Z"))).isEqualTo("2026-11-24");
    }

    @Test
    void countingByFormulaEqualsCountingDayByDay() {
        long seed = 20261123;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<DayOfWeek> days = Stream.of(DayOfWeek.values()).filter(_ -> random.nextBoolean()).toList();
            List<DayOfWeek> workdays = days.isEmpty() ? WEEK : days;
            String[] holidays = Stream.generate(() -> LocalDate.parse("2026-01-01").plusDays(random.nextInt(400)))
                    .limit(random.nextInt(30))
                    .map(LocalDate::toString)
                    .toArray(String[]::new);
            BusinessCalendar calendar = calendar("Etc/UTC", 9, 17, workdays, holidays);
            LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(300));
            LocalDate to = from.plusDays(random.nextInt(100) - 10);
            long expected = from.isBefore(to)
                    ? from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isBusinessDay).count()
                    : 0;
            assertThat(calendar.businessDaysBetween(from, to)).as("seed %d, round %d", seed, round)
                    .isEqualTo((int) expected);
            int count = 1 + random.nextInt(20);
            assertThat(calendar.businessDaysBetween(from, calendar.plusBusinessDays(from, count)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(count);
        }
    }
}

package dev.lightup.demo.channel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Public holidays of the countries that the story's distributors do business in, by rule. Holidays that a government moves from
/// year to year are left out.
final class PublicHolidays {
    private PublicHolidays() {}

    /// The holidays of the years from `first` to `last`, in order.
    static List<LocalDate> of(int first, int last, IntFunction<List<LocalDate>> year) {
        return IntStream.rangeClosed(first, last).boxed().flatMap(y -> year.apply(y).stream()).sorted().toList();
    }

    static List<LocalDate> norway(int year) {
        LocalDate easter = easter(year);
        return List.of(LocalDate.of(year, 1, 1), easter.minusDays(3), easter.minusDays(2), easter.plusDays(1),
                LocalDate.of(year, 5, 1), LocalDate.of(year, 5, 17), easter.plusDays(39), easter.plusDays(50),
                LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26));
    }

    static List<LocalDate> unitedStates(int year) {
        return List.of(LocalDate.of(year, 1, 1), nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY),
                nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY),
                LocalDate.of(year, 5, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                LocalDate.of(year, 6, 19), LocalDate.of(year, 7, 4), nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY), LocalDate.of(year, 12, 25));
    }

    static List<LocalDate> japan(int year) {
        return List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 2), LocalDate.of(year, 1, 3),
                nth(year, Month.JANUARY, 2, DayOfWeek.MONDAY), LocalDate.of(year, 2, 11), LocalDate.of(year, 2, 23),
                LocalDate.of(year, 4, 29), LocalDate.of(year, 5, 3), LocalDate.of(year, 5, 4),
                LocalDate.of(year, 5, 5), nth(year, Month.JULY, 3, DayOfWeek.MONDAY), LocalDate.of(year, 8, 11),
                nth(year, Month.SEPTEMBER, 3, DayOfWeek.MONDAY), nth(year, Month.OCTOBER, 2, DayOfWeek.MONDAY),
                LocalDate.of(year, 11, 3), LocalDate.of(year, 11, 23));
    }

    private static LocalDate nth(int year, Month month, int nth, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
    }

    /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}

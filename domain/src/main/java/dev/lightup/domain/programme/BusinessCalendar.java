package dev.lightup.domain.programme;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// When a distributor does business: its zone (with its daylight saving), hours, days of the week and holidays. Days flip at the
/// first instant of the day in its zone, business ends at its closing hour. Immutable.
public final class BusinessCalendar {
    private static final int DAYS_OF_WEEK = 7;

    private final ZoneId zone;
    private final int opens;
    private final int closes;
    private final Set<DayOfWeek> workdays;
    /// Epoch days of the holidays that fall on workdays, ascending.
    private final long[] holidays;

    public BusinessCalendar(Distributor distributor) {
        this.zone = ZoneId.of(distributor.zone());
        this.opens = distributor.opens();
        this.closes = distributor.closes();
        this.workdays = EnumSet.copyOf(distributor.workdays());
        this.holidays = distributor.holidays()
                .stream()
                .filter(d -> workdays.contains(d.getDayOfWeek()))
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .distinct()
                .toArray();
    }

    /// The day in the distributor's zone.
    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// Whether business is done on that day.
    public boolean isBusinessDay(LocalDate day) {
        return workdays.contains(day.getDayOfWeek()) && Arrays.binarySearch(holidays, day.toEpochDay()) < 0;
    }

    /// The first instant of the day, also where the clocks skip midnight.
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// When business begins on that day. A skipped hour begins when the clocks have jumped.
    public Instant openingOf(LocalDate day) {
        return day.atTime(opens, 0).atZone(zone).toInstant();
    }

    /// When business ends on that day, or would end if it were a business day.
    public Instant closingOf(LocalDate day) {
        return closes == 24 ? startOf(day.plusDays(1)) : day.atTime(closes, 0).atZone(zone).toInstant();
    }

    /// The day to whose end an instant belongs: midnight is the end of the day before.
    public LocalDate dayEndingAt(Instant at) {
        return day(at.minusMillis(1));
    }

    /// The first instant of the next day, on which ages in calendar days flip.
    public Instant nextDayStart(Instant at) {
        return startOf(day(at).plusDays(1));
    }

    /// The first instant of the next business day, on which ages in business days flip.
    public Instant nextBusinessDayStart(Instant at) {
        return startOf(plusBusinessDays(day(at), 1));
    }

    /// The business day that is `count` business days after the day; for 0 the day itself, or the next business day when
    /// it is none.
    public LocalDate plusBusinessDays(LocalDate day, int count) {
        LocalDate result = day;
        int left = count;
        if (count == 0) {
            result = day.minusDays(1);
            left = 1;
        }
        while (left > 0) {
            result = result.plusDays(1);
            if (isBusinessDay(result)) {
                left--;
            }
        }
        return result;
    }

    /// How many business days lie after `from`'s day up to and with `to`'s: 0 on the same day and when `to` is earlier.
    /// It grows at the first instant of each business day.
    public int businessDaysBetween(Instant from, Instant to) {
        return businessDaysBetween(day(from), day(to));
    }

    /// How many business days lie after `from` up to and with `to`; 0 when `to` is not later.
    public int businessDaysBetween(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days <= 0) {
            return 0;
        }
        long count = days / DAYS_OF_WEEK * workdays.size();
        for (long rest = days % DAYS_OF_WEEK; rest > 0; rest--) {
            if (workdays.contains(to.minusDays(rest - 1).getDayOfWeek())) {
                count++;
            }
        }
        count -= holidaysUpTo(to) - holidaysUpTo(from);
        return Math.clamp(count, 0, Integer.MAX_VALUE);
    }

    private int holidaysUpTo(LocalDate day) {
        int found = Arrays.binarySearch(holidays, day.toEpochDay());
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// The instant at which a span that begins at `from` is over. Hours of the day and night pass always; business hours
    /// pass while business is done; business days end at the closing hour of the last of them, the day of `from` not
    /// counted. No span at all in business days ends when the current or next business day closes.
    public Instant plus(Instant from, ClockSpan span) {
        return switch (span.unit()) {
            case HOURS -> from.plus(Duration.ofHours(span.amount()));
            case BUSINESS_HOURS -> plusBusinessHours(from, Duration.ofHours(span.amount()));
            case BUSINESS_DAYS -> plusBusinessDays(from, span.amount());
        };
    }

    private Instant plusBusinessDays(Instant from, int count) {
        LocalDate last = plusBusinessDays(day(from), count);
        Instant end = closingOf(last);
        return count > 0 || end.isAfter(from) ? end : closingOf(plusBusinessDays(last, 1));
    }

    private Instant plusBusinessHours(Instant from, Duration span) {
        LocalDate day = plusBusinessDays(day(from), 0);
        Duration left = span;
        while (true) {
            Instant begin = openingOf(day).isAfter(from) ? openingOf(day) : from;
            Duration open = Duration.between(begin, closingOf(day));
            if (open.compareTo(left) >= 0) {
                return begin.plus(left);
            }
            left = open.isPositive() ? left.minus(open) : left;
            day = plusBusinessDays(day, 1);
        }
    }
}

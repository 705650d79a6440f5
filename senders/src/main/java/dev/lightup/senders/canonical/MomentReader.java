package dev.lightup.senders.canonical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads moments (RFC 3339, any offset, any number of digits of a second, cut to milliseconds) and days as senders write them. Strict where
/// the platform is not: no hour 24, and a second 60 only where the world's clocks have one.
final class MomentReader {
    /// How far ahead of the moment of arrival a moment may be: clocks differ.
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate UNSET = LocalDate.of(1, 1, 1);
    private static final LocalDate ENDLESS = LocalDate.of(9999, 12, 31);
    private static final String EARLY = "nothing before the year 2000 is taken";
    private static final Pattern RFC3339 = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)"
            + "(?:\\.(\\d+))?(?:([Zz])|([+-])(\\d\\d):(\\d\\d))");
    private static final int LEAP = 60;
    private static final int NANO_DIGITS = 9;

    /// What a text says.
    ///
    /// @param <T> what it should be
    sealed interface Read<T> {
        /// A moment or a day.
        record At<T>(T value) implements Read<T> {}

        /// Nobody's date: the first or the last that some system can write, which it does where none is set.
        record NotTold<T>() implements Read<T> {}

        /// None.
        record Wrong<T>(String rule) implements Read<T> {}
    }

    private MomentReader() {}

    static Read<Instant> moment(String text) {
        Matcher found = RFC3339.matcher(text);
        if (!found.matches()) {
            return new Read.Wrong<>("a date-time of RFC 3339: 2026-03-01T09:30:00Z");
        }
        try {
            LocalDate day = LocalDate.parse(found.group(1));
            if (isNobodys(day)) {
                return new Read.NotTold<>();
            }
            int second = Integer.parseInt(found.group(4));
            Instant at = at(day, found.toMatchResult(), Math.min(second, LEAP - 1));
            if (second >= LEAP && (second > LEAP || !isLastSecondOfAMonth(at))) {
                return new Read.Wrong<>("a second 60 is the last of a month, in UTC");
            }
            return at.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                    ? new Read.Wrong<>(EARLY)
                    : new Read.At<>(at);
        } catch (DateTimeException _) {
            return new Read.Wrong<>("a date-time that there is, of RFC 3339: 2026-03-01T09:30:00Z");
        }
    }

    private static Instant at(LocalDate day, MatchResult found, int second) {
        LocalTime time = LocalTime.of(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), second,
                nanos(found.group(5)));
        int sign = "-".equals(found.group(7)) ? -1 : 1;
        ZoneOffset offset = found.group(6) != null
                ? ZoneOffset.UTC
                : ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(found.group(8)),
                        sign * Integer.parseInt(found.group(9)));
        return LocalDateTime.of(day, time).toInstant(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    private static int nanos(@org.jspecify.annotations.Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        String nine = digits.length() > NANO_DIGITS
                ? digits.substring(0, NANO_DIGITS)
                : digits + "0".repeat(NANO_DIGITS - digits.length());
        return Integer.parseInt(nine);
    }

    private static boolean isLastSecondOfAMonth(Instant at) {
        LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        return utc.toLocalTime().truncatedTo(ChronoUnit.SECONDS).equals(LocalTime.of(23, 59, 59))
                && YearMonth.from(utc).atEndOfMonth().equals(utc.toLocalDate());
    }

    static Read<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (isNobodys(day)) {
                return new Read.NotTold<>();
            }
            return day.isBefore(FIRST) ? new Read.Wrong<>(EARLY) : new Read.At<>(day);
        } catch (DateTimeException _) {
            return new Read.Wrong<>("a day: 2026-03-01");
        }
    }

    private static boolean isNobodys(LocalDate day) {
        return day.equals(UNSET) || day.equals(ENDLESS);
    }
}

package dev.lightup.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Instants as text of fixed width, so that they sort: `2026-03-01T09:30:00.000Z`. Years 0001 to 9999, in milliseconds.
public final class IsoTime {
    private static final int WIDTH = 24;
    /// Without milliseconds, as most senders write.
    private static final int NARROW = 20;
    private static final int DAY_ALONE = 10;
    private static final long DAY = 86_400_000L;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * (DAY / 1000);
    private static final long AFTER_LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * (DAY / 1000);

    private IsoTime() {}

    /// @throws IllegalArgumentException outside the years 0001 to 9999
    public static String format(Instant instant) {
        if (!isInRange(instant)) {
            throw new IllegalArgumentException("an instant outside the years 0001 to 9999 has no text of fixed width");
        }
        long millis = instant.toEpochMilli();
        long days = Math.floorDiv(millis, DAY);
        int rest = (int) (millis - days * DAY);
        // days to civil date, by 400-year eras that begin in March (Howard Hinnant, chrono-compatible date algorithms)
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * dayOfYear + 2) / 153;
        int month = march < 10 ? march + 3 : march - 9;
        var text = new byte[WIDTH];
        digits(text, 0, 4, (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0));
        text[4] = '-';
        digits(text, 5, 2, month);
        text[7] = '-';
        digits(text, 8, 2, dayOfYear - (153 * march + 2) / 5 + 1);
        text[10] = 'T';
        digits(text, 11, 2, rest / 3_600_000);
        text[13] = ':';
        digits(text, 14, 2, rest / 60_000 % 60);
        text[16] = ':';
        digits(text, 17, 2, rest / 1000 % 60);
        text[19] = '.';
        digits(text, 20, 3, rest % 1000);
        text[23] = 'Z';
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// Reads an RFC 3339 date-time, with any offset, cut to milliseconds; empty when it is none, or out of range.
    public static Optional<Instant> parse(String text) {
        if (text.length() <= DAY_ALONE) {
            // a file says it of each of its rows, and to find out by an exception takes longer than all else of a row
            return Optional.empty();
        }
        return isOurs(text) ? ofOurs(text) : anyOffset(text);
    }

    /// Whether it has the form that {@link #format} gives, with or without milliseconds, digits aside.
    private static boolean isOurs(String text) {
        return switch (text.length()) {
            case WIDTH -> isToTheSecond(text) && text.charAt(19) == '.' && text.charAt(23) == 'Z';
            case NARROW -> isToTheSecond(text) && text.charAt(19) == 'Z';
            default -> false;
        };
    }

    private static boolean isToTheSecond(String text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Optional<Instant> ofOurs(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int millis = text.length() == WIDTH ? number(text, 20, 3) : 0;
        // a leap second, an hour 24 and what has no digits are left to the platform
        if (year < 1 || month < 1 || month > 12 || day < 1
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())
                || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || millis < 0) {
            return anyOffset(text);
        }
        // civil date to days, the inverse of the above
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long days = era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
        return Optional.of(Instant.ofEpochMilli(
                days * DAY + hour * 3_600_000L + minute * 60_000L + second * 1000L + millis));
    }

    /// Negative when there is anything but digits.
    private static int number(String text, int at, int width) {
        int value = 0;
        for (int i = at; i < at + width; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Optional<Instant> anyOffset(String text) {
        try {
            Instant instant = (text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant())
                    .truncatedTo(ChronoUnit.MILLIS);
            return isInRange(instant) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isInRange(Instant instant) {
        return instant.getEpochSecond() >= FIRST && instant.getEpochSecond() < AFTER_LAST;
    }

    private static void digits(byte[] text, int at, int width, int value) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}

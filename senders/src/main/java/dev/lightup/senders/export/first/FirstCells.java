package dev.lightup.senders.export.first;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the cells of a sender's table.
final class FirstCells {
    /// A whole number, its thousands set apart or not. `1.240` is refused: nobody can tell 1240 from 1.24.
    private static final Pattern COUNT = Pattern
            .compile("(\\d{1,10}|\\d{1,3}(?:[ ,'\u00a0\u202f\u2019]\\d{3}){1,3})(?:\\.0{1,2})?");
    private static final int LONGEST_TEXT = 500;

    private final DateTimeFormatter days;

    /// @param dates how the file writes days; ISO when absent
    FirstCells(Optional<String> dates) {
        days = dates.map(pattern -> DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT))
                .orElse(DateTimeFormatter.ISO_LOCAL_DATE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// A count.
    static Optional<Long> count(String text) {
        var matcher = COUNT.matcher(text);
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1).replaceAll("\\D", "")))
                : Optional.empty();
    }

    /// An id.
    static Optional<String> id(String text) {
        return Subject.isValidId(text) ? Optional.of(text) : Optional.empty();
    }

    /// A text of one line.
    static Optional<String> text(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT && line.chars().noneMatch(Character::isISOControl)
                ? Optional.of(line)
                : Optional.empty();
    }

    /// A day.
    Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, days));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// A moment: a date-time with its offset, or a day, which counts from its beginning in UTC.
    Optional<Instant> moment(String text) {
        return IsoTime.parse(text)
                .or(() -> day(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .filter(at -> IsoTime.parse(at.toString()).isPresent()));
    }
}

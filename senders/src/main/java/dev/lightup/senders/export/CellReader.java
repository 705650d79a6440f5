package dev.lightup.senders.export;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.IsoTime;
import dev.lightup.json.SpreadsheetCell;
import dev.lightup.senders.endpoint.YesNoWords;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the cells of a sender's table.
final class CellReader {
    private static final String BLANKS = " '\u00a0\u202f\u2019";
    /// Digits, and then the fraction if there is one; or groups of thousands, which one sign sets apart and of which none begins with a zero.
    private static final String WHOLE = "(\\d{1,10}|[1-9]\\d{0,2}([%s])\\d{3}(?:\\2\\d{3}){0,2})(?:%s)?";
    /// A whole number, its thousands set apart or not. `1.240` is refused: nobody can tell 1240 from 1.24.
    private static final Pattern COUNT = Pattern.compile(WHOLE.formatted("," + BLANKS, "\\.0{1,2}"));
    /// The same by the second rules, to which `0,500` was 500.
    private static final Pattern SECOND_COUNT = Pattern
            .compile("(\\d{1,10}|\\d{1,3}(?:[ ,'\u00a0\u202f\u2019]\\d{3}){1,3})(?:\\.0{1,2})?");
    /// A comma before three digits, which is a decimal sign as well where commas do not cut the cells.
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    /// What a spreadsheet makes of a long number.
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{1,3}");
    /// How an id is kept from a spreadsheet: `="00043"`, `'00042`.
    private static final Pattern WRAPPED = Pattern.compile("=\"([^\"]*)\"|'([^']+)");
    /// The time of day after a day, in the forms of spreadsheets, databases and vendors.
    private static final Pattern TIME = Pattern.compile("(?i)(?:T| +)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?"
            + "(?:[ \u202f]?[AP]M)?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Set<String> NOTHING = Set.of("", "-", "\u2013", "n/a");
    private static final int LONGEST_TEXT = 500;
    /// A day with its time is shorter; in what is longer a pattern of blanks is not looked for.
    private static final int LONGEST_DAY = 100;
    private static final Duration AHEAD = Duration.ofMinutes(ExportFormat.MINUTES_AHEAD);
    private static final ZoneOffset FIRST_ON_EARTH = ZoneOffset.ofHours(14);
    private static final int LAST_YEAR = 9998;

    private final DateTimeFormatter days;
    private final boolean commas;
    private final ZoneId zone;
    private final ReadingRules rules;
    private final Pattern numbers;
    private final boolean declared;

    /// @param dates how the file writes days; ISO when absent
    /// @param commas whether commas cut the cells
    CellReader(Optional<String> dates, boolean commas) {
        this(dates, commas, Optional.empty(), ZoneOffset.UTC, ReadingRules.FOURTH);
    }

    /// @param decimal the decimal sign, where it is known
    /// @param zone where the file's days begin
    CellReader(
            Optional<String> dates,
            boolean commas,
            Optional<String> decimal,
            ZoneId zone,
            ReadingRules rules) {
        this.commas = commas;
        this.zone = zone;
        this.rules = rules;
        declared = decimal.isPresent();
        numbers = switch (rules) {
            case SECOND -> decimal.map(CellReader::secondWhole).orElse(SECOND_COUNT);
            case THIRD, FOURTH -> decimal.map(CellReader::whole).orElse(COUNT);
        };
        days = dates.map(pattern -> DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT))
                .orElse(DateTimeFormatter.ISO_LOCAL_DATE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// One that reads moments by today's rules.
    ///
    /// @param zone where days begin, an IANA name; UTC when absent
    static CellReader ofMoments(Optional<String> dates, Optional<String> zone) {
        return new CellReader(dates, true, Optional.empty(), zone.<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC),
                ReadingRules.FOURTH);
    }

    /// A cell without the blanks around it; empty when it says nothing.
    static Optional<String> said(String cell) {
        String text = cell.replace('\u00a0', ' ').strip();
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(text);
    }

    /// A count; empty where the same digits are two numbers (`1.240`, and `18,000` where commas do not cut the cells), or none (`0,500`).
    Optional<Long> count(String text) {
        var matcher = numbers.matcher(text);
        return matcher.matches() && (declared || commas || !EITHER.matcher(text).matches())
                ? Optional.of(Long.parseLong(matcher.group(1).replaceAll("\\D", "")))
                : Optional.empty();
    }

    /// A whole number where the decimal sign is known: the other sign sets thousands apart, and a fraction is nothing but zeros.
    private static Pattern whole(String decimal) {
        return Pattern.compile(WHOLE.formatted(thousands(decimal) + BLANKS, "[" + decimal + "]0{1,6}"));
    }

    private static Pattern secondWhole(String decimal) {
        return Pattern.compile("(\\d{1,10}|\\d{1,3}(?:[" + thousands(decimal) + " '\u00a0\u202f\u2019]\\d{3}){1,3})(?:["
                + decimal + "]0{1,6})?");
    }

    private static String thousands(String decimal) {
        return decimal.equals(",") ? "." : ",";
    }

    /// An id, out of what keeps it from a spreadsheet, ours included; empty when a spreadsheet made a number of it, or when it looks like another one
    /// because it holds what nobody sees.
    static Optional<String> id(String text) {
        return secondId(text).filter(id -> UnseenCharacters.in(id).isEmpty());
    }

    /// The same by the rules of the file.
    Optional<String> idAsRead(String text) {
        return switch (rules) {
            case SECOND -> secondId(text);
            case THIRD, FOURTH -> id(text);
        };
    }

    private static Optional<String> secondId(String text) {
        String unguarded = SpreadsheetCell.read(text);
        var wrapped = WRAPPED.matcher(unguarded.equals(text) ? text : "");
        String id = wrapped.matches()
                ? Optional.ofNullable(wrapped.group(1)).orElseGet(() -> wrapped.group(2))
                : unguarded;
        return Subject.isValidId(id) && !SCIENTIFIC.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /// Whether it is one line of at most 500 characters.
    static boolean isLine(String text) {
        return text.length() <= LONGEST_TEXT && text.indexOf('\n') < 0;
    }

    /// Yes or no, in the words of systems and spreadsheets.
    static Optional<Boolean> flag(String text) {
        return YesNoWords.of(text);
    }

    /// A text of one line, without the guards of our own tables.
    static Optional<String> text(String text) {
        String line = SpreadsheetCell.read(text).replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT && line.chars().noneMatch(Character::isISOControl)
                ? Optional.of(line)
                : Optional.empty();
    }

    /// A day; a date-time counts as the day that it is written with.
    Optional<LocalDate> day(String text) {
        return plainDay(text).or(() -> plainDay(withoutTime(text)));
    }

    /// Whether a day is nobody's: `0001-01-01` and `9999-12-31` are what systems write for none.
    static boolean isUnset(LocalDate day) {
        return day.getYear() <= 1 || day.getYear() > LAST_YEAR;
    }

    /// Whether a file may be of that moment: from 2000 on, and at most five minutes after it came; of a day, at most the day that it then
    /// is anywhere on earth.
    ///
    /// @param text how the moment was written
    /// @param received when the file came; no bounds when not told
    boolean isTrueBy(String text, Instant at, Optional<Instant> received) {
        if (received.isEmpty()) {
            return true;
        }
        boolean ahead = IsoTime.parse(text).isPresent()
                ? at.isAfter(received.get().plus(AHEAD))
                : LocalDate.ofInstant(at, zone)
                        .isAfter(LocalDate.ofInstant(received.get(), FIRST_ON_EARTH));
        return !ahead && at.atZone(ZoneOffset.UTC).getYear() >= ExportFormat.FIRST_YEAR;
    }

    /// When a file's rows were true, by what it says itself: the day as ISO has it, or as its own days are written.
    ///
    /// @param dates how the file writes days; ISO when absent
    /// @param zone where days begin, an IANA name; UTC when absent
    static Optional<Instant> ofFile(String text, Optional<String> dates, Optional<String> zone, Instant received) {
        CellReader iso = ofMoments(Optional.empty(), zone);
        return ofMoments(dates, zone).moment(text)
                .or(() -> iso.moment(text))
                .filter(at -> iso.isTrueBy(text, at, Optional.of(received)));
    }

    /// A moment: a date-time with its offset, or a day, which counts from its beginning in the file's zone.
    Optional<Instant> moment(String text) {
        return IsoTime.parse(text)
                .or(() -> day(text).map(day -> day.atStartOfDay(zone).toInstant())
                        .filter(at -> IsoTime.parse(at.toString()).isPresent()));
    }

    private Optional<LocalDate> plainDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text, days));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String withoutTime(String text) {
        if (text.length() > LONGEST_DAY) {
            return text;
        }
        var time = TIME.matcher(text);
        int from = 0;
        while (time.find(from)) {
            if (time.end() == text.length()) {
                return text.substring(0, time.start());
            }
            from = time.start() + 1;
        }
        return text;
    }
}

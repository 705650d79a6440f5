package dev.lightup.functions.byhand;

import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a file says, as a sender is told it.
///
/// @param feed what its rows are
/// @param map the version of the column map that reads it
/// @param rows how many it has
/// @param unread the rows that could not be read
/// @param remarks rows of which something else is told
/// @param missing columns that the map names and the file lacks
/// @param asOf when it was true, where it says so
/// @param part whether it lists only a part of its feed
public record FileText(
        String feed,
        long map,
        Rows rows,
        List<Line> unread,
        List<Line> remarks,
        List<String> missing,
        Optional<String> asOf,
        boolean part) {
    public FileText {
        unread = List.copyOf(unread);
        remarks = List.copyOf(remarks);
        missing = List.copyOf(missing);
    }

    /// The same with the moment as the day that begins with it where the feed counts days, if it is one.
    public FileText in(ZoneId zone) {
        return new FileText(feed, map, rows, unread, remarks, missing,
                asOf.flatMap(IsoTime::parse)
                        .map(at -> at.atZone(zone))
                        .map(at -> at.toLocalTime().equals(LocalTime.MIN)
                                ? at.toLocalDate().toString()
                                : MINUTE.format(at) + " (" + place(zone) + ")"),
                part);
    }

    /// The same with one thing more that is told of it.
    public FileText telling(String where, String detail) {
        return new FileText(feed, map, rows, unread,
                Stream.concat(remarks.stream(), Stream.of(new Line(where, detail))).toList(), missing, asOf, part);
    }

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    /// What a zone is called.
    static String place(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    /// How many rows.
    ///
    /// @param all of the feed
    /// @param unread those that could not be read
    /// @param passedOver those that are none of the feed
    /// @param unknown words of a status that no table knows
    public record Rows(long all, long unread, long passedOver, List<Line> unknown) {
        public Rows {
            unknown = List.copyOf(unknown);
        }

        /// Those that count.
        public long read() {
            return all - unread;
        }
    }

    /// What is told of lines.
    ///
    /// @param where which they are, in words
    public record Line(String where, String detail) {}

    /// From the report of the format.
    public static FileText of(Map<String, Json> report) {
        Json.Obj file = report.get("export") instanceof Json.Obj told ? told : new Json.Obj(Map.of());
        return new FileText(file.text("feed").orElse(""), number(file, "columns"),
                new Rows(number(file, "rows"), number(file, "unreadable"), number(file, "passedOver"), unknown(file)),
                told(file, "kinds", "problems"), told(file, "remarkKinds", "remarks"),
                elements(file, "columnsNotFound").stream()
                        .flatMap(one -> one instanceof Json.Str(String word)
                                ? Optional.of(word).stream()
                                : Optional.<String>empty().stream())
                        .toList(),
                file.text("asOf"), file.get("part").isPresent());
    }

    /// Once for each kind; line by line in what an older release wrote.
    private static List<Line> told(Json.Obj file, String kinds, String lines) {
        List<Line> told = objects(file, kinds).map(kind -> new Line(where(kind),
                kind.text("detail").orElse("") + kind.text("map").map(FileText::map).orElse(""))).toList();
        return told.isEmpty()
                ? objects(file, lines).map(line -> new Line("Line " + number(line, "line"),
                        line.text("detail").orElse(""))).toList()
                : told;
    }

    private static String where(Json.Obj kind) {
        List<String> first = elements(kind, "first").stream().map(Json::write).toList();
        long more = number(kind, "lines") - first.size();
        return (number(kind, "lines") == 1 ? "Line " : "Lines ") + String.join(", ", first)
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static List<Line> unknown(Json.Obj file) {
        return objects(file, "unknownStatuses").map(one -> new Line(one.text("word").orElse("Further words"),
                count(number(one, "rows"), "row") + ", " + count(number(one, "seats"), "seat")
                        + one.text("map").map(FileText::map).orElse("")))
                .toList();
    }

    private static String map(String line) {
        return ". The map reads it with " + line;
    }

    private static String count(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static Stream<Json.Obj> objects(Json.Obj file, String name) {
        return elements(file, name).stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static List<Json> elements(Json.Obj file, String name) {
        return file.get(name)
                .filter(Json.Arr.class::isInstance)
                .map(Json.Arr.class::cast)
                .map(Json.Arr::elements)
                .orElse(List.of());
    }

    private static long number(Json.Obj file, String name) {
        return file.get(name)
                .filter(Json.Num.class::isInstance)
                .map(Json.Num.class::cast)
                .map(number -> number.value().longValueExact())
                .orElse(0L);
    }
}

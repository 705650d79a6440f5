package dev.lightup.functions.byhand;

import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                                : IsoTime.format(at.toInstant())),
                part);
    }

    /// How many rows.
    ///
    /// @param all of the feed
    /// @param unread those that could not be read
    /// @param passedOver those that are none of the feed
    public record Rows(long all, long unread, long passedOver) {
        /// Those that count.
        public long read() {
            return all - unread;
        }
    }

    /// What is told of a line.
    public record Line(long line, String detail) {}

    /// From the report of the format.
    public static FileText of(Map<String, Json> report) {
        Json.Obj file = report.get("export") instanceof Json.Obj told ? told : new Json.Obj(Map.of());
        return new FileText(file.text("feed").orElse(""), number(file, "columns"),
                new Rows(number(file, "rows"), number(file, "unreadable"), number(file, "passedOver")),
                lines(file, "problems"), lines(file, "remarks"),
                elements(file, "columnsNotFound").stream()
                        .flatMap(one -> one instanceof Json.Str(String word)
                                ? Optional.of(word).stream()
                                : Optional.<String>empty().stream())
                        .toList(),
                file.text("asOf"), file.get("part").isPresent());
    }

    private static List<Line> lines(Json.Obj file, String name) {
        return elements(file, name).stream()
                .flatMap(one -> one instanceof Json.Obj line
                        ? Optional.of(new Line(number(line, "line"), line.text("detail").orElse(""))).stream()
                        : Optional.<Line>empty().stream())
                .toList();
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

package dev.lightup.senders.export;

import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The announcement of a file: `{"type":"snapshot.begin","timestamp":...,"data":{"sha256":...,"size":...,"asOf":...,"rows":...}}`. Nothing else of it
/// is kept: a file's name may name people.
///
/// @param sha256 of its bytes, in hex
/// @param size in bytes
/// @param at when it was announced, by the sender's clock; the same on every attempt
/// @param asOf when its rows were true, where the file itself does not say so
/// @param rows how many rows it has, where the sender knows
record SnapshotBegin(String sha256, long size, Instant at, Optional<String> asOf, Optional<Long> rows) {
    static final String TYPE = "snapshot.begin";
    /// The most rows that are read of one file.
    static final int MOST_ROWS = 200_000;
    /// The most bytes that are read of one file.
    static final int LARGEST_FILE = 64 * 1024 * 1024;
    static final ProblemType MALFORMED = new ProblemType("snapshot-begin-malformed", 422,
            "The announcement of a file cannot be read");
    static final ProblemType TOO_LARGE = new ProblemType("file-beyond-bounds", 422,
            "The file is larger than any that is read");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_AS_OF = 60;

    /// Reads one.
    static ReadOutcome<SnapshotBegin> read(Json body) {
        if (!(body instanceof Json.Obj all)) {
            return malformed("", "an object with `type`, `timestamp` and `data`");
        }
        Json.Obj data = all.get("data").orElse(new Json.Null()) instanceof Json.Obj object
                ? object
                : new Json.Obj(java.util.Map.of());
        List<HttpProblem.Place> wrong = new ArrayList<>();
        if (all.text("type").filter(TYPE::equals).isEmpty()) {
            wrong.add(new HttpProblem.Place("/type", "`" + TYPE + "`: files are posted as text/csv or announced"));
        }
        Optional<Instant> at = all.text("timestamp").flatMap(IsoTime::parse);
        if (at.isEmpty()) {
            wrong.add(new HttpProblem.Place("/timestamp", "a date-time with its offset"));
        }
        Optional<String> sha256 = data.text("sha256").filter(hash -> HASH.matcher(hash).matches());
        if (sha256.isEmpty()) {
            wrong.add(new HttpProblem.Place("/data/sha256", "64 hex digits in lower case, of the file's bytes"));
        }
        OptionalLong size = count(data, "size");
        if (size.isEmpty()) {
            wrong.add(new HttpProblem.Place("/data/size", "the file's bytes, a whole number from 1"));
        }
        Optional<Json> rows = told(data, "rows");
        if (rows.isPresent() && count(data, "rows").isEmpty()) {
            wrong.add(new HttpProblem.Place("/data/rows", "a whole number from 1"));
        }
        if (told(data, "asOf").isPresent()
                && data.text("asOf").filter(text -> text.length() <= LONGEST_AS_OF).isEmpty()) {
            wrong.add(new HttpProblem.Place("/data/asOf", "a day, or a date-time with its offset"));
        }
        if (!wrong.isEmpty()) {
            return new ReadOutcome.Bad<>(MALFORMED.at(wrong));
        }
        return within(new SnapshotBegin(sha256.orElseThrow(), size.orElseThrow(), at.orElseThrow(), data.text("asOf"),
                rows.map(_ -> count(data, "rows").orElseThrow())));
    }

    private static ReadOutcome<SnapshotBegin> within(SnapshotBegin begin) {
        if (begin.size > LARGEST_FILE) {
            return new ReadOutcome.Bad<>(TOO_LARGE.at(List.of(new HttpProblem.Place("/data/size",
                    "at most " + LARGEST_FILE + " bytes, these are " + begin.size + ": send it in parts"))));
        }
        if (begin.rows.filter(rows -> rows > MOST_ROWS).isPresent()) {
            return new ReadOutcome.Bad<>(TOO_LARGE.at(List.of(new HttpProblem.Place("/data/rows",
                    "at most " + MOST_ROWS + " rows, these are " + begin.rows.get() + ": send it in parts"))));
        }
        return new ReadOutcome.Good<>(begin);
    }

    private static ReadOutcome<SnapshotBegin> malformed(String pointer, String detail) {
        return new ReadOutcome.Bad<>(MALFORMED.at(List.of(new HttpProblem.Place(pointer, detail))));
    }

    private static Optional<Json> told(Json.Obj data, String name) {
        return data.get(name).filter(value -> !(value instanceof Json.Null));
    }

    private static OptionalLong count(Json.Obj data, String name) {
        return data.get(name).orElse(new Json.Null()) instanceof Json.Num(BigDecimal number)
                && number.signum() > 0 && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                        ? OptionalLong.of(number.longValueExact())
                        : OptionalLong.empty();
    }
}

package dev.lightup.senders.export.first;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the fields of one row and collects what is wrong with them.
final class FirstRowReader {
    private final FirstSheet.Row row;
    private final FirstCells cells;
    private final List<String> problems = new ArrayList<>();

    FirstRowReader(FirstSheet.Row row, FirstCells cells) {
        this.row = row;
        this.cells = cells;
    }

    long line() {
        return row.line();
    }

    Optional<String> id(FirstField field) {
        return read(field, FirstCells::id, "an id of 1 to 200 characters");
    }

    /// An id that must be there; a stand-in when it is not.
    String requiredId(FirstField field) {
        Optional<String> id = id(field);
        if (id.isEmpty() && Optional.ofNullable(row.cells().get(field)).isEmpty()) {
            problems.add("`" + field.word() + "` is empty");
        }
        return id.orElse("?");
    }

    Optional<String> text(FirstField field) {
        return read(field, FirstCells::text, "one line of at most 500 characters");
    }

    Optional<Long> count(FirstField field) {
        return read(field, FirstCells::count, "a whole number, like 1240 or 1,240");
    }

    Optional<LocalDate> day(FirstField field) {
        return read(field, cells::day, "a day in the form that the column map names");
    }

    Optional<Instant> moment(FirstField field) {
        return read(field, cells::moment, "a day, or a date-time with its offset");
    }

    private <T> Optional<T> read(FirstField field, Function<String, Optional<T>> reading, String expected) {
        Optional<String> cell = Optional.ofNullable(row.cells().get(field));
        Optional<T> value = cell.flatMap(reading);
        if (cell.isPresent() && value.isEmpty()) {
            problems.add("`" + field.word() + "` is " + expected);
        }
        return value;
    }

    void problem(String what) {
        problems.add(what);
    }

    /// What is wrong with the row.
    Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }
}

package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the fields of one row and collects what is wrong: with the row, which is then left out, or with a cell that a row may lack.
final class RowReader {
    private final StoredExport.Row row;
    private final CellReader cells;
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    RowReader(StoredExport.Row row, CellReader cells) {
        this.row = row;
        this.cells = cells;
    }

    long line() {
        return row.line();
    }

    /// What its cells say, as they were written.
    Map<ExportField, String> said() {
        return row.cells();
    }

    Optional<String> id(ExportField field) {
        return read(field, CellReader::id, "an id of 1 to 200 characters, not a number that a spreadsheet shortened",
                problems);
    }

    /// Whether that id is there and can be read.
    boolean isRead(ExportField field) {
        return Optional.ofNullable(row.cells().get(field)).flatMap(CellReader::id).isPresent();
    }

    /// An id that must be there; a stand-in when it is not.
    String requiredId(ExportField field) {
        Optional<String> id = id(field);
        if (id.isEmpty() && Optional.ofNullable(row.cells().get(field)).isEmpty()) {
            problems.add("`" + field.word() + "` is empty");
        }
        return id.orElse("?");
    }

    Optional<String> text(ExportField field) {
        return read(field, CellReader::text, "one line of at most 500 characters", problems);
    }

    /// A text that the row may lack.
    Optional<String> remark(ExportField field) {
        return read(field, CellReader::text, "one line of at most 500 characters", remarks);
    }

    /// Yes or no, where it decides what seats are.
    Optional<Boolean> flag(ExportField field) {
        return read(field, CellReader::flag, "yes or no", problems);
    }

    /// Yes or no that the row may lack.
    Optional<Boolean> remarkedFlag(ExportField field) {
        return read(field, CellReader::flag, "yes or no", remarks);
    }

    Optional<Long> count(ExportField field) {
        return read(field, cells::count, "a whole number that can be read in one way, like 1240", problems);
    }

    /// A count that the row may lack.
    Optional<Long> count(ExportField field, long least, long most) {
        return read(field, text -> cells.count(text).filter(count -> count >= least && count <= most),
                least + " to " + most, remarks);
    }

    /// A day that the row may lack.
    Optional<LocalDate> day(ExportField field) {
        return read(field, cells::day, "a day in the form that the column map names", remarks)
                .filter(day -> !CellReader.isUnset(day));
    }

    /// A moment that the row may lack.
    Optional<Instant> moment(ExportField field) {
        return read(field, cells::moment, "a day, or a date-time with its offset", remarks)
                .filter(at -> !CellReader.isUnset(at.atZone(java.time.ZoneOffset.UTC).toLocalDate()));
    }

    /// When the row was true, where it says so.
    ///
    /// @param received when the file came; nothing can be true later
    Optional<Instant> asOf(Optional<Instant> received) {
        return read(ExportField.AS_OF, text -> cells.moment(text).filter(at -> cells.isTrueBy(text, at, received)),
                "a day, or a date-time with its offset, from 2000 to when the file was received", problems);
    }

    private <T> Optional<T> read(
            ExportField field,
            Function<String, Optional<T>> reading,
            String expected,
            List<String> wrong) {
        Optional<String> cell = Optional.ofNullable(row.cells().get(field));
        Optional<T> value = cell.flatMap(reading);
        if (cell.isPresent() && value.isEmpty()) {
            wrong.add("`" + field.word() + "` is " + expected);
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

    /// What is wrong with cells that a row may lack: they are not told.
    Optional<String> remark() {
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks) + ": not told");
    }
}

package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the fields of one row and collects what is wrong: with the row, which is then left out, or with a cell that a row may lack.
final class RowReader {
    private final StoredExport.Row row;
    private final CellReader cells;
    private final List<Noted> problems = new ArrayList<>();
    private final List<Noted> remarks = new ArrayList<>();

    /// What is wrong with one cell, or with the row.
    ///
    /// @param flag the column, where it says yes or no
    /// @param word what it says instead
    record Noted(String detail, Optional<ExportField> flag, Optional<String> word) {
        static Noted of(String detail) {
            return new Noted(detail, Optional.empty(), Optional.empty());
        }
    }

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
        Optional<String> cell = Optional.ofNullable(row.cells().get(field));
        Optional<String> unseen = cell.filter(text -> cells.idAsRead(text).isEmpty()).flatMap(UnseenCharacters::in);
        if (unseen.isPresent()) {
            problem("`" + field.word() + "` holds a character that nobody sees, " + unseen.get());
            return Optional.empty();
        }
        return read(field, cells::idAsRead, "an id of 1 to 200 characters, not a number that a spreadsheet shortened",
                problems);
    }

    /// Whether that id is there and can be read.
    boolean isRead(ExportField field) {
        return Optional.ofNullable(row.cells().get(field)).flatMap(cells::idAsRead).isPresent();
    }

    /// An id that must be there; a stand-in when it is not.
    String requiredId(ExportField field) {
        Optional<String> id = id(field);
        if (id.isEmpty() && Optional.ofNullable(row.cells().get(field)).isEmpty()) {
            problems.add(Noted.of("`" + field.word() + "` is empty"));
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
        return flag(field, problems);
    }

    /// Yes or no that the row may lack.
    Optional<Boolean> remarkedFlag(ExportField field) {
        return flag(field, remarks);
    }

    private Optional<Boolean> flag(ExportField field, List<Noted> wrong) {
        Optional<String> cell = Optional.ofNullable(row.cells().get(field));
        Optional<Boolean> value = cell.flatMap(CellReader::flag);
        if (cell.isPresent() && value.isEmpty()) {
            wrong.add(new Noted("`" + field.word() + "` is yes or no", Optional.of(field), cell));
        }
        return value;
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
            List<Noted> wrong) {
        Optional<String> cell = Optional.ofNullable(row.cells().get(field));
        Optional<T> value = cell.flatMap(reading);
        if (cell.isPresent() && value.isEmpty()) {
            wrong.add(Noted.of("`" + field.word() + "` is " + expected));
        }
        return value;
    }

    void problem(String what) {
        problems.add(Noted.of(what));
    }

    /// What is wrong with the row.
    Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(joined(problems));
    }

    /// What is wrong with cells that a row may lack: they are not told.
    Optional<String> remark() {
        return remarks.isEmpty() ? Optional.empty() : Optional.of(joined(remarks) + ": not told");
    }

    private static String joined(List<Noted> notes) {
        return notes.stream().map(Noted::detail).collect(Collectors.joining("; "));
    }

    /// What is wrong with the row, one by one.
    List<Noted> problems() {
        return List.copyOf(problems);
    }

    /// What is wrong with cells that a row may lack, one by one.
    List<Noted> remarks() {
        return List.copyOf(remarks);
    }
}

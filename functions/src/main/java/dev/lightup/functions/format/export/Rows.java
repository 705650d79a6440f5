package dev.lightup.functions.format.export;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the rows of an export say. A row that was left out makes nothing gone: an account that it names, or every account where it names
/// none, is not taken as listed whole; and the number or the order that it is a part of is not told.
///
/// @param said each fact with its subject and line
/// @param asOf the newest moment that a row speaks of; the file's own where no row could be read
/// @param unreadable the rows that were left out, by line
/// @param remarks what else is to be told, by line: such rows count
/// @param read how many rows count
record Rows(List<Said> said, Instant asOf, List<Told> unreadable, List<Told> remarks, int read) {
    /// One fact of one row.
    ///
    /// @param place the row's line, or 0 for what the file as a whole says
    record Said(Subject subject, int place, Instant asOf, Optional<String> account, Optional<String> customer,
            Fact fact) {}

    /// What the sender is told of a line.
    ///
    /// @param detail in our own words
    record Told(long line, String detail) {}

    /// A row that was read and is left out all the same, because of other rows.
    record LeftOut(long line, Optional<String> account, String why) {
        Told told() {
            return new Told(line, why);
        }
    }

    /// Reads a sheet.
    ///
    /// @param feed the name of the feed: endpoint and kind of rows
    static Rows of(Sheet sheet, String feed) {
        Sheet.Head head = sheet.head();
        var people = new People();
        List<Told> unreadable = new ArrayList<>();
        List<Told> remarks = new ArrayList<>();
        for (Sheet.Torn torn : head.torn()) {
            unreadable.add(new Told(torn.line(), torn.why()));
            people.leaveOut(Optional.empty());
        }
        Cells cells = head.cells();
        RowFormat format = switch (head.feed()) {
            case SEATS -> new Seats(feed);
            case ORDERS -> new Orders(feed);
        };
        Optional<Instant> newest = Optional.empty();
        int read = 0;
        for (Sheet.Row row : sheet.rows()) {
            var reader = new RowReader(row, cells);
            Instant at = reader.asOf(head.received()).orElse(head.asOf());
            Optional<String> account = reader.id(Field.ACCOUNT);
            Optional<String> customer = reader.id(Field.CUSTOMER);
            Plan plan = format.read(reader, at, account, customer);
            if (reader.problem().isPresent()) {
                unreadable.add(new Told(row.line(), reader.problem().get()));
                plan.leave().run();
                people.leaveOut(account);
            } else {
                plan.take().run();
                people.see(row, at, account, customer);
                reader.remark().ifPresent(what -> remarks.add(new Told(row.line(), what)));
                newest = Optional.of(newest.filter(at::isBefore).orElse(at));
                read++;
            }
        }
        Outcome outcome = format.outcome();
        for (LeftOut row : outcome.leftOut()) {
            unreadable.add(row.told());
            people.leaveOut(row.account());
            read--;
        }
        remarks.addAll(outcome.remarks());
        List<Said> said = new ArrayList<>(outcome.said());
        said.addAll(people.said(feed));
        unreadable.sort(Comparator.comparingLong(Told::line));
        remarks.sort(Comparator.comparingLong(Told::line));
        return new Rows(List.copyOf(said), newest.orElse(head.asOf()), List.copyOf(unreadable), List.copyOf(remarks),
                read);
    }

    /// What to do with a row.
    ///
    /// @param take when nothing was wrong
    /// @param leave when it is left out: what it is a part of is not whole
    record Plan(Runnable take, Runnable leave) {}

    /// What all rows of a feed say together.
    record Outcome(List<Said> said, List<LeftOut> leftOut, List<Told> remarks) {}

    /// How rows of one feed are read.
    interface RowFormat {
        /// Reads a row; what is wrong with it is noted at the reader.
        Plan read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer);

        /// What the rows say once all were read.
        Outcome outcome();
    }
}

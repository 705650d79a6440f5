package dev.lightup.senders.export.first;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the rows of an export say.
///
/// @param said each fact with its subject and line
/// @param asOf the newest moment that a row speaks of; the file's own where no row could be read
/// @param unreadable the rows that could not be read, by line
/// @param read how many could
record FirstRows(List<Said> said, Instant asOf, List<Unreadable> unreadable, int read) {
    /// One fact of one row.
    ///
    /// @param place the row's line, or 0 for what the file as a whole says
    record Said(
            Subject subject,
            int place,
            Instant asOf,
            Optional<String> account,
            Optional<String> customer,
            Fact fact) {}

    /// A row that could not be read.
    ///
    /// @param detail why, in our own words
    record Unreadable(long line, String detail) {}

    /// Reads a sheet.
    ///
    /// @param feed the name of the feed: endpoint and kind of rows
    static FirstRows of(FirstSheet sheet, String feed) {
        List<Unreadable> unreadable = new ArrayList<>();
        sheet.head().torn().forEach(torn -> unreadable.add(new Unreadable(torn.line(), torn.why())));
        var cells = new FirstCells(sheet.head().dates());
        Instant asOf = sheet.head().asOf();
        var people = new FirstPeople();
        RowFormat format = switch (sheet.head().feed()) {
            case SEATS -> new FirstSeats(feed);
            case ORDERS -> new FirstOrders(feed);
        };
        Optional<Instant> newest = Optional.empty();
        int read = 0;
        for (FirstSheet.Row row : sheet.rows()) {
            var reader = new FirstRowReader(row, cells);
            Instant at = reader.moment(FirstField.AS_OF).orElse(asOf);
            Optional<String> account = reader.id(FirstField.ACCOUNT);
            Optional<String> customer = reader.id(FirstField.CUSTOMER);
            Runnable take = format.read(reader, at, account, customer);
            if (reader.problem().isPresent()) {
                unreadable.add(new Unreadable(row.line(), reader.problem().get()));
            } else {
                take.run();
                people.see(row, at, account, customer);
                newest = Optional.of(newest.filter(at::isBefore).orElse(at));
                read++;
            }
        }
        List<Said> said = new ArrayList<>(format.said());
        said.addAll(people.said(feed));
        unreadable.sort(Comparator.comparingLong(Unreadable::line));
        return new FirstRows(List.copyOf(said), newest.orElse(asOf), List.copyOf(unreadable), read);
    }

    /// How rows of one feed are read.
    interface RowFormat {
        /// Reads a row; what is wrong with it is noted at the reader.
        ///
        /// @return what to do when nothing was wrong
        Runnable read(FirstRowReader row, Instant asOf, Optional<String> account, Optional<String> customer);

        /// What all rows that were taken say.
        List<Said> said();
    }
}

package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.SubscriptionClaim;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.words.StatusWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the rows of an export say. A row that was left out makes nothing gone: it is told to the feed, under the account that it names, and
/// where it names none the file is not whole; and the number or the order that it is a part of is not told.
///
/// @param said each fact with its subject and line
/// @param asOf the newest moment that a row speaks of; the file's own where no row could be read
/// @param unreadable the rows that were left out, by line
/// @param remarks what else is to be told, by line: such rows count
/// @param read how many rows count
/// @param kinds what is told of rows, once for each kind
record ExportRows(
        List<Said> said,
        Instant asOf,
        List<Told> unreadable,
        List<Told> remarks,
        int read,
        FileReport.Kinds kinds) {
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

    /// What the sender is told of a line.
    ///
    /// @param detail in our own words
    record Told(long line, String detail) {}

    /// Reads a sheet.
    ///
    /// @param feed the name of the feed: endpoint and kind of rows
    /// @param words what the words for where something stands mean
    static ExportRows of(StoredExport sheet, String feed, StatusWords words) {
        var people = new HolderRows();
        var tally = new FileTally(sheet.head(), feed, words, Integer.MAX_VALUE,
                FileTally.apart(sheet, words));
        List<Said> said = new ArrayList<>(tally.read(sheet.rows(), people));
        said.addAll(people.said());
        said.add(new Said(new Subject(Subject.Kind.FEED, feed), 0, tally.asOf(), Optional.empty(), Optional.empty(),
                tally.listed()));
        return new ExportRows(List.copyOf(said), tally.asOf(), tally.unreadable().first(), tally.remarks().first(),
                Math.toIntExact(tally.read()), tally.kinds());
    }

    /// What to do with a row.
    ///
    /// @param take when nothing was wrong
    /// @param leave when it is left out: what it is a part of is not whole
    /// @param about what the row is about, where its ids can be read
    /// @param seats how many seats it says
    /// @param claim what it says of a subscription, where its id can be read
    record Plan(
            Runnable take,
            Runnable leave,
            Optional<Subject> about,
            long seats,
            Optional<SubscriptionClaim> claim) {}

    /// What all rows of a feed say together.
    record Outcome(List<Said> said, List<FileListing.Omitted> leftOut, List<Told> remarks) {}

    /// How rows of one feed are read.
    interface RowFormat {
        /// Reads a row; what is wrong with it is noted at the reader.
        Plan read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer);

        /// What the rows say once all were read.
        Outcome outcome();
    }
}

package dev.lightup.senders.export;

import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.FeedFact.Unread;
import dev.lightup.domain.event.FeedFact.UnreadRow;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a file lists, account by account: how many rows and seats, and which of its rows were left out.
final class FileListing {
    /// So many rows that were left out are named of one account, and in all.
    private static final int NAMED = 5;
    private static final int NAMED_IN_ALL = 50;

    /// A row that was left out.
    record Omitted(long line, Optional<String> account, Optional<Subject> about, String why) {}

    private static final class Part {
        private Optional<Instant> asOf = Optional.empty();
        private long rows;
        private long seats;
        private long omitted;
        /// As many of them as may be named.
        private final List<Omitted> first = new ArrayList<>();
    }

    private final Map<String, Part> accounts = new TreeMap<>();
    private final Part nobodys = new Part();
    private Optional<Instant> oldest = Optional.empty();
    private int named;

    /// Takes in a row that could be read.
    void see(Optional<String> account, Instant asOf, long seats) {
        Part part = part(account);
        part.asOf = Optional.of(part.asOf.filter(asOf::isAfter).orElse(asOf));
        part.rows++;
        part.seats += seats;
        oldest = Optional.of(oldest.filter(asOf::isAfter).orElse(asOf));
    }

    /// Takes in a row that was left out.
    void leaveOut(Omitted row) {
        Part part = part(row.account());
        part.rows++;
        part.omitted++;
        part.first.add(row);
        // those on the lowest lines, in whichever order they are met
        part.first.sort(Comparator.comparingLong(Omitted::line));
        if (part.first.size() > NAMED) {
            part.first.removeLast();
        }
    }

    /// A row that was taken in is left out all the same.
    void takeBack(Omitted row) {
        part(row.account()).rows--;
        leaveOut(row);
    }

    private Part part(Optional<String> account) {
        return account.map(id -> accounts.computeIfAbsent(id, _ -> new Part())).orElse(nobodys);
    }

    /// What the feed is told.
    ///
    /// @param asOf the file's own moment, where no row could be read
    FeedFact.FileRead said(Instant asOf, Optional<StoredExport.Coverage> coverage) {
        Instant from = oldest.orElse(asOf);
        List<FeedFact.Listed> listed = new ArrayList<>();
        accounts.forEach((account, part) -> listed.add(new FeedFact.Listed(account, part.asOf.orElse(from), part.rows,
                part.seats, unread(part))));
        boolean whole = nobodys.omitted == 0 && coverage.flatMap(StoredExport.Coverage::part).isEmpty();
        return new FeedFact.FileRead(from, whole, coverage.filter(StoredExport.Coverage::confirmed).isPresent(), listed,
                unread(nobodys));
    }

    private Unread unread(Part part) {
        List<UnreadRow> first = part.first.stream()
                .limit(Math.max(0, Math.min(NAMED, NAMED_IN_ALL - named)))
                .map(row -> new UnreadRow(row.line(), row.why(), row.about()))
                .toList();
        named += first.size();
        return new Unread(part.omitted, first);
    }
}

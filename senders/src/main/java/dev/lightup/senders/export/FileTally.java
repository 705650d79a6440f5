package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.RowsApart;
import dev.lightup.senders.export.clash.SubscriptionClaim;
import dev.lightup.senders.export.clash.SubscriptionClaims;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.words.StatusWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a file says while its rows are read, all at once or some at a time; of what has several rows, one subject's seats or one order, all
/// are read together. Used by one thread.
final class FileTally {
    private final StoredExport.Head head;
    private final String feed;
    private final StatusWords words;
    private final CellReader cells;
    private final FileListing listing = new FileListing();
    private final LineNotes unreadable;
    private final LineNotes remarks;
    private final NoteKinds kindsUnread = new NoteKinds();
    private final NoteKinds kindsTold = new NoteKinds();
    private final UnknownStatuses unknown;
    private final Map<Long, String> leftOut;
    private final Set<Long> silent;
    private Optional<Instant> newest = Optional.empty();
    private long read;

    /// @param feed the name of the feed: endpoint and kind of rows
    /// @param words what the words for where something stands mean
    /// @param most so many lines are named of those that are told
    /// @param apart the rows that do not count for what others of the file say
    FileTally(StoredExport.Head head, String feed, StatusWords words, int most, RowsApart apart) {
        this.head = head;
        this.feed = feed;
        this.words = words;
        this.cells = head.cells();
        this.unreadable = new LineNotes(most);
        this.remarks = new LineNotes(most);
        this.unknown = new UnknownStatuses(head.feed().statuses());
        this.leftOut = apart.leftOut();
        this.silent = apart.silent();
        for (StoredExport.Torn torn : head.torn()) {
            var told = new ExportRows.Told(torn.line(), torn.why());
            unreadable.add(told);
            kindsUnread.add(told);
            listing.leaveOut(new FileListing.Omitted(torn.line(), Optional.empty(), Optional.empty(), torn.why()));
        }
    }

    /// Reads rows: what they say of seats, subscriptions and orders.
    ///
    /// @param people is told whom the rows that can be read name
    List<ExportRows.Said> read(List<StoredExport.Row> rows, HolderRows people) {
        ExportRows.RowFormat format = format();
        for (StoredExport.Row row : rows) {
            var reader = new RowReader(row, cells);
            Instant at = reader.asOf(head.received()).orElse(head.asOf());
            Optional<String> account = reader.id(ExportField.ACCOUNT);
            Optional<String> customer = reader.id(ExportField.CUSTOMER);
            ExportRows.Plan plan = format.read(reader, at, account, customer);
            Optional<String> contradiction = Optional.ofNullable(leftOut.get(row.line()));
            if (reader.problem().isEmpty() && contradiction.isPresent()) {
                var told = new ExportRows.Told(row.line(), contradiction.get());
                unreadable.add(told);
                kindsUnread.add(told);
                plan.leave().run();
                people.see(row, at, account, customer);
                listing.leaveOut(new FileListing.Omitted(row.line(), account, plan.about(), told.detail()));
            } else if (reader.problem().isPresent()) {
                String why = reader.problem().get();
                unreadable.add(new ExportRows.Told(row.line(), why));
                reader.problems()
                        .forEach(one -> kindsUnread.add(row.line(), one.detail(), one.flag(), one.word()));
                plan.leave().run();
                listing.leaveOut(new FileListing.Omitted(row.line(), account, plan.about(), why));
            } else {
                plan.take().run();
                people.see(row, at, account, customer);
                listing.see(account, at, plan.seats());
                reader.remark().ifPresent(what -> remarks.add(new ExportRows.Told(row.line(), what)));
                reader.remarks()
                        .forEach(one -> kindsTold.add(row.line(), one.detail() + ": not told", one.flag(),
                                one.word()));
                reader.text(ExportField.STATUS)
                        .filter(word -> !isKnown(word))
                        .ifPresent(word -> unknown.add(word, plan.seats()));
                newest = Optional.of(newest.filter(at::isBefore).orElse(at));
                read++;
            }
        }
        ExportRows.Outcome outcome = format.outcome();
        for (FileListing.Omitted row : outcome.leftOut()) {
            var told = new ExportRows.Told(row.line(), row.why());
            unreadable.add(told);
            kindsUnread.add(told);
            listing.takeBack(row);
            read--;
        }
        remarks.addAll(outcome.remarks());
        outcome.remarks().forEach(kindsTold::add);
        return new ArrayList<>(outcome.said());
    }

    private boolean isKnown(String word) {
        return switch (head.feed()) {
            case SEATS -> words.subscription().meaning(word).isPresent();
            case ORDERS -> words.order().meaning(word).isPresent();
        };
    }

    /// What is told of rows, once for each kind.
    FileReport.Kinds kinds() {
        return new FileReport.Kinds(kindsUnread.kinds(), kindsTold.kinds(), unknown.all());
    }

    /// Whom a row names, if it can be read: it says nothing else here.
    void names(StoredExport.Row row, HolderRows people) {
        Alone alone = alone(row);
        if (alone.isRead()) {
            people.see(row, alone.asOf(), alone.account(), alone.customer());
        }
    }

    /// What a row says by itself.
    ///
    /// @param isRead whether it can be read
    /// @param claim what it says of a subscription, where its id can be read
    record Alone(
            Instant asOf,
            Optional<String> account,
            Optional<String> customer,
            boolean isRead,
            Optional<SubscriptionClaim> claim) {
        void claims(long line, SubscriptionClaims to) {
            claim.ifPresent(said -> {
                if (isRead) {
                    to.see(line, said);
                } else {
                    to.seeUnread(said);
                }
            });
        }
    }

    /// Reads a row by itself.
    Alone alone(StoredExport.Row row) {
        var reader = new RowReader(row, cells);
        Instant at = reader.asOf(head.received()).orElse(head.asOf());
        Optional<String> account = reader.id(ExportField.ACCOUNT);
        Optional<String> customer = reader.id(ExportField.CUSTOMER);
        ExportRows.Plan plan = format().read(reader, at, account, customer);
        return new Alone(at, account, customer, reader.problem().isEmpty(), plan.claim());
    }

    /// The rows of a sheet that do not count for what others of it say.
    static RowsApart apart(StoredExport sheet, StatusWords words) {
        if (!isSummed(sheet.head())) {
            return RowsApart.NONE;
        }
        var tally = new FileTally(sheet.head(), "", words, 1, RowsApart.NONE);
        var claims = new SubscriptionClaims();
        sheet.rows().forEach(row -> tally.alone(row).claims(row.line(), claims));
        return claims.apart();
    }

    private static boolean isSummed(StoredExport.Head head) {
        return head.rules() != ReadingRules.SECOND;
    }

    private ExportRows.RowFormat format() {
        return switch (head.feed()) {
            case SEATS -> new SeatRows(feed, head.manner().filter(StoredExport.Manner::perLicence).isPresent(),
                    isSummed(head) ? Optional.of(silent) : Optional.empty(), words.subscription(), head.rules(),
                    head.zone());
            case ORDERS -> new OrderRows(feed, words.order(), head.rules(), head.zone());
        };
    }

    /// What the feed is told of the file.
    FeedFact.FileRead listed() {
        return listing.said(head.asOf(), head.coverage());
    }

    /// The newest moment that a row speaks of; the file's own where no row could be read.
    Instant asOf() {
        return newest.orElse(head.asOf());
    }

    LineNotes unreadable() {
        return unreadable;
    }

    LineNotes remarks() {
        return remarks;
    }

    /// How many rows count.
    long read() {
        return read;
    }
}

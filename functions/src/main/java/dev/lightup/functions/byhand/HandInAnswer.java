package dev.lightup.functions.byhand;

import dev.lightup.functions.linking.LinkedUnit;
import dev.lightup.senders.endpoint.DraftedColumns;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of asking.
public sealed interface HandInAnswer {
    /// The feeds of files that something was heard of.
    ///
    /// @param reads of what their column maps read rows, by endpoint: `seats`, `orders` or both; none of one that has no map yet
    record Feeds(List<String> endpoints, SortedMap<String, String> reads) implements HandInAnswer {
        public Feeds {
            endpoints = List.copyOf(endpoints);
            reads = Collections.unmodifiableSortedMap(new TreeMap<>(reads));
        }
    }

    /// What a file would do; nothing is stored.
    ///
    /// @param seats the seats that it tells, where its rows are of seats
    /// @param names what the partners of the accounts that are named are called, by account, where it is known
    /// @param pass what stores exactly this
    /// @param again whether it would do something else than what was shown before
    /// @param zone where the feed counts days
    /// @param draft what its columns were taken for, where no map of the feed reads them yet
    record Looked(
            FileText text,
            FileEffect effect,
            Optional<FileSeats> seats,
            SortedMap<String, String> names,
            Pass pass,
            boolean again,
            String zone,
            Optional<DraftedColumns> draft) implements HandInAnswer {
        public Looked {
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }
    }

    /// What somebody has to say of its columns before it can be looked at; nothing is stored.
    record Asked(DraftedColumns draft) implements HandInAnswer {}

    /// What a look gives out.
    ///
    /// @param word what stores exactly what was looked at
    /// @param until when its time is over
    /// @param gone where a file is held: what says beside it that what this file leaves out is gone, so many rows at so many accounts
    record Pass(String word, Instant until, Optional<String> gone) {}

    /// The file is stored.
    ///
    /// @param receipt what it can be found by
    /// @param again whether it was stored before
    /// @param map the map of the feed that was kept with it, if one was
    record Published(String receipt, boolean again, Optional<String> map) implements HandInAnswer {}

    /// How an account stands.
    ///
    /// @param account the distributor's own id
    /// @param name what the partner is called, where that was told and is not erased
    /// @param page where its pages are
    /// @param opened since when its partner reads it
    /// @param receipt of the event that opened it, where it is known
    /// @param by whose word that is, where it is known
    record Account(
            String account,
            Optional<String> name,
            String page,
            Optional<Instant> opened,
            Optional<String> receipt,
            Optional<OpenedBy> by) implements HandInAnswer {}

    /// Whose word it is that an account is open.
    ///
    /// @param who the operator, an endpoint, or `reader-` with what the table knows a reader by
    /// @param isReaders whether nobody but readers of the distributor's own pages said so
    record OpenedBy(String who, boolean isReaders) {}

    /// An account is shut again.
    ///
    /// @param account the distributor's own id
    /// @param page where its pages are
    record Shut(String account, Optional<String> name, String page) implements HandInAnswer {}

    /// Accounts that may be opened, or were.
    ///
    /// @param pass what opens exactly those that would be, until its time is over; absent where none would, and once they are
    /// @param more how many more are shut, where all were asked for, or those of a portfolio
    record Openings(List<OpeningLine> lines, Optional<String> pass, int more) implements HandInAnswer {
        public Openings {
            lines = List.copyOf(lines);
        }
    }

    /// Portfolios of a distributor, by id.
    record Portfolios(List<ListedPortfolio> portfolios) implements HandInAnswer {
        public Portfolios {
            portfolios = List.copyOf(portfolios);
        }
    }

    /// One of them.
    ///
    /// @param count how many accounts it has
    record ListedPortfolio(String portfolio, String name, int count) {}

    /// One of them.
    ///
    /// @param account the distributor's own id
    /// @param name what the partner is called, where that was told and is not erased
    /// @param since when it was opened, or closed because the partner left
    record OpeningLine(String account, Optional<String> name, OpeningStanding standing, Optional<Instant> since) {}

    /// How it stands.
    enum OpeningStanding {
        /// There is no such account, or nothing was told of it.
        UNKNOWN,
        /// It is open, or was before.
        OPEN,
        /// It would be opened.
        SHUT,
        /// It would be opened again: its partner left.
        LEFT,
        /// It is opened.
        OPENED,
        /// It was opened by the same button, and taken back since: it stays shut.
        TAKEN_BACK,
        /// There was no time for it.
        WAITING
    }

    /// Accounts of a distributor, by their own ids in order.
    ///
    /// @param whole whether they are all that were asked for
    record Accounts(List<ListedAccount> accounts, boolean whole) implements HandInAnswer {
        public Accounts {
            accounts = List.copyOf(accounts);
        }
    }

    /// One of them.
    ///
    /// @param account the distributor's own id
    /// @param unit its opaque id
    /// @param name what the partner is called, where that was told and is not erased
    /// @param opened since when its partner reads it
    /// @param known whether anything was told of it
    record ListedAccount(
            String account,
            String unit,
            Optional<String> name,
            Optional<Instant> opened,
            boolean known) {}

    /// To what may be invited: of each invitee in turn the account, or nothing where the distributor has no such account.
    record Invitees(List<Optional<Place>> places) implements HandInAnswer {
        public Invitees {
            places = List.copyOf(places);
        }
    }

    /// An account for somebody who may be invited to it.
    ///
    /// @param unit its opaque id
    /// @param page where its pages are
    /// @param name what the partner is called, where that was told and is not erased
    /// @param opened since when its partner reads it
    /// @param closed when it was closed to its partner last: who was invited before that is not let in any more
    /// @param link the token of this form's link for this reader; it opens nothing before the invitation is recorded
    record Place(
            String unit,
            String page,
            Optional<String> name,
            Optional<Instant> opened,
            Optional<Instant> closed,
            String link) {
        /// Never the link: it goes into no log.
        @Override
        public String toString() {
            return "a place";
        }
    }

    /// Which of the accounts are shown together already; those of no home are by themselves.
    record Links(List<LinkedHome> homes) implements HandInAnswer {
        public Links {
            homes = List.copyOf(homes);
        }
    }

    /// Accounts that are shown together.
    ///
    /// @param id of their home in paths
    /// @param accounts those of them that were asked for
    /// @param whole whether they are all
    record LinkedHome(String id, List<LinkedUnit> accounts, boolean whole, Linker by) {
        public LinkedHome {
            accounts = List.copyOf(accounts);
        }
    }

    /// Who linked accounts.
    enum Linker {
        OPERATOR,
        /// The reader who asks.
        READER,
        /// Another one.
        ANOTHER
    }

    /// The accounts are shown together.
    ///
    /// @param home the id in paths of what shows them
    /// @param again whether they were before
    record Linked(String home, boolean again) implements HandInAnswer {}

    /// The accounts are shown apart.
    record Parted(String home) implements HandInAnswer {}

    /// Nothing is stored.
    ///
    /// @param lines rows of which something is told
    /// @param draft what a map of its columns would begin with, where none reads it and none can be kept
    /// @param columns what its columns were taken for, where no map of the feed reads them yet
    record Refused(
            Refusal why,
            String detail,
            List<FileText.Line> lines,
            Optional<String> draft,
            Optional<DraftedColumns> columns) implements HandInAnswer {
        public Refused {
            lines = List.copyOf(lines);
        }

        /// One of which nothing else is to be told.
        public static Refused of(Refusal why, String detail) {
            return new Refused(why, detail, List.of(), Optional.empty(), Optional.empty());
        }
    }

    /// Why.
    enum Refusal {
        /// The distributor has no such feed of files.
        NO_FEED,
        /// The distributor has no such account, or nothing was told of it yet.
        NO_ACCOUNT,
        /// The distributor has no such portfolio.
        NO_PORTFOLIO,
        /// It has more accounts than are gone through for one answer.
        TOO_MANY_ACCOUNTS,
        /// Somebody else opened the account, or said so too.
        OPENED_OTHERWISE,
        /// Nobody has set up the tenant under which accounts are linked.
        NO_OPERATOR,
        /// One of the accounts is linked otherwise, or by somebody else.
        LINKED_OTHERWISE,
        /// Something else was said of one of the accounts a moment ago.
        LINKED_MEANWHILE,
        /// Not as it was packed.
        TORN,
        /// The look is over.
        EXPIRED,
        /// It was stored before, and something that came since counts, or it was taken back.
        OVERTAKEN,
        /// No map of the feed reads its columns, and none can be drafted.
        COLUMNS,
        /// The feed takes no map of its columns.
        MAP,
        /// It is not understood.
        UNREAD
    }
}

package dev.lightup.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Facts of one feed of files. Our own facts, on the subject `feed/<endpoint>/<kind of rows>`.
public sealed interface FeedFact extends Fact {
    /// A file of more rows than are applied at once has begun to be read in. Until the {@link FileRead} of the same event, what its accounts
    /// show is partly this file's and partly what stood before.
    ///
    /// @param asOf that of the file's `FileRead`
    /// @param rows how many rows it has
    /// @param accounts the accounts that its rows name, each once
    /// @param arrived when all of it was there, where that is not when its event was received
    record FileBegun(
            Instant asOf,
            long rows,
            List<String> accounts,
            Optional<Instant> arrived) implements FeedFact {
        public FileBegun {
            accounts = List.copyOf(accounts);
        }

        /// One that came with its event.
        public FileBegun(Instant asOf, long rows, List<String> accounts) {
            this(asOf, rows, accounts, Optional.empty());
        }
    }

    /// A file was read. Counts, never the rows themselves.
    ///
    /// @param asOf up to when what the file does not list was absent: the moment of its oldest row
    /// @param whole whether the file lists all that its feed has: no part of a report, and no row was left out of which nobody knows whose it is
    /// @param confirmed whether the sender says that what is missing is meant to be
    /// @param accounts the accounts that its rows name, each once
    /// @param nobodys the rows that were left out and name no account
    record FileRead(
            Instant asOf,
            boolean whole,
            boolean confirmed,
            List<Listed> accounts,
            Unread nobodys) implements FeedFact {
        public FileRead {
            accounts = List.copyOf(accounts);
        }
    }

    /// What a file lists of one account.
    ///
    /// @param asOf the moment of its oldest row
    /// @param rows all of its rows, those that were left out too
    /// @param seats sold or ordered seats of the rows that were read
    /// @param unread the rows that were left out
    record Listed(String account, Instant asOf, long rows, long seats, Unread unread) {}

    /// Rows that were listed and not read.
    ///
    /// @param rows how many
    /// @param first some of them, by line
    record Unread(long rows, List<UnreadRow> first) {
        /// None.
        public static final Unread NONE = new Unread(0, List.of());

        public Unread {
            first = List.copyOf(first);
        }
    }

    /// A row that was listed and not read.
    ///
    /// @param line its line, from 1
    /// @param why in our own words, never the sender's
    /// @param about what the row is about, where its ids can be read
    record UnreadRow(long line, String why, Optional<Subject> about) {}
}

package dev.lightup.functions.byhand;

import java.util.List;

/// What a file would change.
///
/// @param fresh things of which nothing is known yet
/// @param changed things of which it says something else than what is known
/// @param same things of which it says what is known
/// @param accounts the accounts that its rows name, the first of them
/// @param allAccounts how many those are
/// @param absence what becomes of what it does not list
/// @param gone what that is
public record FileEffect(
        Made fresh,
        Made changed,
        Made same,
        List<String> accounts,
        long allAccounts,
        Absence absence,
        Gone gone) {
    public FileEffect {
        accounts = List.copyOf(accounts);
    }

    /// What rows make: a row of seats is a part of a customer's count of seats and says one subscription, if it names one.
    public record Made(long seatCounts, long subscriptions, long orders) {
        /// Nothing.
        public static final Made NOTHING = new Made(0, 0, 0);

        /// All of it.
        public long total() {
            return seatCounts + subscriptions + orders;
        }

        /// This and that.
        public Made plus(Made other) {
            return new Made(seatCounts + other.seatCounts, subscriptions + other.subscriptions, orders + other.orders);
        }
    }

    /// What becomes of what a file does not list.
    public enum Absence {
        /// It lists all that the one before listed.
        NOTHING_GOES,
        /// A file of the same moment listed more: what only that one lists stays until a later moment's file leaves it out.
        SAME_MOMENT,
        /// No whole file came before.
        FIRST,
        /// It is gone.
        GOES,
        /// It would be too much: it stays, and is marked.
        HELD,
        /// The file is no whole one: it stays.
        PART,
        /// A later file counts.
        OLDER
    }

    /// What a file does not list of what the one before lists.
    ///
    /// @param first an account each, the first of them
    /// @param accounts how many those are
    /// @param rows how many rows, all accounts together
    /// @param stay accounts of which not every row could be read, the first of them: what is missing there may be one of those, and stays
    public record Gone(List<Fewer> first, long accounts, long rows, List<Fewer> stay) {
        public Gone {
            first = List.copyOf(first);
            stay = List.copyOf(stay);
        }
    }

    /// An account of which a file lists fewer rows than the one before.
    public record Fewer(String account, long before, long now) {
        /// How many it does not list.
        public long missing() {
            return before - now;
        }
    }
}

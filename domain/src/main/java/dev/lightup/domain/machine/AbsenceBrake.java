package dev.lightup.domain.machine;

import dev.lightup.domain.state.FeedState.Count;
import dev.lightup.domain.state.FeedState.Listing;
import java.util.Map;
import java.util.Optional;

/// The brake on absence: whether a whole file leaves out so much that it is more likely a report with a filter left on. At least three
/// rows, and more than half of one account's rows or seats or more than a tenth of the feed's. Seats of rows that stay are no absence: a
/// smaller number is a number.
final class AbsenceBrake {
    private static final int ROWS = 3;
    private static final int ACCOUNT_SHARE = 2;
    private static final int FEED_SHARE = 10;

    private AbsenceBrake() {}

    /// @param before what the newest whole file lists
    /// @param now what the file lists that is judged
    static boolean holds(Map<String, Listing> before, Map<String, Count> now) {
        long rows = 0;
        long seats = 0;
        long goneRows = 0;
        long goneSeats = 0;
        for (Map.Entry<String, Listing> account : before.entrySet()) {
            Listing was = account.getValue();
            Optional<Count> listed = Optional.ofNullable(now.get(account.getKey()));
            long fewer = fewerRows(was, listed);
            long lost = fewer == 0 ? 0 : Math.max(0, was.seats() - listed.map(Count::seats).orElse(0L));
            if (fewer >= ROWS
                    && (isMore(fewer, was.rows(), ACCOUNT_SHARE) || isMore(lost, was.seats(), ACCOUNT_SHARE))) {
                return true;
            }
            rows += was.rows();
            seats += was.seats();
            goneRows += fewer;
            goneSeats += lost;
        }
        return goneRows >= ROWS && (isMore(goneRows, rows, FEED_SHARE) || isMore(goneSeats, seats, FEED_SHARE));
    }

    /// How many rows of an account a file leaves out.
    ///
    /// @param now empty where it does not list the account
    static long fewerRows(Listing was, Optional<Count> now) {
        return now.filter(Count::partial).isPresent()
                ? 0
                : Math.max(0, was.rows() - now.map(Count::rows).orElse(0L));
    }

    private static boolean isMore(long part, long whole, int share) {
        return part * share > whole;
    }
}

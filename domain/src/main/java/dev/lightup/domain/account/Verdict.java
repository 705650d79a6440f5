package dev.lightup.domain.account;

import dev.lightup.domain.seats.Renewal;
import dev.lightup.domain.waiting.BySide;
import java.util.Optional;

/// The headline's facts; pages word them. Every level words the same ones: those of a portfolio are its accounts' added up.
///
/// @param level the most pressing thing
/// @param waits the things that wait, by whose move it is: the rows of the list
/// @param overdue how many of these are late
/// @param before how many of those that wait have waited since before the account was opened to its partner; absent where it was not opened
/// @param renewal the first coming day on which a paid term ends that is not set to end
public record Verdict(
        Level level,
        BySide waits,
        BySide overdue,
        Optional<BySide> before,
        Optional<Renewal> renewal) {
    /// The most pressing thing on the account.
    public enum Level {
        LATE,
        ACTION,
        WAITING,
        CLEAR,
        NO_DATA;

        /// The level of things that wait, wherever they are counted.
        public static Level of(BySide waits, BySide overdue) {
            if (overdue.total() > 0) {
                return LATE;
            }
            if (waits.partner() + waits.distributor() > 0) {
                return ACTION;
            }
            return waits.total() == 0 ? CLEAR : WAITING;
        }
    }

    /// How many things wait for the partner.
    public int partner() {
        return waits.partner();
    }

    /// How many wait for the distributor.
    public int distributor() {
        return waits.distributor();
    }

    /// How many wait for vendor or customer.
    public int others() {
        return waits.vendor() + waits.customer();
    }

    /// How many of all have waited since before the opening.
    public int fromBefore() {
        return before.map(BySide::total).orElse(0);
    }

    /// How many of all are late.
    public int late() {
        return overdue.total();
    }
}

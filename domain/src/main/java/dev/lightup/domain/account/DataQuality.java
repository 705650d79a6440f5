package dev.lightup.domain.account;

import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.NotKept;
import java.util.List;

/// Where an account's numbers come from, and what is wrong with them.
///
/// @param files what is to be told of the newest files that the numbers rest on
/// @param disputes where events and the newest snapshot differ
/// @param unmapped senders' words that no rule knows
/// @param notKept facts beyond what a state keeps, by list
/// @param fell how many things count in another order than that of their times, since a sender's sequence began again
public record DataQuality(
        LastHeard heard,
        List<SenderGrade> sources,
        List<FileNote> files,
        List<DisputedValue> disputes,
        List<String> unmapped,
        List<NotKept> notKept,
        int fell) {
    /// How many subscriptions and orders are disputed, however much of each is.
    public int disputed() {
        return DisputedValue.things(disputes);
    }
}

package dev.lightup.functions.sweep;

import java.util.Optional;

/// What a sweep did.
///
/// @param looked events in the minutes that were read
/// @param driven events that were not known to be applied, and are now
/// @param parked events that failed for their own sake, newly or again
/// @param unparked parked events that could be applied
/// @param waiting events and subjects for which the table could not be had; the events hold their shard's cursor
/// @param refolded subjects whose state could not be read and is folded anew
/// @param importing files that did not go on being read in, and were asked for again
/// @param units units that were told to publish
/// @param shards shards a part of whose sweep broke off
/// @param standing events that are parked now; absent where not every shard could be read
public record SweepReport(
        int looked,
        int driven,
        int parked,
        int unparked,
        int waiting,
        int refolded,
        int importing,
        int units,
        int shards,
        Optional<Integer> standing) {}

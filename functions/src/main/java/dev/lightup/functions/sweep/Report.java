package dev.lightup.functions.sweep;

/// What a sweep did.
///
/// @param looked events in the minutes that were read
/// @param driven events that had not been applied, and are now
/// @param parked events that failed for their own sake, newly or again
/// @param unparked parked events that could be applied
/// @param waiting events that could not be applied for want of the table; they hold their shard's cursor
/// @param units units that were told to publish
/// @param shards shards whose sweep broke off
public record Report(int looked, int driven, int parked, int unparked, int waiting, int units, int shards) {}

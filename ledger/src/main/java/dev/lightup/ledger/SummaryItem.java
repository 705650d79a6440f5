package dev.lightup.ledger;

/// What a unit tells the level above.
///
/// @param unit whose it is
/// @param rev the run that wrote it
/// @param json the summary as canonical JSON
public record SummaryItem(UnitKey unit, long rev, String json) {}

package dev.lightup.domain.programme;

/// When a wait for one cause becomes noteworthy (warn) and late (breach), from the moment it began.
public record StuckClock(Cause cause, ClockSpan warn, ClockSpan breach) {}

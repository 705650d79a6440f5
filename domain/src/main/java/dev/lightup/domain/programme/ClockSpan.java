package dev.lightup.domain.programme;

/// A length of time on a clock.
///
/// @param amount zero or more
/// @param unit what is counted
public record ClockSpan(int amount, Unit unit) {
    /// What a clock counts.
    public enum Unit {
        /// Hours of the day and night.
        HOURS,
        /// Hours in which the distributor does business.
        BUSINESS_HOURS,
        /// Days on which the distributor does business.
        BUSINESS_DAYS
    }
}

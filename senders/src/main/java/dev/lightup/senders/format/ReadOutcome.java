package dev.lightup.senders.format;

import dev.lightup.senders.http.HttpProblem;

/// What came of reading something a stranger wrote.
///
/// @param <T> what it should be
public sealed interface ReadOutcome<T> {
    /// It could be read.
    record Good<T>(T value) implements ReadOutcome<T> {}

    /// It could not.
    record Bad<T>(HttpProblem problem) implements ReadOutcome<T> {}
}

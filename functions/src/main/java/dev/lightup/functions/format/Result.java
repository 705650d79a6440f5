package dev.lightup.functions.format;

import dev.lightup.functions.http.Problem;

/// What came of reading something a stranger wrote.
///
/// @param <T> what it should be
public sealed interface Result<T> {
    /// It could be read.
    record Good<T>(T value) implements Result<T> {}

    /// It could not.
    record Bad<T>(Problem problem) implements Result<T> {}
}

package dev.lightup.json;

import java.util.List;

/// What came of reading a sender's document.
///
/// @param <T> what it should be
public sealed interface ReadResult<T> {
    /// What was remarkable without being wrong: properties that nobody reads.
    List<JsonProblem> notes();

    /// It could be read.
    record Good<T>(T value, List<JsonProblem> notes) implements ReadResult<T> {
        public Good {
            notes = List.copyOf(notes);
        }
    }

    /// It could not; at least one problem says why.
    record Bad<T>(List<JsonProblem> problems, List<JsonProblem> notes) implements ReadResult<T> {
        public Bad {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }
}

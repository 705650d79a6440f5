package dev.lightup.ledger.codec;

import java.util.List;

/// What came of reading a sender's document.
///
/// @param <T> what it should be
public sealed interface Checked<T> {
    /// What was remarkable without being wrong: properties that nobody reads.
    List<Problem> notes();

    /// It could be read.
    record Good<T>(T value, List<Problem> notes) implements Checked<T> {
        public Good {
            notes = List.copyOf(notes);
        }
    }

    /// It could not; at least one problem says why.
    record Bad<T>(List<Problem> problems, List<Problem> notes) implements Checked<T> {
        public Bad {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }
}

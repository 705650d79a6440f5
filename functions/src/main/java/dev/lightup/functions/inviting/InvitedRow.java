package dev.lightup.functions.inviting;

/// A line of a list with what became of it.
record InvitedRow(InviteeRow row, Became became) {
    /// What became of it.
    sealed interface Became {
        /// The reader is invited.
        record Invited(ReaderInviter.Outcome.Invited invitation) implements Became {}

        /// It was invited by this form before, and that was taken back, used, or replaced since: nothing changed.
        record Over() implements Became {}

        /// The address was invited to as many units as it may.
        record TooMany() implements Became {}

        /// The row was not to be invited.
        record Left() implements Became {}
    }
}

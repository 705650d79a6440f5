package dev.lightup.functions.apply;

/// What came of applying one raw event.
public sealed interface ApplyOutcome {
    /// Every subject it speaks of has taken it in.
    record Applied() implements ApplyOutcome {}

    /// It failed for its own sake: trying it again at once would not help, and nothing else must wait for it.
    ///
    /// @param problem a stable code
    record Unfit(String problem) implements ApplyOutcome {}

    /// The table could not be reached, was too busy, or another fold was faster too often: it is to be tried again.
    record Failed(RuntimeException cause) implements ApplyOutcome {}

    /// What a failure says: whose fault it is.
    static ApplyOutcome of(RuntimeException failure) {
        return FailureCause.problem(failure).<ApplyOutcome>map(Unfit::new).orElseGet(() -> new Failed(failure));
    }
}

package dev.lightup.functions.leaving;

/// Erases the pages of a tenant that leaves, with all their versions. Thread-safe.
@FunctionalInterface
public interface PageErasure {
    /// For a process in which nobody leaves.
    PageErasure NONE = _ -> {
        throw new IllegalStateException("this process erases no pages");
    };

    /// Erases what there is.
    ///
    /// @param tenant of which it is noted that it is shut: nobody else's pages are erased
    Erased erase(String tenant);

    /// What became of it.
    ///
    /// @param objects how many objects were there, of those that were looked at, each version by itself
    /// @param whole whether nothing is left; not when time ran out
    record Erased(long objects, boolean whole) {}
}

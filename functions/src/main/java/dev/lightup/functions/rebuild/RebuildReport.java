package dev.lightup.functions.rebuild;

import java.util.List;
import java.util.Optional;

/// What a rebuild found.
///
/// A call that is not whole ran out of time, or met events that were on their way for as long as it waited. It is called again with the
/// same request and `next`, until one is whole. Each call reads the log of the tenants that it is for before it looks at the first
/// subject. A call that comes no further than where it began gives no `next`: another one would not either, and the request is to be for
/// one tenant, or for a function with more time.
///
/// @param events raw events that this call read
/// @param subjects subjects that were decided
/// @param differences what differed, sorted, the first {@link #MOST}
/// @param more how many more there were
/// @param rewritten whether what differed was made good
/// @param whole whether everything was decided
/// @param next where to go on; empty when whole, or when the call came no further
public record RebuildReport(
        long events,
        long subjects,
        List<DerivedDifference> differences,
        long more,
        boolean rewritten,
        boolean whole,
        Optional<RebuildCursor> next) {
    /// How many differences are told one by one.
    public static final int MOST = 1_000;

    public RebuildReport {
        differences = List.copyOf(differences);
    }
}

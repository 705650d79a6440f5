package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The health of one feed.
///
/// @param quarantined how many requests or rows could not be understood
/// @param problems the newest of them, newest first, at most {@link #PROBLEMS}
/// @param exports each feed's newest file
@StoredName("endpoint")
public record EndpointState(
        Optional<Instant> tested,
        Optional<Instant> heartbeat,
        long quarantined,
        List<Problem> problems,
        SortedMap<String, Export> exports) implements SubjectState {
    /// How many feeds are kept.
    public static final int EXPORTS = 100;
    /// How many problems are kept.
    public static final int PROBLEMS = 10;

    /// Something that could not be understood.
    public record Problem(Instant received, String receipt, String code, String detail, long rows) {}

    /// The newest file of a feed.
    public record Export(Instant asOf, Instant received, long rows, long unreadable, Optional<String> firstProblem) {}
}

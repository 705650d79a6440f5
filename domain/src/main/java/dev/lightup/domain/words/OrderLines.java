package dev.lightup.domain.words;

import dev.lightup.domain.state.OrderState.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an order is whose lines stand in different places. What needs somebody shows before what goes on by itself: a failed line, then one
/// whose word nobody knows, then one that waits; of what is left lines that were cancelled do not count.
public final class OrderLines {
    private static final List<Status> SHOWN = List.of(Status.ACTION_REQUIRED, Status.ON_HOLD, Status.REVIEW_REQUIRED);
    private static final Set<Status> DONE = EnumSet.of(Status.FULFILLED, Status.PARTIALLY_FULFILLED);
    private static final List<Status> FURTHEST = List.of(Status.PARTIALLY_FULFILLED, Status.PROVISIONING,
            Status.ACCEPTED, Status.SUBMITTED);

    private OrderLines() {}

    /// Where the whole stands.
    ///
    /// @param lines where each line stands; {@link Status#UNKNOWN} for a word that nobody knows. At least one
    public static Status whole(List<Status> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has lines");
        }
        Set<Status> said = EnumSet.copyOf(lines);
        if (said.size() == 1) {
            return lines.getFirst();
        }
        return first(said, List.of(Status.FAILED, Status.UNKNOWN)).or(() -> first(said, SHOWN))
                .orElseGet(() -> underWay(said));
    }

    private static Status underWay(Set<Status> said) {
        Set<Status> counting = EnumSet.copyOf(said);
        counting.remove(Status.CANCELLED);
        if (counting.size() == 1) {
            return counting.iterator().next();
        }
        return counting.stream().anyMatch(DONE::contains)
                ? Status.PARTIALLY_FULFILLED
                : first(counting, FURTHEST)
                        .orElseThrow(() -> new IllegalStateException("no order stands at none of these"));
    }

    private static Optional<Status> first(Set<Status> said, List<Status> ranked) {
        return ranked.stream().filter(said::contains).findFirst();
    }
}

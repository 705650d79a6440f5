package dev.lightup.domain.waiting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What waits now, and what comes next. A step of a milestone path waits from its due day on, not before. Of one path, the
/// steps that wait for the same side are one thing: the most pressing stands for all.
///
/// @param now the rows of the list, which every headline and every level above counts
/// @param coming steps that are not due yet: listed, in no count
public record WaitingMoves(List<Move> now, List<Move> coming) {
    /// @param moves most pressing first
    public static WaitingMoves of(List<Move> moves) {
        Set<List<Object>> paths = new HashSet<>();
        List<Move> now = new ArrayList<>();
        List<Move> coming = new ArrayList<>();
        for (Move move : moves) {
            boolean step = move.kind() == Move.Kind.MILESTONE;
            if (!step || paths.add(List.of(move.about(), move.why().side()))) {
                (step && move.deadline().urgency() == Deadline.Urgency.ON_TIME ? coming : now).add(move);
            }
        }
        return new WaitingMoves(List.copyOf(now), List.copyOf(coming));
    }
}

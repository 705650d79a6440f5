package dev.lightup.domain.reading;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.Verdict.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the headline's facts from the moves, most pressing first. A milestone counts as waiting from its due day on, not before.
final class Verdicts {
    private Verdicts() {}

    static Verdict of(List<Move> moves, Onboarding.Stage stage, boolean anything, Optional<Renewals.IdleAt> renewal) {
        List<Move> waiting = waiting(moves);
        int partner = count(waiting, Side.PARTNER);
        int distributor = count(waiting, Side.DISTRIBUTOR);
        int late = (int) waiting.stream().filter(m -> m.deadline().urgency() == Deadline.Urgency.LATE).count();
        return new Verdict(level(waiting, partner + distributor, late, stage, anything), partner, distributor,
                waiting.size() - partner - distributor, late, renewal.map(Renewals.IdleAt::idle),
                renewal.map(Renewals.IdleAt::day));
    }

    /// Of a path's steps that wait for the same side, the most pressing one stands for all: it is one deployment.
    private static List<Move> waiting(List<Move> moves) {
        Set<List<Object>> paths = new HashSet<>();
        return moves.stream()
                .filter(Verdicts::waits)
                .filter(m -> m.kind() != Move.Kind.MILESTONE || paths.add(List.of(m.about(), m.side())))
                .toList();
    }

    private static boolean waits(Move move) {
        return move.kind() != Move.Kind.MILESTONE || move.deadline().urgency() != Deadline.Urgency.ON_TIME;
    }

    private static int count(List<Move> moves, Side side) {
        return (int) moves.stream().filter(m -> m.side() == side).count();
    }

    private static Level level(List<Move> waiting, int here, int late, Onboarding.Stage stage, boolean anything) {
        if (!anything) {
            return Level.NO_DATA;
        }
        if (late > 0) {
            return Level.LATE;
        }
        if (here > 0 || stage == Onboarding.Stage.SUSPENDED) {
            return Level.ACTION;
        }
        return waiting.isEmpty() ? Level.CLEAR : Level.WAITING;
    }
}

package dev.lightup.domain.milestone;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.milestone.MilestonePath.Status;
import dev.lightup.domain.milestone.MilestonePath.Step;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.DeadlineClock;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The steps of open paths that wait for somebody: the next one and blocked ones. A step that waits for the one above it does not wait for
/// anybody yet; one that cannot be seen waits for the report ({@link ReportMoves}).
public final class PathMoves {
    private final CauseRules causes;
    private final DeadlineClock deadlines;
    private final UnmappedWords unmapped;

    public PathMoves(CauseRules causes, DeadlineClock deadlines, UnmappedWords unmapped) {
        this.causes = causes;
        this.deadlines = deadlines;
        this.unmapped = unmapped;
    }

    public List<Move> of(PathReader.Planned planned) {
        return planned.path()
                .steps()
                .stream()
                .filter(PathMoves::waits)
                .flatMap(step -> move(planned, step).stream())
                .toList();
    }

    private static boolean waits(Step step) {
        return (step.status() == Status.NEXT && !step.unseen()) || step.status() == Status.BLOCKED;
    }

    private Optional<Move> move(PathReader.Planned planned, Step step) {
        return Optional.ofNullable(planned.begun().get(step.step())).map(since -> move(planned, step, since));
    }

    private Move move(PathReader.Planned planned, Step step, Instant since) {
        MilestonePath path = planned.path();
        Optional<Reason> reason = planned.told()
                .map(t -> t.steps().get(step.step()))
                .filter(_ -> step.status() == Status.BLOCKED)
                .flatMap(MilestoneState.Step::reason);
        CauseRules.Named named = causes.of(reason, Cause.MILESTONE);
        named.unmapped().ifPresent(unmapped::add);
        Deadline deadline = step.days()
                .due()
                .map(due -> deadlines.byDay(since, due))
                .orElseGet(() -> deadlines.byClock(since, named.cause(), Optional.empty()));
        return new Move(PathReader.subject(path), Move.Kind.MILESTONE, step.title(),
                new Move.Why(step.side(), named.cause(), reason),
                new Move.Stake(path.customer(), planned.subscription().quantity(), Optional.of(path.offer())), deadline,
                false, Move.Detail.milestone(Optional.ofNullable(planned.goals().get(step.step())),
                        Optional.ofNullable(planned.todos().get(step.step()))));
    }
}

package dev.lightup.domain.machine;

import static dev.lightup.domain.state.MilestoneState.Status.BLOCKED;
import static dev.lightup.domain.state.MilestoneState.Status.MISSED;
import static dev.lightup.domain.state.MilestoneState.Status.PLANNED;
import static dev.lightup.domain.state.MilestoneState.Status.REACHED;
import static dev.lightup.domain.state.MilestoneState.Status.STARTED;
import static dev.lightup.domain.state.MilestoneState.Status.WAIVED;

import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.MilestoneState.Status;
import dev.lightup.domain.state.MilestoneState.Step;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Each step's machine: planned, started, reached; planned or started to blocked and back to started; missed, which may still be
/// started or reached late, or planned anew; waived, which only a step that is reached all the same leaves. Nothing leaves reached.
final class MilestoneFold implements SubjectFold {
    private final SortedMap<String, Step> steps = new TreeMap<>();

    private final StateBounds beyond;

    MilestoneFold(StateBounds beyond) {
        this.beyond = beyond;
    }

    MilestoneFold(MilestoneState state, StateBounds beyond) {
        this.beyond = beyond;
        steps.putAll(state.steps());
    }

    @Override
    public MilestoneState state() {
        return new MilestoneState(new TreeMap<>(steps));
    }

    @Override
    public boolean take(dev.lightup.domain.machine.FoldStep step) {
        if (step.fact() instanceof MilestoneFact fact) {
            Step was = steps.get(fact.step());
            if (was == null || !isOver(was.status(), fact)) {
                beyond.put("steps", steps, fact.step(), next(was, fact, step), MilestoneState.STEPS);
            }
        }
        return true;
    }

    private static boolean isOver(Status status, MilestoneFact fact) {
        return status == REACHED || (status == WAIVED && !(fact instanceof MilestoneFact.Reached));
    }

    private static Step next(@Nullable Step was, MilestoneFact fact, dev.lightup.domain.machine.FoldStep step) {
        Optional<LocalDate> due = was == null ? Optional.empty() : was.due();
        return switch (fact) {
            case MilestoneFact.Planned(_, var by) -> was == null || was.status() == MISSED || was.status() == PLANNED
                    ? move(was, PLANNED, Optional.of(by), Optional.empty(), Optional.empty(), step)
                    : new Step(was.status(), was.since(), Optional.of(by), was.reached(), was.reason());
            case MilestoneFact.Started _ -> move(was, STARTED, due, Optional.empty(), Optional.empty(), step);
            case MilestoneFact.Reached(_, var on) -> move(was, REACHED, due, on, Optional.empty(), step);
            case MilestoneFact.Missed _ -> move(was, MISSED, due, Optional.empty(), Optional.empty(), step);
            case MilestoneFact.Blocked(_, var why) -> was != null && was.status() == MISSED
                    ? was
                    : move(was, BLOCKED, due, Optional.empty(), why, step);
            case MilestoneFact.Waived(_, var why) -> move(was, WAIVED, due, Optional.empty(),
                    why.map(text -> new Reason("waived", Optional.of(text))), step);
        };
    }

    private static Step move(
            @Nullable Step was,
            Status to,
            Optional<LocalDate> due,
            Optional<LocalDate> reached,
            Optional<Reason> reason,
            dev.lightup.domain.machine.FoldStep step) {
        var since = was != null && was.status() == to ? was.since() : step.at();
        return new Step(to, since, due, reached, reason);
    }
}

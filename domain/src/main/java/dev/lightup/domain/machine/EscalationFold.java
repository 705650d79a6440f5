package dev.lightup.domain.machine;

import static dev.lightup.domain.state.EscalationState.Status.ACKNOWLEDGED;
import static dev.lightup.domain.state.EscalationState.Status.CLOSED;
import static dev.lightup.domain.state.EscalationState.Status.IN_PROGRESS;
import static dev.lightup.domain.state.EscalationState.Status.OPEN;
import static dev.lightup.domain.state.EscalationState.Status.REOPENED;
import static dev.lightup.domain.state.EscalationState.Status.RESOLVED;

import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.EscalationState.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The escalation's machine: open, acknowledged, in progress (to and fro between the sides), resolved, closed; resolved to
/// reopened. A level only rises.
final class EscalationFold implements SubjectFold {
    private String title = "";
    private Optional<String> about = Optional.empty();
    private int level = 1;
    private Status status = OPEN;
    private Optional<Instant> opened = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<String> side = Optional.empty();
    private Optional<String> resolution = Optional.empty();
    private Optional<Instant> waiting = Optional.empty();

    EscalationFold() {}

    EscalationFold(EscalationState state) {
        title = state.title();
        about = state.about();
        level = state.level();
        status = state.status();
        opened = state.opened();
        since = state.since();
        side = state.side();
        resolution = state.resolution();
        waiting = state.waiting();
    }

    @Override
    public EscalationState state() {
        return new EscalationState(title, about, level, status, opened, since, side, resolution, waiting);
    }

    @Override
    public boolean take(FoldStep step) {
        if (!(step.fact() instanceof EscalationFact fact)) {
            return true;
        }
        switch (fact) {
            case EscalationFact.Opened told -> {
                title = told.title();
                about = told.about().or(() -> about);
                level = Math.max(level, told.level().orElse(1));
                opened = opened.or(() -> Optional.of(step.at()));
                since = since.or(() -> Optional.of(step.at()));
                waiting = waiting.or(() -> Optional.of(step.at()));
            }
            case EscalationFact.Acknowledged() -> move(step, ACKNOWLEDGED, EnumSet.of(OPEN, REOPENED));
            case EscalationFact.Assigned(var to) -> {
                if (status.isOpen()) {
                    if (!side.equals(Optional.of(to))) {
                        waiting = Optional.of(step.at());
                    }
                    side = Optional.of(to);
                    move(step, IN_PROGRESS, EnumSet.of(OPEN, ACKNOWLEDGED, REOPENED));
                }
            }
            case EscalationFact.Raised(var to) -> {
                if (status.isOpen()) {
                    level = Math.max(level, to);
                }
            }
            case EscalationFact.Commented _ -> {
                // words for the timeline
            }
            case EscalationFact.Resolved(var how) -> {
                if (move(step, RESOLVED, EnumSet.of(OPEN, ACKNOWLEDGED, IN_PROGRESS, REOPENED))) {
                    resolution = how;
                }
            }
            case EscalationFact.Reopened() -> {
                if (move(step, REOPENED, EnumSet.of(RESOLVED))) {
                    resolution = Optional.empty();
                    waiting = Optional.of(step.at());
                }
            }
            case EscalationFact.Closed() -> move(step, CLOSED, EnumSet.complementOf(EnumSet.of(CLOSED)));
        }
        return true;
    }

    private boolean move(FoldStep step, Status to, Set<Status> from) {
        if (!from.contains(status)) {
            return false;
        }
        status = to;
        since = Optional.of(step.at());
        return true;
    }
}

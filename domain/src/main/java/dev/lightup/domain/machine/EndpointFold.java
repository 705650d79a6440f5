package dev.lightup.domain.machine;

import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.EndpointState.Export;
import dev.lightup.domain.state.EndpointState.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The health of one feed. A heartbeat is no line of a timeline; only the newest is kept.
final class EndpointFold implements SubjectFold {
    private Optional<Instant> tested = Optional.empty();
    private Optional<Instant> heartbeat = Optional.empty();
    private long quarantined;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, Export> exports = new TreeMap<>();

    private final StateBounds beyond;

    EndpointFold(StateBounds beyond) {
        this.beyond = beyond;
    }

    EndpointFold(EndpointState state, StateBounds beyond) {
        this.beyond = beyond;
        tested = state.tested();
        heartbeat = state.heartbeat();
        quarantined = state.quarantined();
        problems.addAll(state.problems());
        exports.putAll(state.exports());
    }

    @Override
    public EndpointState state() {
        return new EndpointState(tested, heartbeat, quarantined, List.copyOf(problems), new TreeMap<>(exports));
    }

    @Override
    public boolean take(FoldStep step) {
        return !(step.fact() instanceof SystemFact fact) || take(fact, step.entry().received());
    }

    private boolean take(SystemFact fact, Instant received) {
        switch (fact) {
            case SystemFact.Test() -> tested = Optional.of(later(tested, received));
            case SystemFact.Heartbeat() -> {
                heartbeat = Optional.of(later(heartbeat, received));
                return false;
            }
            case SystemFact.Quarantined told -> {
                long rows = Math.max(1, told.rows());
                quarantined = quarantined > Long.MAX_VALUE - rows ? Long.MAX_VALUE : quarantined + rows;
                problems.addFirst(new Problem(received, told.receipt(), told.problem(), told.detail(), told.rows()));
                if (problems.size() > EndpointState.PROBLEMS) {
                    problems.removeLast();
                }
            }
            case SystemFact.ExportRead told -> read(told, received);
            case SystemFact.Touch _, SystemFact.Corrected _, SystemFact.Retracted _, SystemFact.SnapshotBegin _, SystemFact.SnapshotEnd _, SystemFact.Placed _, SystemFact.ProgrammeApplied _ -> {
                // lines of the feed's timeline
            }
        }
        return true;
    }

    private void read(SystemFact.ExportRead told, Instant received) {
        Export was = exports.get(told.feed());
        if (was == null || !told.asOf().isBefore(was.asOf())) {
            beyond.put("exports", exports, told.feed(),
                    new Export(told.asOf(), received, told.rows(), told.unreadable(), told.firstProblem()),
                    EndpointState.EXPORTS);
        }
    }

    private static Instant later(Optional<Instant> known, Instant other) {
        return known.filter(instant -> instant.isAfter(other)).orElse(other);
    }
}

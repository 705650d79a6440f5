package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.stream.StreamRecord;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.unit.ProgrammeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a batch of the stream asks for: each unit once, with the first record that asks for it.
///
/// @param units the units whose pages may differ now, each with the sequence number of the first record that says so
/// @param groups of accounts among them the groups of customers on whose pages the changed states are
/// @param pressing those of them that a file's beginning or end is told to
/// @param programmes new versions of the configuration
/// @param unreadable records whose images are not ours to understand; only new code can help them
record StreamWork(
        Map<Unit, String> units,
        Map<Unit, Set<Unit>> groups,
        Set<Unit> pressing,
        List<NewProgramme> programmes,
        List<Unreadable> unreadable) {
    /// A new version of the configuration.
    record NewProgramme(StateItem state, String sequence) {}

    /// A record that could not be read.
    record Unreadable(String sequence, RuntimeException cause) {}

    static StreamWork of(List<StreamRecord> records) {
        StreamWork wakes = new StreamWork(new LinkedHashMap<>(), new HashMap<>(), new TreeSet<>(), new ArrayList<>(),
                new ArrayList<>());
        for (StreamRecord change : records) {
            try {
                wakes.add(change);
            } catch (RuntimeException e) {
                wakes.unreadable.add(new Unreadable(change.sequence(), e));
            }
        }
        return wakes;
    }

    private void add(StreamRecord change) {
        switch (change.kind()) {
            case "state" -> {
                Set<Unit> shown = new TreeSet<>();
                change.before().map(StreamImages::state).ifPresent(state -> {
                    shown.addAll(state.units());
                    groups(state);
                });
                change.after().map(StreamImages::state).ifPresent(state -> {
                    shown.addAll(state.units());
                    groups(state);
                    if (isProgramme(state)) {
                        programmes.add(new NewProgramme(state, change.sequence()));
                    }
                });
                shown.forEach(unit -> wake(unit, change));
                if (isFeed(change)) {
                    shown.forEach(unit -> unit.shownOn().ifPresent(pressing::add));
                }
            }
            case "summary" -> change.after()
                    .map(StreamImages::summary)
                    .map(SummaryItem::unit)
                    .ifPresent(unit -> unit.above().forEach(above -> wake(above, change)));
            default -> {}
        }
    }

    private void groups(StateItem state) {
        Set<Unit> all = state.stored() instanceof StoredRecord.Known ? state.members() : state.groupsEver();
        all.stream()
                .filter(Unit.Group.class::isInstance)
                .forEach(group -> group.parent()
                        .ifPresent(account -> groups.computeIfAbsent(account, _ -> new TreeSet<>()).add(group)));
    }

    private void wake(Unit unit, StreamRecord change) {
        unit.shownOn().ifPresent(shown -> units.putIfAbsent(shown, change.sequence()));
    }

    private static boolean isFeed(StreamRecord change) {
        return change.after()
                .map(StreamImages::state)
                .filter(state -> state.subject().kind() == Subject.Kind.FEED)
                .isPresent();
    }

    private static boolean isProgramme(StateItem state) {
        Subject subject = state.subject();
        return state.tenant().equals(ProgrammeSource.OPERATOR) && subject.equals(ProgrammeSource.SUBJECT);
    }
}

package dev.lightup.functions.sweep;

import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.subject.StateItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The units that a sweep tells to publish: those that are due, and those that may not have seen a state.
final class UnitsToPublish {
    private static final String OPERATOR = "operator";

    private final PublishLeases heads;
    private final Map<Unit, PublishLease> read = new HashMap<>();
    private final SortedSet<Unit> units = new TreeSet<>();
    private final Set<Unit> taken = new HashSet<>();

    UnitsToPublish(PublishLeases heads) {
        this.heads = heads;
    }

    void due(Unit unit) {
        units.add(unit);
    }

    /// Notes the units that may not have seen a state.
    ///
    /// @return which they are
    SortedSet<Unit> note(StateItem state) {
        SortedSet<Unit> unseen = new TreeSet<>();
        for (Unit unit : shownOn(state)) {
            if (!hasSeen(unit, state)) {
                unseen.add(unit);
            }
        }
        units.addAll(unseen);
        return unseen;
    }

    /// Whoever held the subject at any time is told: that it does not any more is news too.
    private SortedSet<Unit> shownOn(StateItem state) {
        var shown = new TreeSet<Unit>();
        if (state.tenant().equals(OPERATOR)) {
            // no page shows it; whoever publishes what all share has met it
            shown.add(Unit.about());
            return shown;
        }
        Stream.concat(state.units().stream(), state.accountsEver().stream())
                .flatMap(unit -> unit.shownOn().stream())
                .flatMap(unit -> head(unit).isInLevels() ? groups(unit, state) : Stream.of(unit))
                .forEach(shown::add);
        return shown;
    }

    /// The groups of an account's customers that may show a state; what names none of them is on the account's own pages.
    private static Stream<Unit> groups(Unit account, StateItem state) {
        return Stream.concat(state.members().stream(), state.groupsEver().stream())
                .filter(group -> group.parent().filter(account::equals).isPresent())
                .flatMap(group -> group.shownOn().stream());
    }

    private PublishLease head(Unit unit) {
        return read.computeIfAbsent(unit, heads::head);
    }

    private boolean hasSeen(Unit unit, StateItem state) {
        return head(unit).hasSeen(state);
    }

    /// Those that were not taken before, each once.
    List<Unit> take() {
        List<Unit> untold = units.stream().filter(taken::add).toList();
        units.clear();
        return untold;
    }
}

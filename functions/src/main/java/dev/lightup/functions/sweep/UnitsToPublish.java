package dev.lightup.functions.sweep;

import dev.lightup.ledger.key.UnitKey;
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

/// The units that a sweep tells to publish: those that are due, and those that may not have seen a state.
final class UnitsToPublish {
    private static final String ACCOUNT = "account:";
    private static final String OPERATOR = "operator";

    private final PublishLeases heads;
    private final Map<UnitKey, PublishLease> read = new HashMap<>();
    private final SortedSet<UnitKey> units = new TreeSet<>();
    private final Set<UnitKey> taken = new HashSet<>();

    UnitsToPublish(PublishLeases heads) {
        this.heads = heads;
    }

    void due(UnitKey unit) {
        units.add(unit);
    }

    /// Notes the units that may not have seen a state.
    ///
    /// @return which they are
    SortedSet<UnitKey> note(StateItem state) {
        SortedSet<UnitKey> unseen = new TreeSet<>();
        for (UnitKey unit : shownOn(state)) {
            if (!hasSeen(unit, state)) {
                unseen.add(unit);
            }
        }
        units.addAll(unseen);
        return unseen;
    }

    /// Whoever held the subject at any time is told: that it does not any more is news too.
    private static SortedSet<UnitKey> shownOn(StateItem state) {
        SortedSet<UnitKey> shown = new TreeSet<>();
        if (state.tenant().equals(OPERATOR)) {
            shown.add(new UnitKey(OPERATOR, "about"));
            return shown;
        }
        UnitKey unplaced = UnitKey.unplaced(state.tenant());
        for (UnitKey unit : state.units()) {
            shown.add(unit.equals(unplaced) ? UnitKey.distributor(state.tenant()) : unit);
        }
        state.paths().forEach((name, opaque) -> {
            if (name.startsWith(ACCOUNT)) {
                shown.add(UnitKey.account(state.tenant(), opaque));
            }
        });
        return shown;
    }

    private boolean hasSeen(UnitKey unit, StateItem state) {
        return read.computeIfAbsent(unit, heads::head).hasSeen(state);
    }

    /// Those that were not taken before, each once.
    List<UnitKey> take() {
        List<UnitKey> untold = units.stream().filter(taken::add).toList();
        units.clear();
        return untold;
    }
}

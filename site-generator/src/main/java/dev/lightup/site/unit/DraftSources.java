package dev.lightup.site.unit;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Holder;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.UnitMembership;
import dev.lightup.ledger.subject.StateItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a draft was made from: what its run notes as seen, what it found unreadable, and which members have left.
///
/// @param members the unit's members that have a state
/// @param untold units below whose summaries cannot be read: nothing of them stands in the draft
public record DraftSources(List<Member> members, List<Untold> untold) {
    public static final DraftSources NONE = new DraftSources(List.of(), List.of());

    public DraftSources {
        members = List.copyOf(members);
        untold = List.copyOf(untold);
    }

    /// A member of a unit with its state.
    ///
    /// @param unit whose member it is
    public record Member(Unit unit, UnitMembership membership, StateItem state) {
        /// Whether the state no longer names the unit and was written no earlier than that for which the membership was put.
        public boolean hasLeft() {
            return state.stored() instanceof StoredRecord.Known && membership.version().isPresent()
                    && membership.version().getAsLong() <= state.version() && !names();
        }

        /// An account of which no path is known may be the unit's own.
        private boolean names() {
            return state.units().contains(unit) || state.holders()
                    .stream()
                    .anyMatch(holder -> holder.kind() == Holder.Kind.ACCOUNT
                            && !state.paths().containsKey(UnitInput.ACCOUNT + holder.account()));
        }
    }

    /// A unit below of which nothing is told.
    ///
    /// @param newer whether a newer release told it: this one does not ask for it to be told anew
    public record Untold(Unit unit, boolean newer) {}

    /// The members of a unit and their states, strongly consistent.
    public static DraftSources of(Ledger ledger, Unit unit) {
        Map<Subject, UnitMembership> memberships = new HashMap<>();
        ledger.units().memberships(unit).forEach(member -> memberships.put(member.subject(), member));
        List<Member> members = new ArrayList<>();
        for (StateItem state : ledger.subjects().states(unit.tenant(), memberships.keySet())) {
            Optional.ofNullable(memberships.get(state.subject()))
                    .ifPresent(membership -> members.add(new Member(unit, membership, state)));
        }
        return new DraftSources(members, List.of());
    }

    DraftSources and(DraftSources other) {
        var all = new ArrayList<>(members);
        all.addAll(other.members);
        var silent = new ArrayList<>(untold);
        silent.addAll(other.untold);
        return new DraftSources(all, silent);
    }

    public List<StateItem> states() {
        return members.stream().map(Member::state).toList();
    }

    /// Subjects whose states this release cannot read.
    public List<Subject> unread() {
        return states().stream()
                .filter(state -> state.stored() instanceof StoredRecord.Unread)
                .map(StateItem::subject)
                .distinct()
                .toList();
    }
}

package dev.lightup.site.unit;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.Holder;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.LinkSubject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.UnitMembership;
import dev.lightup.ledger.subject.StateItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a draft was made from: what its run notes as seen, what it found unreadable, and which members have left.
///
/// @param members the unit's members that have a state
/// @param untold units below whose summaries cannot be read: nothing of them stands in the draft
public record DraftSources(List<Member> members, List<Untold> untold) {
    /// So often the members are read anew when a file comes between.
    private static final int LOOKS = 3;

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
            return state.units().contains(unit) || state.members().contains(unit) || state.holders()
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
        return of(ledger, unit.tenant(), ledger.units().memberships(unit));
    }

    /// The members of a group of customers, and what names no customer.
    static DraftSources of(Ledger ledger, Unit.Group group) {
        List<UnitMembership> memberships = new ArrayList<>(ledger.units().memberships(group));
        memberships.addAll(
                ledger.units().memberships(Unit.Group.of(group.tenant(), group.account(), Optional.empty())));
        return of(ledger, group.tenant(), memberships);
    }

    private static DraftSources of(Ledger ledger, String tenant, List<UnitMembership> memberships) {
        Map<Subject, List<UnitMembership>> bySubject = memberships.stream()
                .collect(Collectors.groupingBy(UnitMembership::subject));
        List<Member> members = new ArrayList<>();
        for (StateItem state : states(ledger, tenant, bySubject.keySet())) {
            bySubject.getOrDefault(state.subject(), List.of())
                    .forEach(membership -> members.add(new Member(membership.unit(), membership, state)));
        }
        return new DraftSources(members, List.of());
    }

    /// A file that is begun says so at its feed before its first row is written, and that it is read after its last. So the feeds' states
    /// are read before the others and after them: only where they are the same ones is it known that no file came between.
    private static List<StateItem> states(Ledger ledger, String tenant, Set<Subject> subjects) {
        Set<Subject> feeds = of(subjects, subject -> subject.kind() == Subject.Kind.FEED);
        Set<Subject> others = of(subjects, subject -> subject.kind() != Subject.Kind.FEED);
        List<StateItem> before = ledger.subjects().states(tenant, feeds);
        for (int look = 1;; look++) {
            List<StateItem> states = new ArrayList<>(ledger.subjects().states(tenant, others));
            List<StateItem> after = ledger.subjects().states(tenant, feeds);
            if (versions(before).equals(versions(after)) || look == LOOKS) {
                // an open file of either moment is told
                states.addAll(before.stream().anyMatch(DraftSources::isOpen) ? before : after);
                return states;
            }
            before = after;
        }
    }

    private static Set<Subject> of(Set<Subject> subjects, Predicate<Subject> which) {
        return subjects.stream().filter(which).collect(Collectors.toSet());
    }

    private static Map<Subject, Long> versions(List<StateItem> states) {
        return states.stream().collect(Collectors.toMap(StateItem::subject, StateItem::version));
    }

    private static boolean isOpen(StateItem feed) {
        return feed.stored()
                .known()
                .filter(folded -> folded.current().state() instanceof FeedState state && state.open().isPresent())
                .isPresent();
    }

    /// The accounts whose links name a partner now, by their units.
    public List<Unit> linkedTo(Unit partner) {
        return members.stream()
                .filter(member -> member.state().isLinkedTo(partner))
                .flatMap(member -> LinkSubject.account(member.state().subject()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// Memberships of the groups of an account's customers that an earlier release did not put.
    List<UnitMembership> notYetMembers(Unit account) {
        Set<UnitMembership> there = new HashSet<>();
        members.forEach(
                member -> there.add(new UnitMembership(member.unit(), member.state().subject(), OptionalLong.empty())));
        return states().stream()
                .flatMap(state -> state.members()
                        .stream()
                        .filter(unit -> unit.parent().filter(account::equals).isPresent())
                        .filter(unit -> !there.contains(
                                new UnitMembership(unit, state.subject(), OptionalLong.empty())))
                        .map(unit -> new UnitMembership(unit, state.subject(), OptionalLong.of(state.version()))))
                .toList();
    }

    DraftSources and(DraftSources other) {
        var all = new ArrayList<>(members);
        all.addAll(other.members);
        var silent = new ArrayList<>(untold);
        silent.addAll(other.untold);
        return new DraftSources(all, silent);
    }

    public List<StateItem> states() {
        return members.stream().map(Member::state).distinct().toList();
    }

    /// Whether a file was being read in that the unit's numbers rest on.
    public boolean isReadingIn() {
        return states().stream()
                .filter(state -> state.subject().kind() == Subject.Kind.FEED)
                .anyMatch(DraftSources::isOpen);
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

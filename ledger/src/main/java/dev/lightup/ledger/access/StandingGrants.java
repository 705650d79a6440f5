package dev.lightup.ledger.access;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.ledger.key.LinkSubject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What readers' grants are worth now. Until its distributor opens an account, and after its partner left, nobody but the distributor reads it, whoever
/// is invited; what accounts are shown together on stands on the grants of these, and as long as it shows no other one. It is asked of the partners'
/// and the links' own states, so that it holds as soon as an event was applied, and no longer than that event. Thread-safe.
public final class StandingGrants {
    private final SubjectRecords subjects;
    private final UnitRecords units;

    public StandingGrants(SubjectRecords subjects, UnitRecords units) {
        this.subjects = subjects;
        this.units = units;
    }

    /// What grants are worth now, each list in the grants' order.
    ///
    /// @param held those that still stand: not of an account whose partner left after the invitation, and not of what accounts are shown
    ///             together on of which one does not stand, or which shows one more
    /// @param open those of them whose pages their readers may see
    public record Standing(List<ReaderGrant> held, List<ReaderGrant> open) {
        public Standing {
            held = List.copyOf(held);
            open = List.copyOf(open);
        }
    }

    /// Looks at grants of one reader.
    ///
    /// @throws IllegalStateException where a partner's state cannot be read yet, as while a release takes over: nobody is told that it is shut
    public Standing of(List<ReaderGrant> grants) {
        Map<String, List<Subject>> asked = new TreeMap<>();
        grants.forEach(grant -> partner(grant)
                .ifPresent(one -> asked.computeIfAbsent(grant.unit().tenant(), _ -> new ArrayList<>()).add(one)));
        Map<String, Map<Subject, PartnerState>> known = new TreeMap<>();
        asked.forEach((tenant, partners) -> known.put(tenant, states(tenant, partners)));
        List<ReaderGrant> standing = grants.stream().filter(grant -> isHeld(grant, state(grant, known))).toList();
        Set<Unit> those = standing.stream().map(ReaderGrant::unit).collect(Collectors.toSet());
        List<ReaderGrant> held = standing.stream()
                .filter(grant -> those.containsAll(grant.invited().on()) && isAsJoined(grant))
                .toList();
        return new Standing(held,
                held.stream()
                        .filter(grant -> isWhole(grant)
                                || state(grant, known).flatMap(PartnerState::opened).isPresent())
                        .toList());
    }

    /// Those of the grants that still stand.
    public List<ReaderGrant> held(List<ReaderGrant> grants) {
        return of(grants).held();
    }

    /// Who joined a home by accounts of its own sees those in it and no other: the operator may have linked one more in the moment in which
    /// it was joined. What was linked a moment ago and is not taken in yet is not shown yet either.
    private boolean isAsJoined(ReaderGrant grant) {
        List<Unit> on = grant.invited().on();
        return on.isEmpty() || subjects.states(grant.unit().tenant(), units.members(grant.unit()))
                .stream()
                .filter(state -> isLinked(state, grant.unit()))
                .flatMap(state -> LinkSubject.account(state.subject()).stream())
                .allMatch(on::contains);
    }

    private static boolean isLinked(StateItem state, Unit home) {
        if (state.stored().known().isEmpty()) {
            throw new IllegalStateException("a link's state has another shape");
        }
        return state.isLinkedTo(home);
    }

    private static boolean isHeld(ReaderGrant grant, Optional<PartnerState> partner) {
        return partner.flatMap(PartnerState::closed).filter(grant::isFromBefore).isEmpty();
    }

    /// A distributor reads what is its own, and a partner its home: that holds nothing of an account which is shut.
    private static boolean isWhole(ReaderGrant grant) {
        return grant.unit().kind() == UnitKind.DISTRIBUTOR || grant.unit().kind() == UnitKind.PARTNER;
    }

    private static Optional<PartnerState> state(ReaderGrant grant, Map<String, Map<Subject, PartnerState>> known) {
        return partner(grant).flatMap(
                one -> Optional.ofNullable(known.getOrDefault(grant.unit().tenant(), Map.of()).get(one)));
    }

    private static Optional<Subject> partner(ReaderGrant grant) {
        return grant.unit().kind() == UnitKind.ACCOUNT
                ? grant.page().account().map(id -> new Subject(Subject.Kind.PARTNER, id))
                : Optional.empty();
    }

    private Map<Subject, PartnerState> states(String tenant, Collection<Subject> partners) {
        Map<Subject, PartnerState> known = new HashMap<>();
        for (StateItem item : subjects.states(tenant, partners)) {
            FoldedSubject folded = item.stored()
                    .known()
                    .orElseThrow(() -> new IllegalStateException("a partner's state has another shape"));
            if (folded.current().state() instanceof PartnerState partner) {
                known.put(item.subject(), partner);
            }
        }
        return known;
    }
}

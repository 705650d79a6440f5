package dev.lightup.functions.enter;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which accounts their distributors have opened: until then nobody but the distributor reads one, whoever is invited. It is asked of the
/// partner's own state, so that it holds as soon as the event was applied, and no longer than that event. Thread-safe.
final class OpenedAccounts {
    private final SubjectRecords subjects;

    OpenedAccounts(SubjectRecords subjects) {
        this.subjects = subjects;
    }

    /// Those of the grants whose pages their readers may see now, in the same order.
    ///
    /// @throws IllegalStateException where a partner's state cannot be read yet, as while a release takes over: nobody is told that it is shut
    List<ReaderGrant> open(List<ReaderGrant> grants) {
        Map<String, List<Subject>> asked = new TreeMap<>();
        grants.forEach(grant -> partner(grant)
                .ifPresent(one -> asked.computeIfAbsent(grant.unit().tenant(), _ -> new ArrayList<>()).add(one)));
        Map<String, List<Subject>> opened = new TreeMap<>();
        asked.forEach((tenant, partners) -> opened.put(tenant, opened(tenant, partners)));
        return grants.stream()
                .filter(grant -> isWhole(grant) || partner(grant)
                        .filter(opened.getOrDefault(grant.unit().tenant(), List.of())::contains)
                        .isPresent())
                .toList();
    }

    /// A distributor reads what is its own.
    private static boolean isWhole(ReaderGrant grant) {
        return grant.unit().kind() == UnitKind.DISTRIBUTOR;
    }

    private static Optional<Subject> partner(ReaderGrant grant) {
        return grant.unit().kind() == UnitKind.ACCOUNT
                ? grant.page().account().map(id -> new Subject(Subject.Kind.PARTNER, id))
                : Optional.empty();
    }

    private List<Subject> opened(String tenant, Collection<Subject> partners) {
        return subjects.states(tenant, partners)
                .stream()
                .filter(OpenedAccounts::isOpened)
                .map(StateItem::subject)
                .toList();
    }

    private static boolean isOpened(StateItem item) {
        FoldedSubject folded = item.stored()
                .known()
                .orElseThrow(() -> new IllegalStateException("a partner's state has another shape"));
        return folded.current().state() instanceof PartnerState partner && partner.opened().isPresent();
    }
}

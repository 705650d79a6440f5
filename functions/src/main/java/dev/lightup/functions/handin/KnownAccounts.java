package dev.lightup.functions.handin;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a distributor's accounts are called and whether they are open, by its own ids. Three calls of the table a hundred accounts. Thread-safe.
final class KnownAccounts {
    private final Ledger ledger;

    KnownAccounts(Ledger ledger) {
        this.ledger = ledger;
    }

    /// How an account stands.
    ///
    /// @param name what the partner is called, where that was told and is not erased
    /// @param opened since when its partner reads it
    /// @param closed when it was closed to its partner last
    record Known(Optional<String> name, Optional<Instant> opened, Optional<Instant> closed) {}

    /// What the partner of an account is called, where that is known.
    Optional<String> name(Tenant tenant, String account) {
        return Optional.ofNullable(of(tenant, List.of(account)).get(account)).flatMap(Known::name);
    }

    /// Those of the accounts of which anything was ever told.
    Map<String, Known> of(Tenant tenant, Collection<String> accounts) {
        List<Subject> partners = accounts.stream()
                .filter(Subject::isValidId)
                .map(account -> new Subject(Subject.Kind.PARTNER, account))
                .toList();
        Map<String, Optional<PartnerState>> told = new TreeMap<>();
        for (StateItem item : ledger.subjects().states(tenant.id(), partners)) {
            told.put(item.subject().id(), state(item));
        }
        Map<String, String> names = names(tenant, told.values());
        Set<String> others = told(tenant,
                partners.stream().map(Subject::id).filter(id -> !told.containsKey(id)).toList());
        var known = new TreeMap<String, Known>();
        for (Subject partner : partners) {
            Optional<PartnerState> state = told.getOrDefault(partner.id(), Optional.empty());
            if (told.containsKey(partner.id()) || others.contains(partner.id())) {
                known.put(partner.id(), new Known(
                        state.flatMap(PartnerState::name).flatMap(token -> Optional.ofNullable(names.get(token))),
                        state.flatMap(PartnerState::opened), state.flatMap(PartnerState::closed)));
            }
        }
        return known;
    }

    private static Optional<PartnerState> state(StateItem item) {
        // whether it is open, or its partner left, cannot be told: nobody is told that it is shut
        return Optional.of(item.stored()
                .known()
                .orElseThrow(() -> new IllegalStateException("a partner's state has another shape")))
                .flatMap(folded -> folded.current().state() instanceof PartnerState partner
                        ? Optional.of(partner)
                        : Optional.empty());
    }

    /// Those of which only other things tell.
    private Set<String> told(Tenant tenant, List<String> accounts) {
        Map<Unit, String> units = new HashMap<>();
        accounts.forEach(
                id -> units.put(Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", id)), id));
        Set<String> told = new HashSet<>();
        ledger.units()
                .summaries(units.keySet())
                .forEach(item -> Optional.ofNullable(units.get(item.unit())).ifPresent(told::add));
        return told;
    }

    private Map<String, String> names(Tenant tenant, Collection<Optional<PartnerState>> states) {
        List<String> tokens = states.stream()
                .flatMap(Optional::stream)
                .flatMap(state -> state.name().stream())
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        for (PersonalLabel label : ledger.labels().read(tenant.id(), tokens).values()) {
            switch (label) {
                case PersonalLabel.Clear(String token, String value) -> names.put(token, value);
                case PersonalLabel.Erased _ -> {}
            }
        }
        return names;
    }
}

package dev.lightup.functions.handin;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.PersonalLabel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the partners are called that a look names: as the file's own cells say, else as the distributor's events said before. A name that was erased is
/// none, whoever repeats it. Reads only, and only what is that tenant's. Thread-safe.
final class PartnerNames {
    private final Ledger ledger;

    PartnerNames(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param accounts whose names are asked
    /// @param entries all that the file says, names as tokens
    /// @param labels the clear values of the file's own tokens
    SortedMap<String, String> read(
            String tenant,
            Collection<String> accounts,
            List<Entry> entries,
            List<PersonalLabel.Clear> labels) {
        Map<String, String> tokens = known(tenant, accounts);
        entries.stream()
                .filter(entry -> entry.subject().kind() == Subject.Kind.PARTNER
                        && accounts.contains(entry.subject().id()))
                .forEach(entry -> said(entry).ifPresent(token -> tokens.put(entry.subject().id(), token)));
        Map<String, String> clear = labels.stream()
                .collect(Collectors.toMap(PersonalLabel.Clear::token, PersonalLabel.Clear::value, (one, _) -> one));
        Map<String, PersonalLabel> stored = ledger.labels().read(tenant, tokens.values());
        SortedMap<String, String> names = new TreeMap<>();
        tokens.forEach(
                (account, token) -> name(Optional.ofNullable(stored.get(token)), Optional.ofNullable(clear.get(token)))
                        .ifPresent(name -> names.put(account, name)));
        return names;
    }

    private static Optional<String> said(Entry entry) {
        return entry.fact() instanceof PartnerFact.Snapshot(Optional<String> name) ? name : Optional.empty();
    }

    private static Optional<String> name(Optional<PersonalLabel> stored, Optional<String> own) {
        return stored.isEmpty() ? own : switch (stored.get()) {
            case PersonalLabel.Clear(String _, String value) -> Optional.of(value);
            case PersonalLabel.Erased _ -> Optional.empty();
        };
    }

    private Map<String, String> known(String tenant, Collection<String> accounts) {
        Map<String, String> tokens = new TreeMap<>();
        ledger.subjects()
                .states(tenant, accounts.stream().map(id -> new Subject(Subject.Kind.PARTNER, id)).toList())
                .forEach(item -> item.stored().known().ifPresent(folded -> {
                    if (folded.current().state() instanceof PartnerState partner) {
                        partner.name().ifPresent(token -> tokens.put(item.subject().id(), token));
                    }
                }));
        return tokens;
    }
}

package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountPart;
import dev.lightup.domain.account.SenderGrade;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.GroupSummary;
import dev.lightup.ledger.publication.SummaryItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account as its groups of customers tell it, with what names no customer.
final class PartedAccount {
    private final Unit unit;
    private final DraftSources sources;
    private final AccountStates rest;
    private final SortedMap<Unit, GroupSummary> told;

    private PartedAccount(Unit unit, DraftSources sources, AccountStates rest, SortedMap<Unit, GroupSummary> told) {
        this.unit = unit;
        this.sources = sources;
        this.rest = rest;
        this.told = told;
    }

    /// Reads it, strongly consistent. Empty where one of the groups told what this release cannot read, or nothing is told: then only the states
    /// say what there is.
    static Optional<PartedAccount> read(Ledger ledger, Unit unit) {
        Unit.Group nobodys = Unit.Group.of(unit.tenant(), unit.id(), Optional.empty());
        DraftSources sources = DraftSources.of(ledger, (Unit) nobodys);
        SortedMap<Unit, GroupSummary> told = new TreeMap<>();
        for (SummaryItem item : ledger.units().told(unit)) {
            StoredRecord<GroupSummary> group = GroupSummary.of(item);
            if (group.known().isEmpty()) {
                return Optional.empty();
            }
            group.known().ifPresent(one -> told.put(item.unit(), one));
        }
        var account = new PartedAccount(unit, sources, new AccountStates(unit.id(), sources.states()), told);
        return told.values().stream().allMatch(group -> group.part().held().isEmpty())
                ? Optional.empty()
                : Optional.of(account);
    }

    Unit unit() {
        return unit;
    }

    DraftSources sources() {
        return sources;
    }

    /// The distributor's id of the partner.
    String account() {
        return told.values().iterator().next().account();
    }

    /// The distributor's id in paths.
    String distributor() {
        return told.values().iterator().next().distributor();
    }

    /// The groups that have told something.
    Set<Unit> groups() {
        return new TreeSet<>(told.keySet());
    }

    /// What the customers' pages consist of.
    SortedMap<String, String> releases() {
        SortedMap<String, String> releases = new TreeMap<>();
        told.forEach((group, one) -> one.release()
                .ifPresent(release -> releases.put(((Unit.Group) group).group(), release)));
        return releases;
    }

    /// What is held, by subject: of customers the facts, of nobody's all.
    UnitInput input() {
        List<HeldSlice> held = new ArrayList<>();
        Map<String, String> paths = new HashMap<>(rest.input().paths());
        Set<String> tokens = new HashSet<>(rest.input().tokens());
        Set<String> foreign = new HashSet<>(rest.input().foreign());
        Unit.Group nobodys = Unit.Group.of(unit.tenant(), unit.id(), Optional.empty());
        rest.input().held().stream().filter(one -> rest.isOf(nobodys, one)).forEach(held::add);
        told.values().forEach(group -> {
            held.addAll(group.part().held());
            paths.putAll(group.paths());
            foreign.addAll(group.foreign());
            group.part().held().forEach(one -> tokens.addAll(UnitInput.tokens(one.slice())));
        });
        foreign.removeAll(paths.values());
        held.sort(Comparator.comparing(HeldSlice::subject));
        return new UnitInput(List.copyOf(held), Map.copyOf(paths), Set.copyOf(tokens), Set.copyOf(foreign));
    }

    /// All parts together.
    ///
    /// @param held what {@link #input} holds, sealed or in clear
    AccountPart part(List<HeldSlice> held) {
        List<SenderGrade> senders = told.values().stream().flatMap(group -> group.part().senders().stream()).toList();
        return AccountPart.of(List.of(AccountPart.of(held), new AccountPart(List.of(), senders)));
    }

    /// A hash of what names no customer.
    String rest() {
        return rest.rest();
    }

    UnitScope scope() {
        UnitInput all = input();
        Set<String> ids = new HashSet<>(all.paths().values());
        ids.add(unit.id());
        ids.add(distributor());
        Set<String> foreign = new HashSet<>(all.foreign());
        foreign.removeAll(ids);
        return UnitScope.of(unit, distributor(), ids, foreign);
    }
}

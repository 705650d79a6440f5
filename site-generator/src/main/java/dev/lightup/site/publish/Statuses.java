package dev.lightup.site.publish;

import dev.lightup.ledger.Editions;
import dev.lightup.ledger.Head;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.UnitKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far units are with a repair or a new edition.
final class Statuses {
    private final Ledger ledger;
    private final Tenants tenants;
    private final EditionWatch watch;
    private final Edition edition;

    Statuses(Ledger ledger, Tenants tenants, EditionWatch watch, Edition edition) {
        this.ledger = ledger;
        this.tenants = tenants;
        this.watch = watch;
        this.edition = edition;
    }

    /// @param tenant whose units; without one everybody's, and what all share
    Answer answer(Optional<String> tenant) {
        List<UnitKey> units = new ArrayList<>();
        tenant.ifPresentOrElse(one -> units.addAll(tenants.units(one)), () -> {
            tenants.all().forEach(each -> units.addAll(tenants.units(each)));
            units.add(UnitSites.ABOUT);
        });
        List<Head> heads = ledger.heads().heads(units);
        var status = new Answer.Status(heads.size(),
                (int) heads.stream().filter(head -> head.repairSince().isPresent()).count(),
                (int) heads.stream().filter(watch::isBehind).count(), edition.name(),
                ledger.editions().told().map(Editions.Told::name));
        return new Answer(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.of(status));
    }
}

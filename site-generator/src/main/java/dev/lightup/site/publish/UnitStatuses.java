package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageEditions;
import dev.lightup.ledger.publication.PublishLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far units are with a repair or a new edition.
final class UnitStatuses {
    private final Ledger ledger;
    private final TenantUnits tenants;
    private final EditionWatch watch;
    private final PageEdition edition;

    UnitStatuses(Ledger ledger, TenantUnits tenants, EditionWatch watch, PageEdition edition) {
        this.ledger = ledger;
        this.tenants = tenants;
        this.watch = watch;
        this.edition = edition;
    }

    /// @param tenant whose units; without one everybody's, and what all share
    DirectAnswer answer(Optional<String> tenant) {
        List<Unit> units = new ArrayList<>();
        tenant.ifPresentOrElse(one -> units.addAll(tenants.units(one)), () -> {
            tenants.all().forEach(each -> units.addAll(tenants.units(each)));
            units.addAll(tenants.ofNobody());
        });
        List<PublishLease> heads = ledger.heads().heads(units);
        var status = new DirectAnswer.Status(heads.size(),
                (int) heads.stream().filter(head -> head.repairSince().isPresent()).count(),
                (int) heads.stream().filter(watch::isBehind).count(), edition.name(),
                ledger.editions().told().map(PageEditions.Told::name));
        return new DirectAnswer(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.of(status),
                List.of());
    }
}

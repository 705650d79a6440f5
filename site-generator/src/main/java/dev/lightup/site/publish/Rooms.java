package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.site.Wiring;
import dev.lightup.site.page.AboutSite;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.DistributorSite;
import dev.lightup.site.page.Page;
import java.time.InstantSource;

/// Puts the publisher's parts together.
final class Rooms {
    private static final int LANES = 8;

    private Rooms() {}

    static Dispatch dispatch(Wiring wiring, Edition edition) {
        Ledger ledger = new Ledger(wiring.client(), wiring.table());
        AboutSite about = new AboutSite();
        Clear clear = new Clear(ledger.labels());
        UnitSites sites = new UnitSites(new AccountUnit(ledger, clear, new AccountSite()),
                new DistributorUnit(ledger, clear, new DistributorSite()), new AboutUnit(about));
        Gate gate = new Gate(about.render().stream().map(Page::path).toList());
        return dispatch(wiring, ledger, sites, gate, edition);
    }

    private static Dispatch dispatch(Wiring wiring, Ledger ledger, UnitSites sites, Gate gate, Edition edition) {
        InstantSource clock = wiring.clock();
        Programmes programmes = new Programmes(ledger, clock);
        Lanes lanes = new Lanes(LANES);
        Journal journal = new Journal(System.out, clock);
        Tenants tenants = new Tenants(ledger.units(), ledger.heads(), lanes);
        Publisher publisher = new Publisher(ledger, wiring.bucket(), programmes, sites, gate, tenants, edition, clock);
        EditionWatch watch = new EditionWatch(ledger, tenants, publisher, edition, lanes, journal, clock);
        Ownership ownership = new Ownership(ledger);
        Orphans orphans = new Orphans(wiring.bucket(), tenants, ownership, ledger.editions(), clock);
        DirectRequests direct = new DirectRequests(publisher,
                new Verifier(ledger, wiring.bucket(), programmes, sites), tenants, ownership,
                new Repairing(ledger.heads(), orphans, lanes, clock),
                new Statuses(ledger, tenants, watch, edition), ledger.heads(), lanes, journal, clock);
        return new Dispatch(publisher, new Levels(ledger.heads(), clock), tenants, watch, direct, lanes, journal);
    }
}

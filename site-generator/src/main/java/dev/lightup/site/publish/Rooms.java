package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.site.Wiring;
import dev.lightup.site.page.AboutSite;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.DistributorSite;
import dev.lightup.site.page.Page;

/// Puts the publisher's parts together.
final class Rooms {
    private static final int LANES = 8;

    private Rooms() {}

    static Dispatch dispatch(Wiring wiring) {
        Ledger ledger = new Ledger(wiring.client(), wiring.table());
        AboutSite about = new AboutSite();
        Clear clear = new Clear(ledger.labels());
        UnitSites sites = new UnitSites(new AccountUnit(ledger, clear, new AccountSite()),
                new DistributorUnit(ledger, clear, new DistributorSite()), new AboutUnit(about));
        Gate gate = new Gate(about.render().stream().map(Page::path).toList());
        return dispatch(wiring, ledger, sites, gate, LANES);
    }

    /// @param lanes how many units at a time
    static Dispatch dispatch(Wiring wiring, Ledger ledger, UnitSites sites, Gate gate, int lanes) {
        Programmes programmes = new Programmes(ledger.subjects());
        Lanes side = new Lanes(lanes);
        Tenants tenants = new Tenants(ledger.units(), ledger.heads(), side);
        Publisher publisher = new Publisher(ledger, wiring.bucket(), programmes, sites, gate, tenants, wiring.clock());
        return new Dispatch(publisher, new Verifier(ledger, wiring.bucket(), programmes, sites),
                new Levels(ledger.heads(), wiring.clock()), tenants, ledger.heads(), side,
                new Journal(System.out, wiring.clock()), wiring.clock());
    }
}

package dev.lightup.site.publish;

import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.PublishWiring;
import dev.lightup.site.gate.Gate;
import dev.lightup.site.leaving.SiteArchive;
import dev.lightup.site.leaving.SiteErasure;
import dev.lightup.site.page.AboutSite;
import dev.lightup.site.page.AccountSite;
import dev.lightup.site.page.DistributorSite;
import dev.lightup.site.page.Page;
import dev.lightup.site.page.PartnerSite;
import dev.lightup.site.unit.AboutUnit;
import dev.lightup.site.unit.AccountUnit;
import dev.lightup.site.unit.DistributorUnit;
import dev.lightup.site.unit.GroupUnit;
import dev.lightup.site.unit.KnownUnits;
import dev.lightup.site.unit.LabelResolver;
import dev.lightup.site.unit.PartnerUnit;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitSite;
import dev.lightup.site.unit.UnitSites;
import java.time.InstantSource;
import java.util.Optional;

/// Puts the publisher's parts together.
final class PublisherFactory {
    private static final int LANES = 8;

    private PublisherFactory() {}

    static PublishDispatch dispatch(PublishWiring wiring, PageEdition edition) {
        Ledger ledger = new Ledger(wiring.client(), wiring.table());
        AboutSite about = new AboutSite();
        LabelResolver clear = new LabelResolver(ledger.labels());
        ReasonCodes codes = wiring.codes();
        UnitSites sites = new UnitSites(kind -> pages(kind, ledger, clear, about, codes, wiring.inOneRun()));
        Gate gate = new Gate(about.render().stream().map(Page::path).toList());
        return dispatch(wiring, ledger, sites, gate, edition);
    }

    /// Who makes the pages of each kind of unit.
    private static Optional<UnitSite> pages(
            UnitKind kind,
            Ledger ledger,
            LabelResolver clear,
            AboutSite about,
            ReasonCodes codes,
            int inOneRun) {
        return switch (kind) {
            case ACCOUNT -> Optional.of(new AccountUnit(ledger, clear, new AccountSite(), codes, inOneRun));
            case GROUP -> Optional.of(new GroupUnit(ledger, clear, new AccountSite(), codes));
            case DISTRIBUTOR -> Optional.of(new DistributorUnit(ledger, clear, new DistributorSite(), codes));
            case ABOUT -> Optional.of(new AboutUnit(about));
            case PARTNER -> Optional.of(new PartnerUnit(ledger, new PartnerSite(), codes));
            case UNPLACED, OPERATOR, LISTED, OTHER -> Optional.empty();
        };
    }

    private static PublishDispatch dispatch(
            PublishWiring wiring,
            Ledger ledger,
            UnitSites sites,
            Gate gate,
            PageEdition edition) {
        InstantSource clock = wiring.clock();
        ProgrammeSource programmes = new ProgrammeSource(ledger, clock);
        BoundedParallelism lanes = new BoundedParallelism(LANES);
        PublishLog journal = new PublishLog(System.out, clock, wiring.metrics());
        TenantUnits tenants = new TenantUnits(ledger.units(), ledger.heads(), lanes);
        Publisher publisher = new Publisher(ledger, wiring.bucket(), programmes, sites, gate, tenants, edition,
                new BoundedParallelism(wiring.bucket().sideBySide()), clock);
        EditionWatch watch = new EditionWatch(ledger, tenants, publisher, edition, lanes, journal, clock);
        KnownUnits ownership = new KnownUnits(ledger);
        OrphanFolders orphans = new OrphanFolders(wiring.bucket(), tenants, ownership, ledger.editions(), clock);
        DirectRequests direct = new DirectRequests(publisher,
                new PageVerifier(ledger, wiring.bucket(), programmes, sites,
                        new UnitBrake(ledger, wiring.bucket(), lanes, clock)),
                tenants, ownership,
                new UnitRepair(ledger.heads(), orphans, lanes, clock),
                new UnitStatuses(ledger, tenants, watch, edition), ledger.heads(),
                new LaneWork(publisher, ledger, lanes, clock), lanes, journal, clock);
        return new PublishDispatch(publisher, ledger.heads(), tenants, watch, direct, wiring.elsewhere(), lanes,
                journal,
                clock);
    }

    static SiteArchive archive(PublishWiring wiring) {
        Ledger ledger = new Ledger(wiring.client(), wiring.table());
        return new SiteArchive(ledger,
                new TenantUnits(ledger.units(), ledger.heads(), new BoundedParallelism(LANES))::units,
                wiring.bucket(), new BoundedParallelism(wiring.bucket().sideBySide()));
    }

    static SiteErasure erasure(PublishWiring wiring) {
        return new SiteErasure(new Ledger(wiring.client(), wiring.table()).closings(), wiring.bucket());
    }
}

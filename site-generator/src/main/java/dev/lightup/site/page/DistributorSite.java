package dev.lightup.site.page;

import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.distributor.DistributorTables;
import dev.lightup.site.distributor.DistributorTwin;
import dev.lightup.site.distributor.DistributorView;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.util.List;

/// The pages of a distributor: its portfolio and the health of its own feed. Thread-safe.
public final class DistributorSite {
    private final PageTemplates templates = new PageTemplates(PageKind.DISTRIBUTOR);
    private final PageFrame.Assets assets = new SharedAssets().links();

    /// All objects of the distributor's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the distributor's opaque id
    public List<Page> render(DistributorReading reading, NameResolver names) {
        var unit = new UnitPages(UnitKind.DISTRIBUTOR.folder(names.distributor(), ""), templates);
        unit.page("", PageKind.DISTRIBUTOR, DistributorView.of(reading, names, assets),
                DistributorTwin.of(reading, names, unit.name()));
        unit.tables(DistributorTables.of(reading, names));
        return unit.done(release -> UnitSummaryTwin.of(reading, names, unit.name(), release));
    }
}

package dev.lightup.site.page;

import dev.lightup.domain.reading.DistributorReading;
import dev.lightup.site.view.DistributorTables;
import dev.lightup.site.view.DistributorTwin;
import dev.lightup.site.view.DistributorView;
import dev.lightup.site.view.Frame;
import dev.lightup.site.view.Summary;
import java.util.List;

/// The pages of a distributor: its portfolio and the health of its own feed. Thread-safe.
public final class DistributorSite {
    private final Templates templates = new Templates();
    private final Frame.Assets assets = new Assets().links();

    /// All objects of the distributor's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the distributor's opaque id
    public List<Page> render(DistributorReading reading, Names names) {
        var unit = new Unit("d/" + names.distributor() + "/", templates);
        unit.page("", "distributor", DistributorView.of(reading, names, assets),
                DistributorTwin.of(reading, names, unit.name()));
        unit.tables(DistributorTables.of(reading, names));
        return unit.done(release -> Summary.of(reading, names, unit.name(), release));
    }
}

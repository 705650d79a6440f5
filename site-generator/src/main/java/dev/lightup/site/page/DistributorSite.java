package dev.lightup.site.page;

import dev.lightup.domain.reading.DistributorReading;
import java.util.List;

/// The pages of a distributor: its portfolio and the health of its own feed. Thread-safe.
public final class DistributorSite {
    /// All objects of the distributor's unit, `summary.json` last, sorted by path otherwise.
    ///
    /// @throws IllegalStateException when `names` does not hold the distributor's opaque id
    public List<Page> render(DistributorReading reading, Names names) {
        String root = "d/" + names.distributor() + "/";
        return List.of(Page.of(root + "summary.json", Page.JSON, reading.tenant()));
    }
}

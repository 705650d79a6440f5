package dev.lightup.site.page;

import java.util.List;

/// The public pages that all units share: the stylesheet, the definitions of the metrics, the JSON Schemas. Thread-safe.
public final class AboutSite {
    /// All objects of the unit `operator|about`. Without state: they change with the code only.
    public List<Page> render() {
        return List.of();
    }
}

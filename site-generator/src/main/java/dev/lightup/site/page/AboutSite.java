package dev.lightup.site.page;

import dev.lightup.site.view.MetricsTwin;
import dev.lightup.site.view.MetricsView;
import java.util.List;

/// The public pages that all units share: the stylesheet, the definitions of the metrics, the JSON Schemas. Thread-safe.
public final class AboutSite {
    /// The twins' schemas by name; `about/schemas/<name>.json`.
    static final List<String> SCHEMAS = List.of("account", "customers", "customer", "orders", "distributor", "summary",
            "metrics");

    private final Templates templates = new Templates();
    private final Assets assets = new Assets();

    /// All objects of the unit `operator|about`, sorted by path. Without state: they change with the code only.
    public List<Page> render() {
        var unit = new Unit("about/", templates);
        unit.page("metrics/", "metrics", MetricsView.of(SCHEMAS, assets.links()), MetricsTwin.of());
        SCHEMAS.forEach(name -> unit.add(new Page("about/schemas/" + name + ".json", "application/schema+json",
                Assets.resource("/dev/lightup/site/schemas/" + name + ".json"))));
        assets.pages().forEach(unit::add);
        return unit.sorted();
    }
}

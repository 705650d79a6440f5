package dev.lightup.site.page;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.about.MetricsTwin;
import dev.lightup.site.about.MetricsView;
import java.util.List;
import java.util.stream.Stream;

/// The public pages that all units share: the stylesheet, the definitions of the metrics, the JSON Schemas. Thread-safe.
public final class AboutSite {
    /// The twins' schemas by name; `about/schemas/<name>.json`.
    static final List<String> SCHEMAS = Stream
            .concat(Stream.of(PageKind.values()).map(PageKind::word), Stream.of("summary"))
            .toList();

    private static final String FOLDER = "/dev/lightup/site/schemas/";
    private static final String EVENTS = "events/";

    private final PageTemplates templates = new PageTemplates(PageKind.METRICS);
    private final SharedAssets assets = new SharedAssets();

    /// All objects of the unit `operator|about`, sorted by path. Without state: they change with the code only.
    public List<Page> render() {
        List<String> events = events();
        var unit = new UnitPages(UnitKind.ABOUT.folder("", ""), templates);
        unit.page("metrics/", PageKind.METRICS, MetricsView.of(SCHEMAS, events, assets.links()), MetricsTwin.of());
        Stream.concat(SCHEMAS.stream(), events.stream().map(EVENTS::concat))
                .forEach(name -> unit.add(new Page("about/schemas/" + name + ".json", "application/schema+json",
                        SharedAssets.resource(FOLDER + name + ".json"))));
        assets.pages().forEach(unit::add);
        unit.add(SharedAssets.entry());
        return unit.sorted();
    }

    /// The event types that may be sent, each with the schema of its data; `about/schemas/events/<type>.json`.
    private static List<String> events() {
        return Catalogue.all()
                .stream()
                .map(Catalogue.Type::name)
                .filter(name -> AboutSite.class.getResource(FOLDER + EVENTS + name + ".json") != null)
                .toList();
    }
}

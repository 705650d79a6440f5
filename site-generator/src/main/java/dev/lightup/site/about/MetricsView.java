package dev.lightup.site.about;

import dev.lightup.domain.metric.Definition;
import dev.lightup.domain.metric.Metric;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.PageFrame;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What every number means.
///
/// @param schemas the ways to the JSON Schemas of pages
/// @param events the ways to those of events
public record MetricsView(PageFrame frame, List<Row> rows, List<TextLink> schemas, List<TextLink> events) {
    /// A number's definition.
    public record Row(
            String id,
            String title,
            String formula,
            Optional<Share> share,
            String source,
            String lag,
            String caveat,
            Version version) {}

    /// Which meaning of the number this is, and from which day on.
    public record Version(String number, DisplayTime since) {}

    /// What is counted of what.
    public record Share(String part, String whole) {}

    /// The page, with the schemas of that name.
    ///
    /// @param events the event types that have a schema
    public static MetricsView of(List<String> schemas, List<String> events, PageFrame.Assets assets) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ABOUT, 1);
        var frame = new PageFrame("What the numbers mean · Lightup", assets.from(place),
                new PageFrame.Bar("About", new TextLink("./", "Definitions"), Optional.empty(), List.of(),
                        "The same for every partner and distributor", Optional.empty()),
                Optional.empty());
        return new MetricsView(frame, Stream.of(Metric.values()).map(Metric::definition).map(MetricsView::row).toList(),
                schemas.stream().map(s -> new TextLink(place.schema(s), s)).toList(),
                events.stream().map(e -> new TextLink(place.schema("events/" + e), e)).toList());
    }

    private static Row row(Definition d) {
        DisplayDays days = new DisplayDays("Etc/UTC", Optional.empty());
        return new Row(d.id(), d.title(), EnglishText.sentence(d.formula()),
                d.numerator().flatMap(n -> d.denominator().map(w -> new Share(n, w))), EnglishText.sentence(d.source()),
                EnglishText.sentence(d.lag()),
                d.caveat(), new Version(Integer.toString(d.version()), days.day(d.changedOn())));
    }
}

package dev.lightup.site.about;

import dev.lightup.domain.metric.Definition;
import dev.lightup.domain.metric.Metric;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;
import java.util.stream.Stream;

/// The definitions as JSON.
public record MetricsTwin(String $schema, List<Definition> metrics) {
    /// All of them.
    public static MetricsTwin of() {
        return new MetricsTwin(RelativeLinks.of(UnitKind.ABOUT, 1).schema("metrics"),
                Stream.of(Metric.values()).map(Metric::definition).toList());
    }
}

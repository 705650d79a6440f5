package dev.lightup.site.words;

import dev.lightup.domain.metric.Metric;

/// Where a page lies, so that its links are relative: they hold under any prefix, and stay short.
///
/// @param home the way to the unit's home (`""`, `"../"`)
/// @param root the way to the site's root (`"../../../../"`)
public record RelativeLinks(String home, String root) {
    /// A page of an account's unit, which lies at `d/{distributor}/a/{account}/`.
    ///
    /// @param below how many folders below the unit's home
    public static RelativeLinks account(int below) {
        return below(below, 4);
    }

    /// A page of a distributor's unit, which lies at `d/{distributor}/`.
    public static RelativeLinks distributor(int below) {
        return below(below, 2);
    }

    /// A page of the unit that all share, at `about/`.
    public static RelativeLinks about(int below) {
        return below(below, 1);
    }

    private static RelativeLinks below(int below, int unit) {
        return new RelativeLinks("../".repeat(below), "../".repeat(below + unit));
    }

    /// The way to a metric's definition.
    public String definition(Metric metric) {
        return root + "about/metrics/#" + metric.id();
    }

    /// The way to a JSON Schema.
    public String schema(String name) {
        return root + "about/schemas/" + name + ".json";
    }
}

package dev.lightup.site.words;

import dev.lightup.domain.metric.Metric;
import dev.lightup.ledger.key.UnitKind;

/// Where a page lies, so that its links are relative: they hold under any prefix, and stay short.
///
/// @param home the way to the unit's home (`""`, `"../"`)
/// @param root the way to the site's root (`"../../../../"`)
public record RelativeLinks(String home, String root) {
    /// A page of a unit of that kind.
    ///
    /// @param below how many folders below the unit's home
    public static RelativeLinks of(UnitKind kind, int below) {
        return new RelativeLinks("../".repeat(below), "../".repeat(below + kind.depth()));
    }

    /// The way to a metric's definition.
    public String definition(Metric metric) {
        return root + "about/metrics/#" + metric.id();
    }

    /// The way to where a number is looked for.
    public String find() {
        return root + "enter/find";
    }

    /// The way to where an account is opened.
    public String open() {
        return root + "enter/open";
    }

    /// The way to where it is said who reads an account.
    public String readers() {
        return root + "enter/readers";
    }

    /// The way to where a file is uploaded by hand.
    public String upload() {
        return root + "enter/upload";
    }

    /// The way to a JSON Schema.
    public String schema(String name) {
        return root + "about/schemas/" + name + ".json";
    }
}

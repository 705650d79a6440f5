package dev.lightup.local.folder;

import dev.lightup.local.front.PublishedObjects;
import dev.lightup.senders.http.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What has been published, and at its root a page that leads there. On AWS nobody has a reason to come to the root; here somebody types the
/// address that the stack printed.
public final class RootIndex implements PublishedObjects {
    private static final String INDEX = "index.html";
    private static final String ABOUT = "about/metrics/";

    private final PublishedObjects published;
    private final Supplier<List<String>> tenants;
    private final UnaryOperator<String> home;

    /// @param tenants whose homes it leads to, once they are published; lower-case words
    /// @param home where a tenant's pages begin, ending in a slash
    public RootIndex(PublishedObjects published, Supplier<List<String>> tenants, UnaryOperator<String> home) {
        this.published = published;
        this.tenants = tenants;
        this.home = home;
    }

    @Override
    public Optional<Stored> find(String path) {
        Optional<Stored> there = published.find(path);
        return there.isPresent() || !path.equals(INDEX) ? there : Optional.of(index());
    }

    private Stored index() {
        var links = new StringBuilder();
        for (String tenant : tenants.get()) {
            link(links, home.apply(tenant), tenant);
        }
        String begun = links.isEmpty()
                ? "<p>No distributor has a page yet. Post an event: docs/senders/README.md says how.</p>"
                : "<ul>" + links + "</ul>";
        var about = new StringBuilder();
        link(about, ABOUT, "what the numbers mean");
        return new Stored(ByteString
                .utf8("""
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lightup, on this machine</title></head>
                        <body><main><h1>Lightup, on this machine</h1>%s%s</main></body></html>
                        """
                        .formatted(begun, about.isEmpty() ? "" : "<ul>" + about + "</ul>")),
                Optional.of(
                        "text/html; charset=utf-8"));
    }

    private void link(StringBuilder links, String path, String text) {
        if (published.find(path + INDEX).isPresent()) {
            links.append("<li><a href=\"/").append(path).append("\">").append(text).append("</a></li>");
        }
    }
}

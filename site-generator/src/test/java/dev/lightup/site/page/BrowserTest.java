package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Pages in a real browser, under the policy that the site is served with. Needs Chromium and Node; without them it is skipped
/// where a person works and fails where `CI=true`.
class BrowserTest {
    private static final boolean LONG = Boolean.getBoolean("lightup.long");
    private static final String ORIGIN = "https://site.example/";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String UNIT = "d/n0rdv1kaaaaaaaa2/a/br1ghtwateraaaa2/";
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");

    private static final Set<String> OF_ALL_PARTS = Set.of(UNIT + "index.html", UNIT + "orders/index.html",
            UNIT + "c/cc11aaaaaaaaaaa/index.html", "d/n0rdv1kaaaaaaaa2/index.html",
            "d/n0rdv1kaaaaaaaa2/queue/partner/index.html", "d/n0rdv1kaaaaaaaa2/accounts/renewal/index.html",
            "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/orders/index.html");

    /// What axe looks at: what does not depend on colours is the same in every colour.
    private enum Rules {
        ALL,
        OF_COLOURS,
        /// There the browser chooses the colours: what is left is how wide the page is.
        NONE;

        private List<Rule> broken(com.microsoft.playwright.Page page) {
            // legacy: in this page, not in a second one; there are no frames
            var axe = new AxeBuilder(page).setLegacyMode(true);
            return switch (this) {
                case ALL -> axe.withTags(TAGS).analyze().getViolations();
                case OF_COLOURS ->
                    axe.withRules(List.of("color-contrast", "link-in-text-block")).analyze().getViolations();
                case NONE -> List.of();
            };
        }
    }

    private record Seen(Map<String, Page> site, String path) {}

    @Test
    void pagesAreAccessibleFitAPhoneAndKeepThePolicy() {
        Path chromium = tool("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Path node = tool("/usr/bin/node", "/usr/local/bin/node");
        var options = new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString()));
        try (var playwright = Playwright.create(options);
                Browser browser = playwright.chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            var findings = new ArrayList<String>();
            List<Seen> pages = pages();
            findings.addAll(look(browser, pages, Rules.ALL, "light", 1280, c -> c.setColorScheme(ColorScheme.LIGHT)));
            // colours and widths are the stylesheet's and the parts', which a few pages have between them
            List<Seen> some = LONG
                    ? pages
                    : pages.stream().filter(seen -> OF_ALL_PARTS.contains(seen.path())).toList();
            assertThat(some).hasSizeGreaterThanOrEqualTo(OF_ALL_PARTS.size());
            findings.addAll(look(browser, some, LONG ? Rules.ALL : Rules.OF_COLOURS, "dark", 360,
                    c -> c.setColorScheme(ColorScheme.DARK)));
            findings.addAll(
                    look(browser, some, LONG ? Rules.ALL : Rules.NONE, "forced colours", 320,
                            c -> c.setForcedColors(ForcedColors.ACTIVE)));
            assertThat(findings).isEmpty();
        }
    }

    private static List<Seen> pages() {
        Map<String, Page> full = Rendered.full();
        var hostile = Accounts.hostile();
        Map<String, Page> hurt = Rendered.site(hostile, Accounts.names(hostile));
        var none = Accounts.noData();
        Map<String, Page> large = Rendered.large();
        return List.of(new Seen(full, UNIT + "index.html"), new Seen(full, UNIT + "orders/index.html"),
                new Seen(full, UNIT + "customers/index.html"),
                new Seen(full, UNIT + "c/cc11aaaaaaaaaaa/index.html"),
                new Seen(full, UNIT + "c/cc12aaaaaaaaaaa/index.html"),
                new Seen(full, "about/metrics/index.html"),
                new Seen(Rendered.portfolio(), "d/n0rdv1kaaaaaaaa2/index.html"),
                new Seen(Rendered.partner(), "p/" + HomeFixture.ID + "/index.html"),
                new Seen(large, "d/n0rdv1kaaaaaaaa2/queue/partner/index.html"),
                new Seen(large, "d/n0rdv1kaaaaaaaa2/accounts/renewal/index.html"),
                new Seen(large, "d/n0rdv1kaaaaaaaa2/m/northaaaaaaaaaa2/index.html"),
                new Seen(hurt, "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/index.html"),
                new Seen(hurt, "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/orders/index.html"),
                new Seen(Rendered.site(none, Accounts.names(none)),
                        "d/n0rdv1kaaaaaaaa2/a/otheraaaaaaaaaa2/index.html"));
    }

    private interface Setting {
        Browser.NewContextOptions apply(Browser.NewContextOptions options);
    }

    /// One tab for all pages: a new one each takes a process of the browser each.
    private static List<String> look(
            Browser browser,
            List<Seen> pages,
            Rules rules,
            String how,
            int width,
            Setting setting) {
        var findings = new ArrayList<String>();
        try (BrowserContext context = browser
                .newContext(setting.apply(new Browser.NewContextOptions().setViewportSize(width, 900)))) {
            var page = context.newPage();
            page.onConsoleMessage(m -> findings.add(how + " " + page.url() + ": " + m.text()));
            page.onPageError(e -> findings.add(how + " " + page.url() + ": " + e));
            var shown = new AtomicReference<>(pages.getFirst());
            // one route for all: between two of them a page's last request would go to the network
            page.route("**/*",
                    route -> serve(route, shown.get().site(), findings, how + " " + shown.get().path() + ": "));
            for (Seen seen : pages) {
                String place = how + " " + seen.path() + ": ";
                shown.set(seen);
                page.navigate(ORIGIN + seen.path());
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
                if (wide > width) {
                    findings.add(place + "is " + wide + " wide");
                }
                rules.broken(page)
                        .forEach(v -> v.getNodes()
                                .forEach(n -> findings
                                        .add(place + v.getId() + " " + n.getHtml() + " " + n.getFailureSummary())));
            }
        }
        return findings;
    }

    private static void serve(Route route, Map<String, Page> site, List<String> findings, String place) {
        URI uri = URI.create(route.request().url());
        String path = uri.getPath().substring(1) + (uri.getPath().endsWith("/") ? "index.html" : "");
        Page page = site.get(path);
        if (page == null || !route.request().url().startsWith(ORIGIN)) {
            findings.add(place + "asks for " + uri);
            route.abort();
            return;
        }
        var headers = Map.of("Content-Type", page.contentType(), "Content-Security-Policy", POLICY);
        route.fulfill(new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBodyBytes(page.bytes()));
    }

    private static Path tool(String... places) {
        Optional<Path> found = Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
        if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
            System.err.println(
                    "SKIPPED: pages were not looked at in a browser, none of " + List.of(places) + " is installed");
            Assumptions.abort("not installed: " + List.of(places));
        }
        return found.orElseThrow(() -> new AssertionError("CI needs one of " + List.of(places)));
    }
}

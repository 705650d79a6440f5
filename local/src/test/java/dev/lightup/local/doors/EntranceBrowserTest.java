package dev.lightup.local.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A partner's owner with a phone and no script: in by an invitation, back by renewal, out by revocation, in again by a letter. Needs
/// Chromium and Node; without them it is skipped where a person works and fails where `CI=true`.
@ExtendWith(SharedSite.class)
class EntranceBrowserTest {
    private static final String DANA = "dana@fjordlys.example";
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");

    private final List<String> findings = new ArrayList<>();

    @Test
    void aReaderGetsInAndBackInOnAPhoneWithoutScript(ShutSite site) throws IOException {
        Path chromium = tool("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Path node = tool("/usr/bin/node", "/usr/local/bin/node");
        var options = new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString()));
        try (var playwright = Playwright.create(options);
                Browser browser = playwright.chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            try (BrowserContext phone = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844)
                    .setJavaScriptEnabled(false))) {
                journey(site, watched(phone.newPage()));
            }
            firstDay(site, browser);
            together(site, browser);
            look(site, browser, "light", 390, ColorScheme.LIGHT);
            look(site, browser, "dark", 320, ColorScheme.DARK);
            // the rest is the stylesheet's, which the site's own pages are looked at with
            if (Boolean.getBoolean("lightup.long")) {
                look(site, browser, "wide", 1280, ColorScheme.LIGHT);
            }
        } finally {
            site.ahead.set(Duration.ZERO);
        }
        assertThat(findings).isEmpty();
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            // what a status of 403 or 410 says in the console is no fault of the page
            if (!message.text().startsWith("Failed to load resource")) {
                findings.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    private void journey(ShutSite site, Page page) throws IOException {
        String account = site.url() + site.path("nordvik", "NV-1");
        String customers = account + "customers/";
        String invitation = site.invite("nordvik/NV-1", DANA);

        page.navigate(invitation);
        assertThat(page.locator("h1").textContent()).isEqualTo("An invitation to read a private page.");
        page.locator("button").click();
        readsAt(page, account);
        page.navigate(customers);
        readsAt(page, customers);
        finds(site, page, account);
        page.navigate(customers);

        // the cookies end while the page lies open
        site.ahead.set(Duration.ofMinutes(61));
        page.reload();
        readsAt(page, customers);
        // a link of the page leads on, and so does an address that is typed
        site.ahead.set(Duration.ofMinutes(122));
        page.locator("nav.crumbs p a").first().click();
        readsAt(page, account);
        site.ahead.set(Duration.ofMinutes(183));
        // an hour went by for the site and a second for the browser, which remembers for twenty that it came back to this page
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("lightup-renewed"));
        page.navigate(account);
        readsAt(page, account);

        assertThat(site.said("readers", "nordvik/NV-1")
                .path("readers")
                .valueStream()
                .filter(reader -> reader.path("address").asText().equals(DANA))
                .map(reader -> reader.at("/sessions/0/device").asText())).singleElement().asString().contains("Chrome");
        site.said("readers", "revoke", "nordvik/NV-1", "--reader", DANA);
        site.ahead.set(Duration.ofMinutes(244));
        page.reload();
        page.waitForURL(site.url() + "/enter/renew");
        assertThat(page.locator("body").textContent()).doesNotContain("NV-1 at nordvik");
        page.navigate(site.url() + "/enter");
        assertThat(page.locator("h1").textContent()).contains("opens nothing any more");

        site.invite("nordvik/NV-1", DANA);
        page.locator("#mail").fill(DANA);
        page.locator("form[action='/enter'] button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Look into your mail.");
        page.navigate(site.mailed(DANA));
        page.locator("button").click();
        readsAt(page, account);
        page.navigate(site.url() + "/enter");
        page.locator("form[action='/enter/leave'] button").click();
        page.navigate(account);
        page.waitForURL(site.url() + "/enter/renew");
        assertThat(page.locator("#mail").isVisible()).isTrue();
    }

    /// By the number of an order, typed as somebody types it while on the phone, to its row; by another's to nothing.
    private static void finds(ShutSite site, Page page, String account) {
        page.locator("#q").fill(" " + ShutSite.order("NV-1").toLowerCase(Locale.ROOT));
        page.locator("form.find button").click();
        page.waitForURL(Pattern.compile(Pattern.quote(account) + "c/[a-z2-7]{16}/#o-[A-Za-z0-9_-]{20}"));
        assertThat(page.locator("tr:target").textContent()).contains(ShutSite.order("NV-1"));
        assertThat(page.locator("tr:target").boundingBox().y).isBetween(0.0, 800.0);
        page.locator("#q").fill(ShutSite.order("NV-2"));
        page.locator("form.find button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Nothing of that number is here.");
        assertThat(page.url()).isEqualTo(site.url() + "/enter/find");
    }

    /// Waits until the account's page is there: what leads to it has the same address.
    private static void readsAt(Page page, String url) {
        page.getByText("Read by NV-1 and nordvik").waitFor();
        assertThat(page.url()).isEqualTo(url);
    }

    /// The first day of a distributor: set up by commands, a file by a channel manager without an engineer, looked at, published and found; its
    /// account shut to the partner who is invited already, then opened from its page.
    private void firstDay(ShutSite site, Browser browser) throws IOException {
        site.said("tenant", "add", "solis");
        // without a column map: nobody there writes one
        site.said("endpoint", "add", "solis", "--format", "export", "--source", "/solis/files", "--handout",
                site.file("handout.md", "").resolveSibling("solis.md").toString());
        try (BrowserContext desk = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
                BrowserContext phone = browser.newContext(
                        new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
                BrowserContext seeing = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844)
                        .setColorScheme(ColorScheme.DARK))) {
            Page page = watched(desk.newPage());
            page.navigate(site.invite("solis", "kim@solis.example"));
            page.locator("button").click();
            page.navigate(site.url() + "/enter/upload");
            page.locator("input[type='file']").setInputFiles(site.file("seats.csv", """
                    Stichtag;Partnernummer;Kundennummer;Kundenname;Artikelnummer;Lizenzen;Menge;Aktive Nutzer
                    11.03.2026;S-1;K-hand;Handwerk;AWP;45;40;31
                    11.03.2026;S-1;K-torn;Torn;AWP;many;9;8
                    """));
            page.locator("form button").click();
            assertThat(page.locator("h1").textContent())
                    .isEqualTo("Nothing is published yet. One thing is to be said of its columns.");
            String columns = page.content();
            page.locator("#is-sold").selectOption("5");
            page.locator("form button").click();
            assertThat(page.locator("h1").textContent()).isEqualTo(
                    "Nothing is published yet. This file would add 1 seat count, at 1 account.");
            assertThat(page.locator("main").textContent()).contains("Line 3: ", "S-1");
            // the same page where axe and colours can be looked at
            String looked = page.content();
            page.getByText("Publish 1 row").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Published.");
            assertThat(page.locator(".lede").textContent())
                    .contains("The feed has the column map seats 1 from now on.");
            site.settle();

            String account = site.url() + site.path("solis", "S-1");
            Page partner = watched(phone.newPage());
            partner.navigate(site.invite("solis/S-1", "lena@s-1.example"));
            partner.locator("button").click();
            assertThat(partner.locator("main").textContent()).contains("not opened yet");
            partner.navigate(account);
            partner.waitForURL(site.url() + "/enter/renew");
            assertThat(partner.locator("h1").textContent()).contains("is not opened yet");

            page.locator("a.go").click();
            page.locator("#q").fill("K-hand");
            page.locator("form.find button").click();
            assertThat(page.locator("h1").textContent()).contains("31 of 45");
            page.navigate(account);
            page.getByText("Read by solis alone").waitFor();
            page.locator(".notice a").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Open account S-1 to its partner?");
            String asked = page.content();
            page.locator("form[action='/enter/open'] button").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Account S-1 is opened.");
            site.settle();
            page.locator("a.go").click();
            page.getByText("Read by S-1 and solis").waitFor();

            partner.navigate(account);
            partner.getByText("Read by S-1 and solis").waitFor();
            assertThat(partner.url()).isEqualTo(account);

            Page seen = watched(seeing.newPage());
            seen.navigate(site.invite("solis", "kim@solis.example"));
            seen.locator("button").click();
            seen.navigate(site.url() + "/enter/upload");
            shown(seen, "dark", 390, "upload");
            seen.navigate(site.url() + "/enter/invite");
            seen.locator("textarea").fill("kim@partner.example;S-1\nlee@partner.example\tS-1\nnobody;S-1");
            shown(seen, "dark", 390, "invite");
            seen.locator("form[action='/enter/invite'] button").click();
            assertThat(seen.locator("h1").textContent())
                    .isEqualTo("Nobody is invited yet. This list would invite 2 readers.");
            shown(seen, "dark", 390, "invite-looked");
            seen.locator("form[action='/enter/invite'] button").click();
            assertThat(seen.locator("h1").textContent()).isEqualTo("2 readers are invited.");
            assertThat(seen.locator("code").count()).isEqualTo(2);
            shown(seen, "dark", 390, "invite-done");
            seen.navigate(site.url() + "/enter/open");
            shown(seen, "dark", 390, "open-list");
            seen.locator("textarea").fill("S-1\nS-2\nS-3");
            seen.locator("button").first().click();
            assertThat(seen.locator("h1").textContent())
                    .isEqualTo("Nothing is opened yet. There is nothing here to open.");
            seen.navigate(account);
            seen.evaluate("location.href = '/enter/open'");
            seen.getByText("Opened by kim@solis.example").waitFor();
            shown(seen, "dark", 390, "open-since");
            seen.getByText("Shut it again").last().click();
            assertThat(seen.locator("h1").textContent()).isEqualTo("Account S-1 is shut again.");
            shown(seen, "dark", 390, "open-shut");
            site.settle();
            seen.navigate(site.url() + "/enter/open");
            seen.getByText("Look at all that are shut").click();
            assertThat(seen.locator("h1").textContent())
                    .isEqualTo("Nothing is opened yet. This would open 1 account.");
            shown(seen, "dark", 390, "open-looked");
            seen.locator("form button").first().click();
            assertThat(seen.locator("h1").textContent()).isEqualTo("1 account is opened.");
            shown(seen, "dark", 390, "open-done");
            site.settle();
            seen.navigate(account);
            seen.locator("footer a[href$='/enter/readers']").click();
            assertThat(seen.locator("h1").textContent()).isEqualTo("Account S-1: 1 reader is in.");
            shown(seen, "dark", 390, "readers");
            String read = seen.content();
            seen.locator("button").first().click();
            assertThat(seen.locator("h1").textContent()).contains("take it back from lena@s-1.example?");
            shown(seen, "dark", 390, "readers-sure");
            seen.locator("form button").first().click();
            assertThat(seen.locator("h1").textContent()).contains("is taken back from lena@s-1.example.");
            shown(seen, "dark", 390, "readers-done");
            seen.locator("form button").first().click();
            assertThat(seen.locator("h1").textContent()).isEqualTo("Account S-1: nobody who was invited is in.");
            seen.navigate(site.url() + "/enter/readers");
            shown(seen, "dark", 390, "readers-choose");
            seen.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            seen.setContent(read.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "light", 390, "readers");
            seen.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            seen.setContent(looked.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "dark", 390, "upload-looked");
            seen.evaluate("document.querySelector('details').open = true");
            shown(seen, "dark", 390, "upload-otherwise");
            seen.setContent(columns.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "dark", 390, "upload-columns");
            seen.setContent(asked.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "dark", 390, "open");
        }
    }

    /// A partner's owner who buys from two distributors: one page over both, by two buttons, and none again by a third.
    private void together(ShutSite site, Browser browser) throws IOException {
        String mo = "mo@s-1.example";
        try (BrowserContext phone = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));
                BrowserContext seeing = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844)
                        .setColorScheme(ColorScheme.DARK))) {
            Page page = watched(phone.newPage());
            for (String unit : List.of("nordvik/NV-4", "solis/S-1")) {
                page.navigate(site.invite(unit, mo));
                page.locator("button").click();
            }
            page.navigate(site.url() + "/enter");
            page.locator("a[href='/enter/together']").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Accounts of one partner, on one page.");
            assertThat(page.locator("main").textContent()).contains(mo, "Pages of nordvik/NV-4", "Pages of solis/S-1");
            // what a distributor put here is chosen by whoever knows whose it is
            page.locator("input[type=checkbox]").all().forEach(Locator::check);
            String asked = page.content();
            page.getByText("Show these together").last().click();
            assertThat(page.url()).contains("/enter/soon");
            site.settle();
            page.navigate(site.url() + "/enter");
            page.locator("a[href^='/p/']").click();
            page.waitForURL(Pattern.compile(Pattern.quote(site.url()) + "/p/[a-z2-7]{16}/"));
            assertThat(page.locator("main").textContent()).contains("nordvik", "solis").doesNotContain("Handwerk");
            page.navigate(site.url() + "/enter/together");
            String shown = page.content();
            page.getByText("Show these apart").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("The accounts are shown apart again.");
            Page seen = watched(seeing.newPage());
            // on the site, whose stylesheet the pages ask for
            seen.navigate(site.url() + "/enter");
            seen.setContent(asked.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "dark", 390, "together");
            seen.setContent(shown.replace("/about/entry.css", site.url() + "/about/entry.css"));
            shown(seen, "dark", 390, "together-shown");
        }
    }

    /// Every page of Enter, by eye and by axe.
    private void look(ShutSite site, Browser browser, String how, int width, ColorScheme scheme) throws IOException {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 844).setColorScheme(scheme))) {
            Page page = watched(context.newPage());
            page.navigate(site.url() + "/enter");
            shown(page, how, width, "sign-in");
            page.navigate(site.invite("nordvik/NV-1", DANA));
            shown(page, how, width, "invitation");
            if (scheme == ColorScheme.DARK && !Boolean.getBoolean("lightup.long")) {
                // the rest has no colour of its own
                return;
            }
            page.locator("button").click();
            page.locator("#q").fill(ShutSite.order("NV-1"));
            page.locator("form.find button").click();
            shown(page, how, width, "found");
            page.navigate(site.url() + "/enter");
            shown(page, how, width, "pages");
            page.navigate(site.url() + site.path("meridian"));
            page.waitForURL(site.url() + "/enter/renew");
            shown(page, how, width, "not-for-this");
            page.navigate(site.url() + "/enter/find");
            page.locator("#q").fill("SO-0");
            page.locator("form[role='search'] button").click();
            shown(page, how, width, "nothing-found");
            page.navigate(site.url() + "/enter/missing");
            shown(page, how, width, "missing");
            page.navigate(site.url() + "/enter/link/" + "A".repeat(43));
            shown(page, how, width, "spent");
            page.locator("#mail").fill("nobody@fjordlys.example");
            page.locator("form[action='/enter'] button").click();
            shown(page, how, width, "asked");
        }
    }

    private void shown(Page page, String how, int width, String name) throws IOException {
        // a form's answer is looked at with its stylesheet
        page.waitForLoadState();
        String place = how + " " + name + ": ";
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > width) {
            findings.add(place + "is " + wide + " wide");
        }
        new AxeBuilder(page).setLegacyMode(true)
                .withTags(TAGS)
                .analyze()
                .getViolations()
                .forEach(violation -> violation.getNodes()
                        .forEach(node -> findings.add(place + violation.getId() + " " + node.getHtml())));
        String screens = System.getProperty("lightup.screens", "");
        if (!screens.isEmpty()) {
            Files.createDirectories(Path.of(screens));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(screens, how + "-" + name + ".png"))
                    .setFullPage(true));
        }
    }

    private static Path tool(String... places) {
        Optional<Path> found = Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
        if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
            System.err.println("SKIPPED: the entry was not looked at in a browser, none of " + List.of(places)
                    + " is installed");
            Assumptions.abort("not installed: " + List.of(places));
        }
        return found.orElseThrow(() -> new AssertionError("CI needs one of " + List.of(places)));
    }
}

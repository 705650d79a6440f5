package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInAnswer.OpeningStanding;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.ReaderGrant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said to whoever opens many accounts: which would be opened, before the button; then which are.
final class OpeningListPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final EntryMarkup PATH = new EntryMarkup(OpeningPages.PATH);
    private static final EntryMarkup NONE = new EntryMarkup("");
    private static final Set<OpeningStanding> WOULD = Set.of(OpeningStanding.SHUT, OpeningStanding.LEFT);

    private OpeningListPages() {}

    /// No page says which account: one is opened from its own, many from here.
    ///
    /// @param portfolios what there is to choose from, by tenant
    static EntryMarkup form(List<ReaderGrant> own, Map<String, List<HandInAnswer.ListedPortfolio>> portfolios) {
        return EntryFrame.page("Open accounts", EntryMarkup.of(
                """
                        <h1>Open an account from its own page, or many from here.</h1>
                        <p class="lede">An account that is not opened says so on top, with the way to here. Many are opened by a list, a line an account, or by a portfolio, at most %s at once; the next page says what would be opened, and nothing is before its button is pressed.</p>
                        %s""",
                number(OpeningList.MOST), EntryMarkup.all(own.stream()
                        .map(grant -> desk(grant, portfolios.getOrDefault(grant.unit().tenant(), List.of())))
                        .toList())));
    }

    private static EntryMarkup desk(ReaderGrant grant, List<HandInAnswer.ListedPortfolio> portfolios) {
        EntryMarkup tenant = EntryMarkup.text(grant.unit().tenant());
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="for-%s"><h2 id="for-%s">For <a href="%s#accounts"><bdi>%s</bdi></a></h2>
                        <form method="post" action="%s" enctype="multipart/form-data"><input type="hidden" name="for" value="%s"><label for="list-%s">Numbers of accounts, such as <bdi>4711</bdi></label><textarea id="list-%s" name="list" rows="6" maxlength="%s" autocomplete="off" spellcheck="false" required></textarea><button>Look at these</button></form>%s
                        <form method="post" action="%s" enctype="multipart/form-data"><input type="hidden" name="for" value="%s"><input type="hidden" name="all" value="1"><button class="quiet">Look at all that are shut</button></form></section>
                        """,
                tenant, tenant, EntryMarkup.text(grant.page().path()), EntryMarkup.text(grant.page().title()), PATH,
                tenant, tenant, tenant, number(OpeningList.LONGEST),
                portfolios.isEmpty() ? NONE : choice(tenant, portfolios), PATH, tenant);
    }

    private static EntryMarkup choice(EntryMarkup tenant, List<HandInAnswer.ListedPortfolio> portfolios) {
        return EntryMarkup.of(
                """

                        <form method="post" action="%s" enctype="multipart/form-data"><input type="hidden" name="for" value="%s"><label for="portfolio-%s">A portfolio</label><select id="portfolio-%s" name="portfolio">%s</select><button>Look at its accounts</button></form>""",
                PATH, tenant, tenant, tenant, EntryMarkup.all(portfolios.stream()
                        .map(one -> EntryMarkup.of("<option value=\"%s\">%s, %s listed</option>",
                                EntryMarkup.text(one.portfolio()), EntryMarkup.text(one.name()),
                                EntryMarkup.text(accounts(one.count()))))
                        .toList()));
    }

    /// What the button would do.
    static EntryMarkup looked(HandInAnswer.Openings openings, ReaderGrant by) {
        List<HandInAnswer.OpeningLine> would = of(openings, WOULD);
        return EntryFrame.page("Nothing is opened yet", EntryMarkup.of("""
                <h1>Nothing is opened yet. %s</h1>
                %s%s%s%s%s%s%s""", EntryMarkup.text(would.isEmpty()
                ? "There is nothing here to open."
                : "This would open " + accounts(would.size()) + "."),
                openings.more() == 0
                        ? NONE
                        : EntryMarkup.of(
                                "<p class=\"lede\">These are the first of those that are shut; %s more come after them, by another look.</p>\n",
                                number(openings.more())),
                section("would", "Would be opened", of(openings, Set.of(OpeningStanding.SHUT))),
                section("left", "Would be opened again, though their partner left", of(openings,
                        Set.of(OpeningStanding.LEFT))),
                rest(openings), would.isEmpty() ? NONE : OpeningPages.SHOWN,
                openings.pass().map(pass -> button(would, pass, by)).orElse(NONE), another()));
    }

    private static EntryMarkup button(List<HandInAnswer.OpeningLine> would, String pass, ReaderGrant by) {
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="go"><h2 id="go">Open %s</h2>
                        <p>Whoever is invited to one reads it from then on. What has waited until now is counted with its true age, and marked as from before. Nobody is told by mail. Each is shut again from its own page; what was read was read.</p>
                        %s</section>
                        """,
                EntryMarkup.text(would.size() == 1 ? "it" : "them"),
                form(would, pass, by, "Open " + accounts(would.size())));
    }

    private static EntryMarkup form(
            List<HandInAnswer.OpeningLine> lines,
            String pass,
            ReaderGrant by,
            String what) {
        return EntryMarkup.of(
                """
                        <form method="post" action="%s" enctype="multipart/form-data">%s%s%s<button>%s</button></form>
                        """,
                PATH, hidden("for", by.unit().tenant()), hidden("pass", pass),
                hidden("list",
                        lines.stream().map(HandInAnswer.OpeningLine::account).collect(Collectors.joining("\n"))),
                EntryMarkup.text(what));
    }

    /// What became of each.
    static EntryMarkup done(HandInAnswer.Openings openings, ReaderGrant by) {
        List<HandInAnswer.OpeningLine> opened = of(openings, Set.of(OpeningStanding.OPENED));
        List<HandInAnswer.OpeningLine> waiting = of(openings, Set.of(OpeningStanding.WAITING));
        return EntryFrame.page("Opened", EntryMarkup.of("""
                <h1>%s%s</h1>
                %s%s%s%s%s%s""", EntryMarkup.text(opened.isEmpty()
                ? "Nothing was opened."
                : accounts(opened.size()) + (opened.size() == 1 ? " is" : " are") + " opened."),
                EntryMarkup.text(waiting.isEmpty() ? "" : " " + accounts(waiting.size()) + " not yet."),
                openings.pass()
                        .map(pass -> EntryMarkup.of(
                                """
                                        <section class="sheet" aria-labelledby="on"><h2 id="on">There was no time for all</h2>
                                        <p>The same again goes on with those that are left.</p>
                                        %s</section>
                                        """,
                                form(openings.lines(), pass, by, "Go on with " + accounts(waiting.size()))))
                        .orElse(NONE),
                opened.isEmpty()
                        ? NONE
                        : new EntryMarkup(
                                "<p class=\"lede\">Their pages say so within a minute; whoever is invited reads them from now on.</p>\n"),
                section("opened", "Opened", opened), section("waiting", "Not yet", waiting), rest(openings),
                another()));
    }

    /// What the button has nothing to do with.
    private static EntryMarkup rest(HandInAnswer.Openings openings) {
        return EntryMarkup.all(List.of(section("open", "Open already, nothing changes", of(openings,
                Set.of(OpeningStanding.OPEN))),
                section("taken", "Opened by this button before and shut again since, stay shut", of(openings,
                        Set.of(OpeningStanding.TAKEN_BACK))),
                section("unknown", "Not here, or nothing was told of them yet", of(openings,
                        Set.of(OpeningStanding.UNKNOWN)))));
    }

    private static List<HandInAnswer.OpeningLine> of(HandInAnswer.Openings openings, Set<OpeningStanding> standings) {
        return openings.lines().stream().filter(line -> standings.contains(line.standing())).toList();
    }

    private static EntryMarkup section(String id, String title, List<HandInAnswer.OpeningLine> lines) {
        return lines.isEmpty()
                ? NONE
                : EntryMarkup.of(
                        "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s: %s</h2>\n<ul class=\"why\">%s</ul></section>\n",
                        new EntryMarkup(id), new EntryMarkup(id), EntryMarkup.text(title), number(lines.size()),
                        EntryMarkup.all(lines.stream().map(OpeningListPages::line).toList()));
    }

    private static EntryMarkup line(HandInAnswer.OpeningLine line) {
        return EntryMarkup.of("<li><bdi>%s</bdi>%s%s</li>\n", EntryMarkup.text(line.account()),
                line.name().map(name -> EntryMarkup.of(" (<bdi>%s</bdi>)", EntryMarkup.text(name))).orElse(NONE),
                EntryMarkup.text(switch (line.standing()) {
                    case OPEN -> line.since().map(at -> ", open since " + DAY.format(at)).orElse("");
                    case LEFT -> line.since().map(at -> ", closed since " + DAY.format(at)).orElse("");
                    case UNKNOWN, SHUT, OPENED, TAKEN_BACK, WAITING -> "";
                }));
    }

    private static EntryMarkup another() {
        return EntryMarkup.of("<p><a class=\"go\" href=\"%s\">Another list</a></p>", PATH);
    }

    private static EntryMarkup hidden(String name, String value) {
        return EntryMarkup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", new EntryMarkup(name),
                EntryMarkup.text(value));
    }

    private static String accounts(long number) {
        return number + (number == 1 ? " account" : " accounts");
    }

    private static EntryMarkup number(long number) {
        return new EntryMarkup(Long.toString(number));
    }

    /// Nothing is opened, and why.
    static EntryMarkup refused(String title, String detail) {
        return EntryFrame.page("Nothing is opened", EntryMarkup.of("""
                <h1>%s</h1>
                <p class="lede">Nothing is opened. %s</p>
                %s""", EntryMarkup.text(title), EntryMarkup.text(detail), another()));
    }
}

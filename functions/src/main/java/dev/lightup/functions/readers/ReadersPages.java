package dev.lightup.functions.readers;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What is said of who reads, and to whoever takes it back. Days are in UTC; nobody's hours are told.
final class ReadersPages {
    /// Where all of them are.
    static final String PATH = "/enter/readers";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final EntryMarkup NONE = new EntryMarkup("");

    private ReadersPages() {}

    /// A distributor of whose own pages somebody is a reader, with its accounts as far as one list shows them, and with those pages' readers.
    record Desk(ReaderGrant grant, HandInAnswer.Accounts accounts, ReaderList readers) {}

    /// An account as it is called.
    record Shown(String account, Optional<String> name, Optional<Instant> opened) {}

    /// Nobody has said which account yet.
    ///
    /// @param accounts those that the session was invited to itself
    static EntryMarkup choose(List<Desk> desks, List<ReaderGrant> accounts) {
        return EntryFrame.page("Who reads", EntryMarkup.of("""
                <h1>Who reads an account.</h1>
                <p class="lede">Who was invited, by whom, since when each reads it and on which day last%s.</p>
                %s%s%s""", new EntryMarkup(desks.isEmpty() ? "" : "; and where it is taken back"),
                EntryMarkup.all(desks.stream().map(ReadersPages::desk).toList()),
                accounts.isEmpty()
                        ? NONE
                        : EntryMarkup.of(
                                "<section class=\"sheet\" aria-labelledby=\"own\"><h2 id=\"own\">Accounts that you were invited to</h2>%s</section>\n",
                                EntryMarkup.all(accounts.stream()
                                        .map(grant -> button(grant.unit(),
                                                EntryMarkup.of("Who reads <bdi>%s</bdi>",
                                                        EntryMarkup.text(grant.page().title()))))
                                        .toList())),
                EntryMarkup.all(desks.stream().map(ReadersPages::own).toList())));
    }

    private static EntryMarkup desk(Desk desk) {
        EntryMarkup tenant = EntryMarkup.text(desk.grant().unit().tenant());
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="for-%s"><h2 id="for-%s">For <bdi>%s</bdi></h2>
                        <form method="post" action="%s"><input type="hidden" name="for" value="%s">%s<button>Who reads it</button></form></section>
                        """,
                tenant, tenant, EntryMarkup.text(desk.grant().page().title()), new EntryMarkup(PATH), tenant,
                desk.accounts().whole() && !desk.accounts().accounts().isEmpty()
                        ? list(desk, tenant)
                        : EntryMarkup.of(
                                "<label for=\"account-%s\">The account’s number</label><input id=\"account-%s\" name=\"account\" autocomplete=\"off\" maxlength=\"200\" required>",
                                tenant, tenant));
    }

    private static EntryMarkup list(Desk desk, EntryMarkup tenant) {
        return EntryMarkup.of(
                "<label for=\"account-%s\">Account</label><select id=\"account-%s\" name=\"account\" required>%s</select>",
                tenant, tenant, EntryMarkup.all(desk.accounts()
                        .accounts()
                        .stream()
                        .map(one -> EntryMarkup.of("<option value=\"%s\">%s</option>",
                                EntryMarkup.text(one.account()),
                                EntryMarkup.text(one.account() + one.name().map(name -> " · " + name).orElse(""))))
                        .toList()));
    }

    /// The readers of a distributor's own pages.
    private static EntryMarkup own(Desk desk) {
        EntryMarkup tenant = EntryMarkup.text(desk.grant().unit().tenant());
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="pages-%s"><h2 id="pages-%s">Who reads <bdi>%s</bdi>’s own pages</h2>
                        <p>These read each account too. The operator alone takes them back, by <code>readers revoke</code>: so nobody locks everybody out by one press.</p>
                        <ul class="readers">%s</ul>%s</section>
                        """,
                tenant, tenant, tenant,
                EntryMarkup.all(desk.readers().rows().stream().map(row -> line(row, NONE)).toList()),
                more(desk.readers()));
    }

    /// The readers of an account, for readers of its distributor's own pages.
    static EntryMarkup account(AskedAccount asked, Shown account, ReaderList readers) {
        return EntryFrame.page("Who reads account " + account.account(),
                EntryMarkup.of(
                        """
                                %s
                                <p class="lede">%s Readers of <bdi>%s</bdi>’s own pages read it too.</p>
                                %s%s%s%s%s<p class="files"><a href="%s">Another account</a> · <a href="/enter/invite">Invite readers</a></p>
                                """,
                        heading(account, readers.of(ReaderRow.Standing.Reads.class).size()),
                        EntryMarkup.text(account.opened()
                                .map(at -> "The account is open since " + DAY.format(at) + ".")
                                .orElse("The account is shut: whoever is invited reads nothing before it is opened.")),
                        EntryMarkup.text(asked.unit().tenant()),
                        section("reads", "They are in", readers.of(ReaderRow.Standing.Reads.class), takeBack(asked)),
                        section("waits", "Invited, and not here yet", readers.of(ReaderRow.Standing.Waits.class),
                                takeBack(asked)),
                        section("out", "No longer, or never", readers.out(), _ -> NONE), more(readers),
                        opening(asked.unit(), account.opened().isPresent()), new EntryMarkup(PATH)));
    }

    /// The way to where it is opened, and shut again.
    private static EntryMarkup opening(Unit unit, boolean isOpen) {
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="opening"><h2 id="opening">%s</h2>
                        <form method="post" action="/enter/open">%s%s<input type="hidden" name="look" value="1"><button class="quiet">%s</button></form></section>
                        """,
                new EntryMarkup(isOpen ? "Open to its partner" : "Shut to its partner"), hidden("for", unit.tenant()),
                hidden("unit", unit.id()), new EntryMarkup(isOpen ? "Who opened it, and shut it again" : "Open it"));
    }

    /// The same for its own readers: nothing is taken back.
    static EntryMarkup amongThemselves(AskedAccount asked, Shown account, ReaderList readers) {
        return EntryFrame.page("Who reads account " + account.account(),
                EntryMarkup.of(
                        """
                                %s
                                <p class="lede">Who works at its distributor reads it too. Who is in is for the distributor to say: it invites, and takes back.</p>
                                %s%s<p><a class="go" href="%s">To the account</a></p>
                                """,
                        heading(account, readers.rows().size()),
                        section("reads", "They are in", readers.rows(), _ -> NONE), more(readers),
                        EntryMarkup.text(asked.by().page().path())));
    }

    private static EntryMarkup heading(Shown account, int number) {
        return EntryMarkup.of("<h1>Account <bdi>%s</bdi>%s: %s.</h1>", EntryMarkup.text(account.account()),
                account.name()
                        .map(name -> EntryMarkup.of(" (<bdi>%s</bdi>)", EntryMarkup.text(name)))
                        .orElse(NONE),
                EntryMarkup.text(number == 0
                        ? "nobody who was invited is in"
                        : number + (number == 1 ? " reader is in" : " readers are in")));
    }

    private static EntryMarkup section(
            String id,
            String title,
            List<ReaderRow> rows,
            Function<ReaderRow, EntryMarkup> button) {
        return rows.isEmpty()
                ? NONE
                : EntryMarkup.of(
                        "<section class=\"sheet\" aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>\n<ul class=\"readers\">%s</ul></section>\n",
                        new EntryMarkup(id), new EntryMarkup(id), EntryMarkup.text(title),
                        EntryMarkup.all(rows.stream().map(row -> line(row, button.apply(row))).toList()));
    }

    private static EntryMarkup line(ReaderRow row, EntryMarkup button) {
        return EntryMarkup.of("<li><p><bdi>%s</bdi> <small>%s</small></p>%s</li>\n",
                EntryMarkup.text(row.grant().address().text()), EntryMarkup.text(words(row)), button);
    }

    private static String words(ReaderRow row) {
        String invited = "Invited by " + row.by() + " on " + DAY.format(row.grant().invited().at());
        return switch (row.standing()) {
            case ReaderRow.Standing.Reads(Instant since) -> invited + ", in since " + DAY.format(since) + "."
                    + last(row).map(day -> " Last entry on " + day + ".").orElse("") + devices(row.devices());
            case ReaderRow.Standing.Waits(Instant until) -> invited + ", may come until " + DAY.format(until) + ".";
            case ReaderRow.Standing.Late(Instant until) ->
                invited + ", until " + DAY.format(until) + ", and did not come.";
            case ReaderRow.Standing.TakenBack(Instant at) -> "Taken back on " + DAY.format(at) + "."
                    + last(row).map(day -> " Last entry on " + day + ".").orElse("");
            case ReaderRow.Standing.Left _ -> invited + "; the partner left since, and that ended it."
                    + last(row).map(day -> " Last entry on " + day + ".").orElse("");
        };
    }

    private static Optional<String> last(ReaderRow row) {
        return row.grant().last().map(LocalDate::atStartOfDay).map(day -> DAY.format(day.toInstant(ZoneOffset.UTC)));
    }

    private static String devices(int number) {
        return switch (number) {
            case 0 -> "";
            case 1 -> " One device is signed in.";
            default -> " " + number + " devices are signed in.";
        };
    }

    private static EntryMarkup more(ReaderList readers) {
        return readers.more() == 0
                ? NONE
                : EntryMarkup.of("<p class=\"why\">And %s more; the operator’s <code>readers</code> lists all.</p>\n",
                        new EntryMarkup(Integer.toString(readers.more())));
    }

    private static Function<ReaderRow, EntryMarkup> takeBack(AskedAccount asked) {
        return row -> EntryMarkup.of(
                """
                        <form method="post" action="%s">%s<button class="quiet">Take back<span class="vh"> from <bdi>%s</bdi></span></button></form>""",
                new EntryMarkup(PATH), named(asked.unit(), row.grant()),
                EntryMarkup.text(row.grant().address().text()));
    }

    private static EntryMarkup named(Unit unit, ReaderGrant grant) {
        return EntryMarkup.all(List.of(hidden("for", unit.tenant()), hidden("unit", unit.id()),
                hidden("reader", grant.address().reader())));
    }

    private static EntryMarkup hidden(String name, String value) {
        return EntryMarkup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", new EntryMarkup(name),
                EntryMarkup.text(value));
    }

    private static EntryMarkup button(Unit unit, EntryMarkup text) {
        return EntryMarkup.of("<form method=\"post\" action=\"%s\">%s%s<button class=\"quiet\">%s</button></form>\n",
                new EntryMarkup(PATH), hidden("for", unit.tenant()), hidden("unit", unit.id()), text);
    }

    private static EntryMarkup called(ReaderGrant grant) {
        return grant.page()
                .account()
                .map(number -> EntryMarkup.of("Account <bdi>%s</bdi>", EntryMarkup.text(number)))
                .orElseGet(() -> EntryMarkup.of("<bdi>%s</bdi>", EntryMarkup.text(grant.page().title())));
    }

    /// Whether it is to be taken back, and what that does.
    ///
    /// @param elsewhere whether the reader reads all of the distributor's accounts besides
    static EntryMarkup sure(AskedAccount asked, ReaderGrant grant, boolean elsewhere) {
        EntryMarkup who = EntryMarkup.text(grant.address().text());
        return EntryFrame.page("Take it back?",
                EntryMarkup.of(
                        """
                                <h1>%s: take it back from <bdi>%s</bdi>?</h1>
                                <section class="sheet" aria-labelledby="then"><h2 id="then">What happens then</h2>
                                <p>%s Nobody is told by mail. Whoever is to come back is invited anew, by a new link.</p>%s
                                <form method="post" action="%s">%s%s<button>Take it back</button></form>
                                %s</section>
                                """,
                        called(grant), who,
                        EntryMarkup.text(grant.accepted().isPresent()
                                ? "This address reads the account no longer, on none of its devices: pages that are open are shut within the hour. What was read was read."
                                : "The link of this invitation opens nothing any more."),
                        elsewhere
                                ? EntryMarkup.of(
                                        "\n<p><strong>It reads <bdi>%s</bdi>’s own pages besides, this account included: that stays, and the operator takes it back.</strong></p>",
                                        EntryMarkup.text(asked.unit().tenant()))
                                : NONE,
                        new EntryMarkup(PATH), named(asked.unit(), grant), hidden("link", grant.invited().link()),
                        button(asked.unit(), new EntryMarkup("Leave it"))));
    }

    /// It is taken back, now or before.
    static EntryMarkup taken(AskedAccount asked, ReaderGrant grant) {
        return EntryFrame.page("Taken back",
                EntryMarkup.of(
                        """
                                <h1>%s is taken back from <bdi>%s</bdi>.</h1>
                                <p class="lede">Nothing new opens to this address by it; pages that were open are shut within the hour.</p>
                                %s""",
                        called(grant), EntryMarkup.text(grant.address().text()), back(asked, "Who reads it now")));
    }

    /// Somebody invited the reader anew since.
    static EntryMarkup meanwhile(AskedAccount asked, ReaderGrant grant) {
        return EntryFrame.page("Nothing is taken back", EntryMarkup.of("""
                <h1><bdi>%s</bdi> was invited anew meanwhile.</h1>
                <p class="lede">Nothing is taken back: that invitation is another one than you looked at.</p>
                %s""", EntryMarkup.text(grant.address().text()), back(asked, "Look once more")));
    }

    private static EntryMarkup back(AskedAccount asked, String text) {
        return EntryMarkup.of(
                "<form method=\"post\" action=\"%s\">%s%s<p><button class=\"go\">%s</button></p></form>\n",
                new EntryMarkup(PATH), hidden("for", asked.unit().tenant()), hidden("unit", asked.unit().id()),
                EntryMarkup.text(text));
    }

    /// There is no such account or reader here.
    static EntryMarkup unknown() {
        return EntryFrame.page("Not here", EntryMarkup.of("""
                <h1>There is no such account or reader here.</h1>
                <p class="lede">Nothing is changed. An account’s number is written as its distributor sends it.</p>
                <p><a class="go" href="%s">Who reads an account</a></p>""", new EntryMarkup(PATH)));
    }

    /// A session that opens neither a distributor's own pages nor an account.
    static EntryMarkup notYours() {
        return EntryFrame.page("Not for this session",
                new EntryMarkup(
                        """
                                <h1>This session is told of no readers.</h1>
                                <p class="lede">Who reads an account is said to its own readers, and to those of its distributor’s own pages.</p>
                                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }
}

package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.key.Unit;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// What is said to whoever opens an account.
final class OpeningPages {
    static final String PATH = "/enter/open";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// What an account shows to its partner.
    static final EntryMarkup SHOWN = new EntryMarkup(
            """
                    <section class="sheet" aria-labelledby="shown"><h2 id="shown">What is shown</h2>
                    <p>All of it: each order, whose move it is and since when; each customer by name, with its seats sold, assigned and in use; what renews when; what waits, and for whom. The same page as its distributor reads now.</p></section>""");
    private static final String NOT_HERE = """
            <p class="why">What the operator opened, or the distributor’s own system, is shut by who said it: an event is retracted.</p>
            """;

    private OpeningPages() {}

    /// Whether it is to be opened.
    ///
    /// @param by whose word it is that it is open, in words
    static EntryMarkup look(HandInAnswer.Account account, Unit unit, Optional<String> by) {
        return account.opened().isPresent()
                ? open(account, unit, by)
                : EntryFrame.page("Open an account",
                        EntryMarkup.of(
                                """
                                        <h1>Open account <bdi>%s</bdi> to its partner%s?</h1>
                                        %s
                                        <section class="sheet" aria-labelledby="what"><h2 id="what">What happens then</h2>
                                        <p>Whoever is invited to it reads it. What has waited until now is counted with its true age, and marked as from before the opening. Nobody is told by mail.</p>
                                        <form method="post" action="%s">%s<button>Open the account</button></form>
                                        <p class="asof">The next page can shut it again, and so can this one from then on. What was read was read.</p></section>
                                        %s""",
                                EntryMarkup.text(account.account()),
                                account.name()
                                        .map(name -> EntryMarkup.of(", <bdi>%s</bdi>", EntryMarkup.text(name)))
                                        .orElseGet(() -> new EntryMarkup("")),
                                SHOWN, new EntryMarkup(PATH), named(unit), back(account.page())));
    }

    private static EntryMarkup named(Unit unit) {
        return EntryMarkup.of(
                "<input type=\"hidden\" name=\"for\" value=\"%s\"><input type=\"hidden\" name=\"unit\" value=\"%s\">",
                EntryMarkup.text(unit.tenant()), EntryMarkup.text(unit.id()));
    }

    private static EntryMarkup open(HandInAnswer.Account account, Unit unit, Optional<String> by) {
        return EntryFrame.page("Opened",
                EntryMarkup.of("""
                        <h1>Account <bdi>%s</bdi>%s is open since %s.</h1>
                        <p class="lede">%sIts partner’s readers and its distributor read the same page.%s</p>
                        %s%s""", EntryMarkup.text(account.account()), named(account),
                        EntryMarkup.text(account.opened().map(DAY::format).orElse("")), by(by), receipt(account),
                        again(account, unit), back(account.page())));
    }

    private static EntryMarkup by(Optional<String> by) {
        return by.map(who -> EntryMarkup.of("Opened by <bdi>%s</bdi>. ", EntryMarkup.text(who)))
                .orElseGet(() -> new EntryMarkup(""));
    }

    /// How it is shut again: here, if it was opened here and by nobody else besides.
    private static EntryMarkup again(HandInAnswer.Account account, Unit unit) {
        return account.receipt()
                .filter(_ -> account.by().filter(HandInAnswer.OpenedBy::isReaders).isPresent())
                .map(receipt -> EntryMarkup.of(
                        """
                                <section class="sheet" aria-labelledby="shut"><h2 id="shut">Shut it again</h2>
                                <p>Its distributor alone reads it then. Pages that are open are shut within the hour; what was read was read. Whoever is invited stays so, and reads on when it is opened again.</p>
                                <form method="post" action="%s">%s<input type="hidden" name="shut" value="%s"><button class="quiet">Shut it again</button></form></section>
                                """,
                        new EntryMarkup(PATH), named(unit), EntryMarkup.text(receipt)))
                .orElseGet(() -> new EntryMarkup(NOT_HERE));
    }

    /// It was opened.
    static EntryMarkup opened(HandInAnswer.Account account, Unit unit, Optional<String> by) {
        return EntryFrame.page("Opened",
                EntryMarkup.of(
                        """
                                <h1>Account <bdi>%s</bdi>%s is opened.</h1>
                                <p class="lede">%sIts page says so within a minute; whoever is invited reads it from now on.%s</p>
                                %s%s""",
                        EntryMarkup.text(account.account()), named(account), by(by), receipt(account),
                        again(account, unit), back(account.page())));
    }

    /// It is shut again, now or before.
    static EntryMarkup shut(HandInAnswer.Shut account) {
        return EntryFrame.page("Shut again",
                EntryMarkup.of(
                        """
                                <h1>Account <bdi>%s</bdi>%s is shut again.</h1>
                                <p class="lede">Its page says so within a minute. Pages that its partner has open are shut within the hour; what was read was read. Whoever is invited stays so.</p>
                                %s""",
                        EntryMarkup.text(account.account()), named(account.name()), back(account.page())));
    }

    /// It was not opened here, or not here alone.
    static EntryMarkup otherwise() {
        return EntryFrame.page("Shuts nothing", EntryMarkup.of("""
                <h1>It was not opened here, or not here alone.</h1>
                %s<p><a class="go" href="/enter">To the entry</a></p>""", new EntryMarkup(NOT_HERE)));
    }

    private static EntryMarkup named(HandInAnswer.Account account) {
        return named(account.name());
    }

    private static EntryMarkup named(Optional<String> name) {
        return name.map(called -> EntryMarkup.of(" (<bdi>%s</bdi>)", EntryMarkup.text(called)))
                .orElseGet(() -> new EntryMarkup(""));
    }

    private static EntryMarkup receipt(HandInAnswer.Account account) {
        return account.receipt()
                .map(receipt -> EntryMarkup.of(" Receipt <code>%s</code>.", EntryMarkup.text(receipt)))
                .orElseGet(() -> new EntryMarkup(""));
    }

    private static EntryMarkup back(String page) {
        return EntryMarkup.of("<p><a class=\"go\" href=\"%s\">To the account</a></p>", EntryMarkup.text(page));
    }

    /// A session of no distributor's own pages.
    static EntryMarkup notYours() {
        return EntryFrame.page("Opens nothing", new EntryMarkup("""
                <h1>This session opens no account.</h1>
                <p class="lede">Accounts are opened by readers of a distributor's own pages.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }

    /// There is no such account.
    static EntryMarkup unknown() {
        return EntryFrame.page("Opens nothing", new EntryMarkup("""
                <h1>There is no such account here.</h1>
                <p class="lede">Nothing is opened. Its page may not be written yet: try again in a minute.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }
}

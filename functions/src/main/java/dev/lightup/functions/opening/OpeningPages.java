package dev.lightup.functions.opening;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What is said to whoever opens an account.
final class OpeningPages {
    static final String PATH = "/enter/open";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private OpeningPages() {}

    /// Whether it is to be opened.
    static EntryMarkup look(HandInAnswer.Account account, Unit unit) {
        return account.opened().isPresent()
                ? open(account)
                : EntryFrame.page("Open an account",
                        EntryMarkup.of(
                                """
                                        <h1>Open account <bdi>%s</bdi> to its partner%s?</h1>
                                        <section class="sheet" aria-labelledby="shown"><h2 id="shown">What is shown</h2>
                                        <p>All of it: each order, whose move it is and since when; each customer by name, with its seats sold, assigned and in use; what renews when; what waits, and for whom. The same page as its distributor reads now.</p></section>
                                        <section class="sheet" aria-labelledby="what"><h2 id="what">What happens then</h2>
                                        <p>Whoever is invited to it reads it. What has waited until now is counted with its true age, and marked as from before the opening. Nobody is told by mail.</p>
                                        <form method="post" action="%s"><input type="hidden" name="for" value="%s"><input type="hidden" name="unit" value="%s"><button>Open the account</button></form>
                                        <p class="asof">It cannot be shut again from here: the operator can take the event back, by the receipt that the next page has.</p></section>
                                        %s""",
                                EntryMarkup.text(account.account()),
                                account.name()
                                        .map(name -> EntryMarkup.of(", <bdi>%s</bdi>", EntryMarkup.text(name)))
                                        .orElseGet(() -> new EntryMarkup("")),
                                new EntryMarkup(PATH),
                                EntryMarkup.text(unit.tenant()), EntryMarkup.text(unit.id()), back(account)));
    }

    private static EntryMarkup open(HandInAnswer.Account account) {
        return EntryFrame.page("Opened",
                EntryMarkup.of("""
                        <h1>Account <bdi>%s</bdi>%s is open since %s.</h1>
                        <p class="lede">Its partner's readers and its distributor read the same page.%s</p>
                        %s""", EntryMarkup.text(account.account()), named(account),
                        EntryMarkup.text(account.opened().map(DAY::format).orElse("")), receipt(account),
                        back(account)));
    }

    /// It was opened.
    static EntryMarkup opened(HandInAnswer.Account account) {
        return EntryFrame.page("Opened",
                EntryMarkup.of("""
                        <h1>Account <bdi>%s</bdi>%s is opened.</h1>
                        <p class="lede">Its page says so within a minute; whoever is invited reads it from now on.%s</p>
                        %s""", EntryMarkup.text(account.account()), named(account), receipt(account), back(account)));
    }

    private static EntryMarkup named(HandInAnswer.Account account) {
        return account.name()
                .map(name -> EntryMarkup.of(" (<bdi>%s</bdi>)", EntryMarkup.text(name)))
                .orElseGet(() -> new EntryMarkup(""));
    }

    private static EntryMarkup receipt(HandInAnswer.Account account) {
        return account.receipt()
                .map(receipt -> EntryMarkup.of(" Receipt <code>%s</code>.", EntryMarkup.text(receipt)))
                .orElseGet(() -> new EntryMarkup(""));
    }

    private static EntryMarkup back(HandInAnswer.Account account) {
        return EntryMarkup.of("<p><a class=\"go\" href=\"%s\">To the account</a></p>",
                EntryMarkup.text(account.page()));
    }

    /// A session of no distributor's own pages.
    static EntryMarkup notYours() {
        return EntryFrame.page("Opens nothing", new EntryMarkup("""
                <h1>This session opens no account.</h1>
                <p class="lede">Accounts are opened by readers of a distributor's own pages.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }

    /// No page says which account.
    static EntryMarkup fromItsPage(List<ReaderGrant> own) {
        return EntryFrame.page("Open an account",
                EntryMarkup.of("""
                        <h1>Open an account from its own page.</h1>
                        <p class="lede">An account that is not opened says so on top, with the way to here.</p>
                        <ul class="opens">%s</ul>""", EntryMarkup.all(own.stream()
                        .map(grant -> EntryMarkup.of(
                                "<li><a class=\"go\" href=\"%s#accounts\"><bdi>%s</bdi></a></li>",
                                EntryMarkup.text(grant.page().path()), EntryMarkup.text(grant.page().title())))
                        .toList())));
    }

    /// There is no such account.
    static EntryMarkup unknown() {
        return EntryFrame.page("Opens nothing", new EntryMarkup("""
                <h1>There is no such account here.</h1>
                <p class="lede">Nothing is opened. Its page may not be written yet: try again in a minute.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }
}

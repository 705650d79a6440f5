package dev.lightup.functions.together;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.ledger.access.ReaderGrant;
import java.util.List;

/// What is said to whoever has accounts shown together: which, what the home shows and to whom, before the button; and how it ends.
final class TogetherPages {
    /// Where all of them are.
    static final String PATH = "/enter/together";
    private static final EntryMarkup NONE = new EntryMarkup("");
    private static final EntryMarkup WHAT = new EntryMarkup(
            """
                    <p>It shows what waits at each distributor, whose move it is and by when, the seats of each side by side, and what renews next. It names no customer; rows lead to the account's page.</p>
                    <p>It is read by this address. No distributor sees it, nor that there is one. Whoever runs these pages knows of it and may invite others to it.</p>
                    <p>The accounts' own pages do not change, nor who reads them. Of an account that is shut it shows nothing.</p>
                    <p>It ends by the button on this page, for everybody who reads it; and for this address when one of the accounts is taken back from it. Open pages are shut within the hour.</p>
                    """);

    private TogetherPages() {}

    /// Why nothing was changed.
    enum No {
        NOT_OPEN("That is not what this session opens now.",
                "Something ended meanwhile, or the form did not come whole. Look once more."),
        TOO_FEW("One distributor's accounts are together already.", "Choose accounts of two distributors at least."),
        NONE_CHOSEN("Nothing was ticked.", "Choose accounts of two distributors at least."),
        NOT_SET_UP("Nothing can be shown together here yet.", "Whoever runs these pages has to set that up first."),
        NOT_THESE("These cannot be shown together from here.", "Whoever runs these pages can say more."),
        A_MOMENT_AGO("Something was said of one of these a moment ago.",
                "It is taken in within a minute. Look once more then."),
        GRANTED("This address was invited to it.",
                "Its own invitation opens it on this device, or a link by mail, from the entry page."),
        SHUT("This was taken back from this address.", "Whoever runs these pages can give it again.");

        private final String title;
        private final String detail;

        No(String title, String detail) {
            this.title = title;
            this.detail = detail;
        }

        static No of(HandInAnswer.Refusal why) {
            return switch (why) {
                case NO_OPERATOR -> NOT_SET_UP;
                case LINKED_OTHERWISE -> NOT_THESE;
                case LINKED_MEANWHILE -> A_MOMENT_AGO;
                case NO_FEED, NO_ACCOUNT, NO_PORTFOLIO, TOO_MANY_ACCOUNTS, OPENED_OTHERWISE, TORN, EXPIRED, OVERTAKEN,
                        COLUMNS, MAP,
                        UNREAD ->
                    throw new IllegalStateException("nobody asked about a file or an account");
            };
        }
    }

    /// What can be shown together or apart.
    static EntryMarkup form(TogetherLook look) {
        if (look.free().isEmpty() && look.homes().isEmpty()) {
            return EntryFrame.page("Nothing to show together",
                    EntryMarkup.of(
                            """
                                    <h1>This session has nothing to show together.</h1>
                                    <p class="lede">It takes accounts at two distributors or more, opened, of one partner, and each entered once by an invitation to the same address.</p>
                                    %s""",
                            entry()));
        }
        return EntryFrame.page("Accounts together", EntryMarkup.of("""
                <h1>Accounts of one partner, on one page.</h1>
                %s%s%s""", look.free().isEmpty() ? NONE : free(look),
                EntryMarkup.all(look.homes().stream().map(TogetherPages::home).toList()),
                new EntryMarkup("<p><a class=\"go\" href=\"/enter\">To the entry</a></p>")));
    }

    private static EntryMarkup free(TogetherLook look) {
        boolean many = look.free().size() > AccountLinks.MOST;
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="free"><h2 id="free">Show these together</h2>
                        <p>A page more for <bdi>%s</bdi>, over the accounts that are ticked here. Tick those of one company, two distributors' at least. An account's number is the distributor's own; who invited wrote its name.%s</p>
                        <form method="post" action="%s"><fieldset><legend>Accounts</legend>%s</fieldset>
                        %s<button>Show these together</button></form></section>
                        """,
                EntryMarkup.text(look.address().orElse("")),
                EntryMarkup.text(many ? " At most " + AccountLinks.MOST + " go together." : ""), new EntryMarkup(PATH),
                EntryMarkup.all(look.free().stream().map(TogetherPages::tick).toList()), WHAT);
    }

    /// None is ticked: of an account that a distributor put here under another company's name nobody is to find out too late.
    private static EntryMarkup tick(ReaderGrant grant) {
        return EntryMarkup.of("<label><input type=\"checkbox\" name=\"%s\" value=\"1\"> %s</label>\n",
                EntryMarkup.text(grant.unit().id()), account(grant));
    }

    private static EntryMarkup account(ReaderGrant grant) {
        return EntryMarkup.of("<bdi>%s</bdi> <small>%sat <bdi>%s</bdi></small>",
                EntryMarkup.text(grant.page().title()),
                grant.page()
                        .account()
                        .map(id -> EntryMarkup.of("account <bdi>%s</bdi> ", EntryMarkup.text(id)))
                        .orElse(NONE),
                EntryMarkup.text(grant.unit().tenant()));
    }

    private static EntryMarkup home(TogetherLook.Home home) {
        EntryMarkup id = EntryMarkup.text(home.id());
        EntryMarkup accounts = list(home.accounts());
        return home.grant()
                .map(grant -> EntryMarkup.of("""
                        <section class="sheet" aria-labelledby="h-%s"><h2 id="h-%s">Shown together</h2>
                        %s<p>%s</p>
                        %s</section>
                        """, id, id, accounts, home.isRead()
                        ? EntryMarkup.of("<a class=\"go\" href=\"%s\"><bdi>%s</bdi></a>",
                                EntryMarkup.text(grant.page().path()), EntryMarkup.text(grant.page().title()))
                        : new EntryMarkup(
                                "An account was taken back from this address, or one came to these that it does not read: it does not read the page over all of them any more."),
                        home.isOwn()
                                ? EntryMarkup.of(
                                        """
                                                <p>Apart again, the page over all of them is gone for everybody who reads it. The accounts stay as they are.</p>
                                                <form method="post" action="%s"><input type="hidden" name="apart" value="%s"><button class="quiet">Show these apart</button></form>
                                                """,
                                        new EntryMarkup(PATH), id)
                                : new EntryMarkup("<p>Whoever runs these pages linked them, and parts them.</p>\n")))
                .orElseGet(() -> EntryMarkup.of("""
                        <section class="sheet" aria-labelledby="h-%s"><h2 id="h-%s">Linked already</h2>
                        %s<p>%s There is a page over all of them; it can be read by this address too.</p>
                        <form method="post" action="%s">%s%s<button>Show these together</button></form></section>
                        """, id, id, accounts, new EntryMarkup(home.isOwn()
                        ? "This address linked them."
                        : "Whoever runs these pages linked them."), new EntryMarkup(PATH),
                        EntryMarkup.all(home.accounts().stream().map(TogetherPages::chosen).toList()), WHAT));
    }

    private static EntryMarkup chosen(ReaderGrant grant) {
        return EntryMarkup.of("<input type=\"hidden\" name=\"%s\" value=\"1\">", EntryMarkup.text(grant.unit().id()));
    }

    private static EntryMarkup list(List<ReaderGrant> accounts) {
        return EntryMarkup.of("<ul class=\"opens\">%s</ul>\n", EntryMarkup.all(accounts.stream()
                .map(grant -> EntryMarkup.of("<li>%s</li>", account(grant)))
                .toList()));
    }

    /// They are apart.
    static EntryMarkup parted() {
        return EntryFrame.page("Shown apart",
                EntryMarkup.of(
                        """
                                <h1>The accounts are shown apart again.</h1>
                                <p class="lede">The page over all of them is gone within a minute, and nobody reads it any more. The accounts' own pages are as they were.</p>
                                %s""",
                        entry()));
    }

    /// Nothing changed.
    static EntryMarkup refused(No why) {
        return EntryFrame.page("Nothing changed", EntryMarkup.of("""
                <h1>%s</h1>
                <p class="lede">Nothing changed. %s</p>
                <p><a class="go" href="%s">Look once more</a></p>
                %s""", EntryMarkup.text(why.title), EntryMarkup.text(why.detail), new EntryMarkup(PATH), entry()));
    }

    /// A distributor's reader.
    static EntryMarkup notYours() {
        return EntryFrame.page("Not from here",
                EntryMarkup.of(
                        """
                                <h1>This session shows nothing together.</h1>
                                <p class="lede">Accounts of one partner are shown together by that partner's readers, and not by who reads a distributor's own pages.</p>
                                %s""",
                        entry()));
    }

    private static EntryMarkup entry() {
        return new EntryMarkup("<p><a href=\"/enter\">To the entry</a></p>");
    }
}

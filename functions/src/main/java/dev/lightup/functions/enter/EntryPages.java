package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.find.FoundPlace;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.EntryLink;
import dev.lightup.ledger.access.MailedLinks;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What Enter's pages say. One question, one button, what happens next; no script, in the look of the site, whose stylesheet they share.
public final class EntryPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final EntryMarkup SIGN_IN = new EntryMarkup(
            """
                    <section class="sheet" aria-labelledby="in"><h2 id="in">Get a link by mail</h2>
                    <p>It goes to an address that an invitation named, works once, for %d minutes, and keeps this device signed in for %d days.</p>
                    <form method="post" action="/enter"><label for="mail">Mail address at work</label><input id="mail" name="mail" type="email" autocomplete="email" inputmode="email" maxlength="254" required><button>Send the link</button></form>
                    <p class="asof">The next page says the same for every address. %s links an hour. Nothing came? Whoever invited you sees the address that is recorded.</p></section>
                    """
                    .formatted(EntryLink.MAILED.toMinutes(), ReaderSession.LIFE.toDays(),
                            MailedLinks.MOST == 3 ? "Three" : Integer.toString(MailedLinks.MOST)));

    private static final EntryMarkup NOT_YET = new EntryMarkup(
            "its distributor compares the figures first, and opens the account then");

    private static final EntryMarkup FIELD = new EntryMarkup(
            """
                    <section class="sheet" aria-labelledby="find"><h2 id="find">Find</h2>
                    <form role="search" method="post" action="/enter/find"><label for="q">Number of an order, a customer, a subscription or an account; or first letters of a name</label><input id="q" name="q" type="search" autocomplete="off" maxlength="200" required><button>Find</button></form></section>
                    """);

    /// So long after a reader's first entry the page that says that there is none looks again by itself.
    static final Duration WATCHED = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final EntryMarkup NOTHING_TOLD = new EntryMarkup(
            """
                    <p class="lede">Pages are made of what is told: this distributor has told nothing yet, or a moment ago; then they stand within a minute.</p>
                    <ul class="opens"><li><a class="go" href="/enter/upload">Upload a file</a> <small>such as this morning's report: it is read back in words before anything is published</small></li>
                    <li>Connect a system <small>whoever operates these pages makes an endpoint and hands out one file: the address, the secret once, and a first command that sends something</small></li></ul>
                    """);

    private static final EntryMarkup BEING_MADE = new EntryMarkup(
            """
                    <p class="lede">The first page of an account is made within a minute of what is first told of it. If it is not here then, nothing was told yet: its distributor has to send something of it first.</p>
                    """);

    private static final EntryMarkup HOME_BEING_MADE = new EntryMarkup(
            """
                    <p class="lede">The page over several accounts is made within a minute after they were linked, of what they tell then. If it is not here then, they are linked no more, or their distributors have told nothing of them yet.</p>
                    """);

    private EntryPages() {}

    /// Nobody is signed in.
    static EntryMarkup home() {
        return page("Sign in",
                EntryMarkup.of(
                        """
                                <h1>Status pages that a partner and its distributor both read.</h1>
                                <p class="lede">Where each order stands, whose move it is and by when, which seats are in use, what renews next: the same words for both sides.</p>
                                %s""",
                        SIGN_IN));
    }

    /// Somebody is: what the session opens.
    ///
    /// @param missing those of it whose pages were never published
    /// @param together whether some of it can be shown together, or apart
    static EntryMarkup pages(SessionDesk.Present present, List<ReaderGrant> missing, boolean together) {
        if (present.held().isEmpty()) {
            return page("Nothing to open", EntryMarkup.of("""
                    <h1>This session opens nothing any more.</h1>
                    <p class="lede">What it was for has been taken back. Whoever invited you can do so again.</p>
                    %s%s""", leave(present.session()), SIGN_IN));
        }
        return page("Your pages", EntryMarkup.of("""
                <h1>Signed in on this device.</h1>
                <section class="sheet" aria-labelledby="open"><h2 id="open">What it opens</h2>
                <ul class="opens">%s%s</ul></section>
                %s%s""", EntryMarkup.all(present.grants()
                .stream()
                .map(grant -> missing.contains(grant) ? noPages(grant) : row(grant))
                .toList()),
                EntryMarkup.all(present.shut().stream().map(EntryPages::shut).toList()),
                EntryWays.of(present, together),
                leave(present.session())));
    }

    private static EntryMarkup shut(ReaderGrant grant) {
        return EntryMarkup.of("<li><bdi>%s</bdi> <small>not opened yet: %s</small></li>",
                EntryMarkup.text(grant.page().title()), NOT_YET);
    }

    private static EntryMarkup noPages(ReaderGrant grant) {
        return EntryMarkup.of(
                "<li><a class=\"go\" href=\"%s\"><bdi>%s</bdi></a> <small>no page published yet</small></li>",
                EntryMarkup.text(EntryRoute.SOON), EntryMarkup.text(grant.page().title()));
    }

    /// What is opened and was never published, and what to do about it.
    ///
    /// @param missing at least one; it goes on by itself while the first of them was entered a short time ago, so that a forgotten one does not ask
    ///        for ever
    static EntryMarkup soon(List<ReaderGrant> missing, Instant now) {
        boolean distributor = missing.stream().anyMatch(grant -> grant.unit() instanceof Unit.Distributor);
        boolean first = missing.stream()
                .anyMatch(grant -> grant.accepted().filter(at -> now.isBefore(at.plus(WATCHED))).isPresent());
        return EntryFrame.page("No page yet",
                first
                        ? "<meta http-equiv=\"refresh\" content=\"" + LOOK.toSeconds() + "; url=" + EntryRoute.SOON
                                + "\">\n"
                        : "",
                EntryMarkup.of(
                        """
                                <h1>Signed in. No page is published here yet.</h1>
                                <ul class="opens">%s</ul>
                                %s<p>%s</p>
                                <p><a class="go" href="/enter/soon">Look again</a></p>
                                <p><a href="/enter">To the entry</a></p>""",
                        EntryMarkup.all(missing.stream()
                                .map(grant -> EntryMarkup.of("<li><bdi>%s</bdi></li>",
                                        EntryMarkup.text(grant.page().title())))
                                .toList()),
                        distributor ? NOTHING_TOLD : isHome(missing) ? HOME_BEING_MADE : BEING_MADE,
                        EntryMarkup.text(first
                                ? "This looks again by itself every " + LOOK.toSeconds() + " seconds for the first "
                                        + WATCHED.toMinutes() + " minutes, and goes on when there is a page."
                                : "It goes on from here when there is a page.")));
    }

    private static boolean isHome(List<ReaderGrant> missing) {
        return missing.stream().allMatch(grant -> grant.unit() instanceof Unit.Partner);
    }

    /// A page that is not there, of something whose pages were published.
    static EntryMarkup notThere(ReaderGrant grant, PagePath page) {
        return page("Not there, or not yet",
                EntryMarkup.of(
                        """
                                <h1>There is no such page, or not yet.</h1>
                                <p class="lede">What was told a moment ago has its page within a minute. Otherwise it moved, or the address is not whole.</p>
                                <p><a class="go" href="%s">Look again</a></p>
                                <p><a href="%s"><bdi>%s</bdi></a></p>""",
                        EntryMarkup.text(page.text()), EntryMarkup.text(grant.page().path()),
                        EntryMarkup.text(grant.page().title())));
    }

    /// An account that its distributor has not opened.
    static EntryMarkup notOpened(ReaderGrant grant) {
        return page("Not opened yet",
                EntryMarkup.of(
                        """
                                <h1><bdi>%s</bdi> is not opened yet.</h1>
                                <p class="lede">This device is signed in: %s. Nothing more has to be done here; the same link works on that day.</p>
                                <p><a class="go" href="/enter">To the entry</a></p>""",
                        EntryMarkup.text(grant.page().title()), NOT_YET));
    }

    private static EntryMarkup row(ReaderGrant grant) {
        return EntryMarkup.of("<li><a class=\"go\" href=\"%s\"><bdi>%s</bdi></a></li>",
                EntryMarkup.text(grant.page().path()), EntryMarkup.text(grant.page().title()));
    }

    private static EntryMarkup leave(ReaderSession session) {
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="device"><h2 id="device">This device</h2>
                        <p>%s, good until %s.</p>
                        <form method="post" action="/enter/leave"><button class="quiet">End the session here</button></form></section>
                        """,
                EntryMarkup.text(session.device()), day(session.until()));
    }

    /// What is answered whoever asked for a link.
    static EntryMarkup asked() {
        return page("Look into your mail",
                new EntryMarkup(
                        """
                                <h1>Look into your mail.</h1>
                                <p class="lede">If an invitation named this address, a link to it is on its way. It works once, for %d minutes, on the device that opens it.</p>
                                <p class="asof">This page says the same for every address. <a href="/enter">Another address</a></p>"""
                                .formatted(EntryLink.MAILED.toMinutes())));
    }

    /// What was typed is no address.
    static EntryMarkup notAnAddress() {
        return page("Not an address", EntryMarkup.of("""
                <h1>That is no mail address.</h1>
                <p class="lede">One address, such as <bdi>dana@example.com</bdi>, in plain letters.</p>
                %s""", SIGN_IN));
    }

    /// A link that would let somebody in.
    static EntryMarkup link(LinkReader.Open open) {
        EntryMarkup who = EntryMarkup.text(open.grants().getFirst().address().text());
        EntryMarkup what = EntryMarkup.all(open.grants()
                .stream()
                .map(grant -> EntryMarkup.of("<li><bdi>%s</bdi></li>", EntryMarkup.text(grant.page().title())))
                .toList());
        return open.link().unit().isPresent()
                ? page("Invitation", EntryMarkup.of(
                        """
                                <h1>An invitation to read a private page.</h1>
                                <section class="sheet" aria-labelledby="to"><h2 id="to"><bdi>%s</bdi></h2>
                                <p>For <bdi>%s</bdi>. Whose move each order is, which seats are in use, what renews when: both sides read the same page.</p>
                                <form method="post"><button>Accept and read</button></form>
                                <p class="asof">Good until %s, once. It opens nothing until the button is pressed. Stored of a reader: the address, the kind of device, the day of the last entry.</p></section>
                                """,
                        EntryMarkup.text(open.grants().getFirst().page().title()), who, day(open.link().until())))
                : page("Sign in",
                        EntryMarkup.of(
                                """
                                        <h1>Sign in on this device.</h1>
                                        <section class="sheet" aria-labelledby="to"><h2 id="to">For <bdi>%s</bdi></h2>
                                        <ul class="opens">%s</ul>
                                        <form method="post"><button>Sign in and read</button></form>
                                        <p class="asof">Once, for %s minutes since it was sent. It opens nothing until the button is pressed.</p></section>
                                        """,
                                who, what, EntryMarkup.text(Long.toString(EntryLink.MAILED.toMinutes()))));
    }

    /// A link that lets nobody in, whatever the reason.
    static EntryMarkup spent() {
        return page("This link opens nothing", EntryMarkup.of("""
                <h1>This link opens nothing any more.</h1>
                <p class="lede">A link works once and for a short time. Another one takes a minute.</p>
                %s""", SIGN_IN));
    }

    /// What stands where a page is that a request may not have: it goes on by itself to where cookies are renewed.
    public static EntryMarkup closed() {
        return EntryFrame.page("One moment",
                "<meta http-equiv=\"refresh\" content=\"0; url=" + EntryRoute.RENEW + "\">\n",
                new EntryMarkup("""
                        <h1>One moment.</h1>
                        <p class="lede">This page is private. If this device is signed in, it opens at once.</p>
                        <p><a class="go" href="/enter/renew">Go on</a></p>"""));
    }

    /// What stands where no page is.
    public static EntryMarkup missing() {
        return page("Not here", new EntryMarkup(
                """
                        <h1>There is no page here.</h1>
                        <p class="lede">It may have moved, or the address is not whole. What was told a moment ago has its page within a minute.</p>
                        <p><a class="go" href="/enter/soon">Why, and what next</a></p>
                        <p><a href="/enter">To the entry</a></p>"""));
    }

    /// A session that does not open the page that somebody came from; whether that page is there is not told.
    ///
    /// @param former whether it showed accounts together that this session was to read so
    static EntryMarkup notForThis(SessionDesk.Present present, boolean former) {
        boolean nothing = present.grants().isEmpty();
        return page("Not for this session", EntryMarkup.of("""
                <h1>%s</h1>
                <p class="lede">%s%s</p>
                %s%s""", new EntryMarkup(former
                ? "These accounts are not shown together any more."
                : "This session does not open that page."),
                new EntryMarkup(
                        former ? "They were parted, or one was taken back from this address or came to them. " : ""),
                new EntryMarkup(nothing
                        ? "It opens nothing now. Whoever invited you can do so again."
                        : "It opens these. For another, ask whoever invited you."),
                nothing ? new EntryMarkup("") : opens(present.grants(), "What it opens"), leave(present.session())));
    }

    /// Renewed a moment ago, and the page is shut again: the browser keeps no cookies, or its clock is far off.
    static EntryMarkup again(ReaderGrant grant) {
        return page("Still shut", EntryMarkup.of("""
                <h1>Signed in, and still shut.</h1>
                <p class="lede">This device may refuse cookies. Allow them for this site, then go on.</p>
                <p><a class="go" href="%s"><bdi>%s</bdi></a></p>""", EntryMarkup.text(grant.page().path()),
                EntryMarkup.text(grant.page().title())));
    }

    /// The field alone; what is open may have no numbers at all.
    static EntryMarkup find(List<ReaderGrant> open) {
        return isHome(open) ? onHomesAlone(open) : page("Find", EntryMarkup.of("""
                <h1>Find a row by its number.</h1>
                %s%s""", FIELD, opens(open)));
    }

    /// Nothing that is open has the number that was typed. It says nothing of what was typed.
    static EntryMarkup nowhere(List<ReaderGrant> open) {
        return isHome(open)
                ? onHomesAlone(open)
                : page("Nothing found",
                        EntryMarkup.of(
                                """
                                        <h1>Nothing of that number is here.</h1>
                                        <p class="lede">Looked for was, in what this session opens, an order, a customer, a subscription or an account. It must be written as there, small letters and spaces around it aside; what came in the last minute may not be on a page yet.</p>
                                        %s%s""",
                                FIELD, opens(open)));
    }

    /// A page over several accounts has no row of its own, and whoever reads that alone reads no account.
    private static EntryMarkup onHomesAlone(List<ReaderGrant> open) {
        return page("Nothing to find",
                EntryMarkup.of(
                        """
                                <h1>Numbers are found on an account's own pages.</h1>
                                <p class="lede">This session opens a page over several accounts and none of these. Whoever is invited to an account finds its orders, customers and subscriptions by their numbers.</p>
                                %s""",
                        opens(open)));
    }

    /// What was typed is no number that is here, and may begin a name. It says nothing of what was typed but its letter.
    static EntryMarkup names(FoundPlace.Row list, String letter, List<ReaderGrant> open) {
        EntryMarkup which = EntryMarkup.text(
                letter.equals("other") ? "other letters" : "letter " + letter.toUpperCase(Locale.ROOT));
        return page("No number of that kind",
                EntryMarkup.of(
                        """
                                <h1>No number of that kind is here. Names are in the lists: %s.</h1>
                                <p class="lede">The field finds numbers: of an order, a customer, a subscription or an account. A name is looked for in the list of its letter, whether it is there or not.</p>
                                <p><a class="go" href="%s">The list of names, %s</a></p>
                                %s%s""",
                        which, EntryMarkup.text(list.address()), which, FIELD, opens(open)));
    }

    /// Several things have one number.
    static EntryMarkup several(List<FoundPlace.Row> rows) {
        return page("Several found", EntryMarkup.of("""
                <h1>Several have that number.</h1>
                <section class="sheet" aria-labelledby="found"><h2 id="found">They are</h2>
                <ul class="opens">%s</ul></section>""", EntryMarkup.all(rows.stream()
                .map(row -> EntryMarkup.of("<li><a class=\"go\" href=\"%s\">%s</a></li>",
                        EntryMarkup.text(row.address()), EntryMarkup.text(kind(row))))
                .toList())));
    }

    private static String kind(FoundPlace.Row row) {
        return switch (row.kind()) {
            case ORDER -> "An order";
            case SUBSCRIPTION -> "A subscription";
            case CUSTOMER -> "A customer";
            case ACCOUNT -> "An account";
            case NAMES -> "Names";
        };
    }

    private static EntryMarkup opens(List<ReaderGrant> open) {
        return opens(open, "What this session opens");
    }

    private static EntryMarkup opens(List<ReaderGrant> open, String title) {
        return EntryMarkup.of("""
                <section class="sheet" aria-labelledby="open"><h2 id="open">%s</h2>
                <ul class="opens">%s</ul></section>""", EntryMarkup.text(title),
                EntryMarkup.all(open.stream().map(EntryPages::row).toList()));
    }

    /// The session was ended.
    static EntryMarkup left() {
        return page("Signed out", EntryMarkup.of("""
                <h1>Signed out on this device.</h1>
                %s""", SIGN_IN));
    }

    /// A form from somewhere else.
    static EntryMarkup foreign() {
        return page("Not from here", new EntryMarkup("""
                <h1>That did not come from this site.</h1>
                <p class="lede">Open the page once more and press its button there.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }

    /// Nobody has set Enter up, or something is not there for now.
    static EntryMarkup unavailable() {
        return page("Not now", new EntryMarkup("""
                <h1>Entry does not work at the moment.</h1>
                <p class="lede">Nothing is lost. Try again in a minute.</p>"""));
    }

    private static EntryMarkup day(Instant instant) {
        return EntryMarkup.text(DAY.format(instant));
    }

    private static EntryMarkup page(String title, EntryMarkup main) {
        return EntryFrame.page(title, main);
    }
}

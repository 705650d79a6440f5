package dev.lightup.functions.inviting;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.ReaderGrant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said to whoever invites readers: who would be invited to what, before the button; then the links.
final class InvitationPages {
    /// Where all of them are.
    static final String PATH = "/enter/invite";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final EntryMarkup NONE = new EntryMarkup("");

    private InvitationPages() {}

    /// What comes back with the second button.
    ///
    /// @param form which form it is
    /// @param pasted the list as it was pasted
    record Button(String tenant, String form, String pasted) {}

    /// The form.
    static EntryMarkup form(List<ReaderGrant> own) {
        return EntryFrame.page("Invite readers",
                EntryMarkup.of(
                        """
                                <h1>Invite readers of accounts. Nobody is invited before somebody has looked at it.</h1>
                                <p class="lede">A line a reader: the mail address at work, then the account's number, with a semicolon, a comma or a tab between them, as two columns of a table are when they are copied. At most %s lines. The next page says who would be invited to what; a second button makes the links.</p>
                                %s""",
                        number(ReaderInviter.MOST),
                        EntryMarkup.all(own.stream().map(InvitationPages::desk).toList())));
    }

    private static EntryMarkup desk(ReaderGrant grant) {
        EntryMarkup tenant = EntryMarkup.text(grant.unit().tenant());
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="for-%s"><h2 id="for-%s">For <bdi>%s</bdi></h2>
                        <form method="post" action="%s" enctype="multipart/form-data"><input type="hidden" name="for" value="%s"><label for="list-%s">Readers, such as <bdi>dana@example.com;4711</bdi></label><textarea id="list-%s" name="list" rows="8" maxlength="%s" autocomplete="off" spellcheck="false" required></textarea><button>Look at it</button></form></section>
                        """,
                tenant, tenant, EntryMarkup.text(grant.page().title()), new EntryMarkup(PATH), tenant, tenant, tenant,
                number(InvitationList.LONGEST));
    }

    /// What the button would do.
    static EntryMarkup looked(InvitationList list, List<InviteeRow> rows, Button button) {
        List<InviteeRow> would = rows.stream().filter(InviteeRow::isInvitable).toList();
        return EntryFrame.page("Nobody is invited yet", EntryMarkup.of("""
                <h1>Nobody is invited yet. %s</h1>
                %s%s%s%s""", EntryMarkup.text(would.isEmpty()
                ? "This list would invite nobody."
                : "This list would invite " + readers(would.size()) + "."),
                group("would", "Would be invited", would, InvitationPages::would),
                stay(rows), unread(list, rows), would.isEmpty()
                        ? another()
                        : EntryMarkup.of(
                                """
                                        <section class="sheet" aria-labelledby="go"><h2 id="go">Invite %s</h2>
                                        <p>The next page has a link for each, to mail to its address; nothing is mailed from here. A link works once, for %s days, and opens that account only.</p>
                                        <form method="post" action="%s" enctype="multipart/form-data">%s%s%s<button>Invite %s</button></form>
                                        <p class="asof"><a href="%s">Another list</a></p></section>
                                        """,
                                EntryMarkup.text(them(would.size())), number(ReaderGrant.INVITATION.toDays()),
                                new EntryMarkup(PATH), hidden("for", button.tenant()), hidden("form", button.form()),
                                hidden("list", button.pasted()), EntryMarkup.text(readers(would.size())),
                                new EntryMarkup(PATH))));
    }

    private static EntryMarkup would(InviteeRow row) {
        return EntryMarkup.of("<small>%s %s</small>", EntryMarkup.text(switch (row.standing()) {
            case InviteeRow.Standing.Fresh _ -> "Nobody invited this reader to it.";
            case InviteeRow.Standing.Waits(Instant until) -> "Invited before, until " + DAY.format(until)
                    + ", and has not come: the new link takes the place of that one, which opens nothing any more.";
            case InviteeRow.Standing.Late(Instant until) -> "Invited before, until " + DAY.format(until)
                    + ", and did not come.";
            case InviteeRow.Standing.TakenBack _ ->
                "Was invited before, and that was taken back, or the partner left: reads it again by the new link.";
            // neither is asked for
            case InviteeRow.Standing.Nowhere _, InviteeRow.Standing.Reads _ -> "";
        }), EntryMarkup.text(opened(row)));
    }

    private static String opened(InviteeRow row) {
        return row.place()
                .flatMap(HandInAnswer.Place::opened)
                .map(at -> "The account is open since " + DAY.format(at) + ".")
                .orElse("The account is still shut: the reader is told so, and reads nothing before it is opened.");
    }

    /// Those who have it already.
    private static EntryMarkup stay(List<InviteeRow> rows) {
        return group("reads", "Have it already: nothing changes", rows.stream()
                .filter(row -> row.standing() instanceof InviteeRow.Standing.Reads)
                .toList(),
                row -> EntryMarkup.of(
                        "<small>%s A new link for another device comes by mail, from the entry page.</small>",
                        EntryMarkup.text(row.standing() instanceof InviteeRow.Standing.Reads(Instant since)
                                ? "Since " + DAY.format(since) + "."
                                : "")));
    }

    private static EntryMarkup unread(InvitationList list, List<InviteeRow> rows) {
        List<EntryMarkup> lines = Stream.concat(
                list.unread().stream().map(line -> new Told(line.number(), line.told(), why(line.why()))),
                rows.stream()
                        .filter(row -> row.standing() instanceof InviteeRow.Standing.Nowhere)
                        .map(row -> new Told(row.line().number(),
                                row.line().address().text() + " · " + row.line().account(),
                                "There is no such account here, or nothing was told of it yet.")))
                .sorted(Comparator.comparingInt(Told::number))
                .map(told -> EntryMarkup.of("<li>Line %s: <bdi>%s</bdi> <small>%s</small></li>", number(told.number()),
                        EntryMarkup.text(told.line()), EntryMarkup.text(told.why())))
                .toList();
        return section("unread", "Invite nobody", lines);
    }

    /// A line that invites nobody.
    private record Told(int number, String line, String why) {}

    private static String why(InvitationList.Why why) {
        return switch (why) {
            case ONE_PART -> "One part only: an address and an account's number belong on it.";
            case MORE_PARTS -> "More than an address and an account's number.";
            case NO_ADDRESS -> "What stands first is no mail address.";
            case AGAIN -> "The same stands above.";
        };
    }

    /// What became of each line.
    static EntryMarkup invited(InvitationList list, List<InvitedRow> rows, String site) {
        List<InvitedRow> done = rows.stream()
                .filter(row -> row.became() instanceof InvitedRow.Became.Invited)
                .toList();
        List<InviteeRow> all = rows.stream().map(InvitedRow::row).toList();
        return EntryFrame.page("Invited", EntryMarkup.of("""
                <h1>%s</h1>
                %s%s%s%s%s%s%s""", EntryMarkup.text(done.isEmpty()
                ? "Nobody was invited."
                : readers(done.size()) + (done.size() == 1 ? " is" : " are") + " invited."),
                done.isEmpty()
                        ? NONE
                        : EntryMarkup.of(
                                "<p class=\"lede\">Mail each link to its address. It works once, for %s days, and opens nothing until its button is pressed there. <strong>The links are shown on this page and nowhere else.</strong></p>",
                                number(ReaderGrant.INVITATION.toDays())),
                section("done", "Links to mail", done.stream().map(row -> link(row, site)).toList()),
                done.isEmpty() ? NONE : LinkBlock.of(done, site),
                section("not", "Not invited", rows.stream()
                        .filter(row -> !why(row).isEmpty())
                        .map(row -> line(row.row(), EntryMarkup.of("<small>%s</small>", EntryMarkup.text(why(row)))))
                        .toList()),
                stay(all), unread(list, all), another()));
    }

    private static String why(InvitedRow row) {
        return switch (row.became()) {
            case InvitedRow.Became.Over _ ->
                "This button invited before, and since then that was taken back, or another invitation took its place: nothing changed. Look at the list once more.";
            case InvitedRow.Became.TooMany _ ->
                "This address was invited to as many accounts as it may. Who reads more is invited to all of them, by whoever runs these pages.";
            case InvitedRow.Became.Invited _, InvitedRow.Became.Left _ -> "";
        };
    }

    private static EntryMarkup link(InvitedRow row, String site) {
        return line(row.row(), row.became() instanceof InvitedRow.Became.Invited(ReaderInviter.Outcome.Invited made)
                ? EntryMarkup.of("<code>%s</code> <small>Good until %s. %s</small>",
                        EntryMarkup.text(site + made.path()), EntryMarkup.text(DAY.format(made.until())),
                        EntryMarkup.text(opened(row.row())))
                : NONE);
    }

    private static EntryMarkup group(
            String id,
            String title,
            List<InviteeRow> rows,
            Function<InviteeRow, EntryMarkup> more) {
        return section(id, title, rows.stream().map(row -> line(row, more.apply(row))).toList());
    }

    private static EntryMarkup section(String id, String title, List<EntryMarkup> lines) {
        return lines.isEmpty()
                ? NONE
                : EntryMarkup.of(
                        "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>\n<ul class=\"why\">%s</ul></section>\n",
                        new EntryMarkup(id), new EntryMarkup(id), EntryMarkup.text(title),
                        new EntryMarkup(lines.stream().map(EntryMarkup::html).collect(Collectors.joining("\n"))));
    }

    private static EntryMarkup line(InviteeRow row, EntryMarkup more) {
        return EntryMarkup.of("<li><bdi>%s</bdi> to account <bdi>%s</bdi>%s %s</li>",
                EntryMarkup.text(row.line().address().text()), EntryMarkup.text(row.line().account()),
                row.place()
                        .flatMap(HandInAnswer.Place::name)
                        .map(name -> EntryMarkup.of(" (<bdi>%s</bdi>)", EntryMarkup.text(name)))
                        .orElse(NONE),
                more);
    }

    private static EntryMarkup another() {
        return EntryMarkup.of("<p><a class=\"go\" href=\"%s\">Another list</a></p>", new EntryMarkup(PATH));
    }

    private static EntryMarkup hidden(String name, String value) {
        return EntryMarkup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", new EntryMarkup(name),
                EntryMarkup.text(value));
    }

    private static String readers(long number) {
        return number + (number == 1 ? " reader" : " readers");
    }

    private static String them(long number) {
        return number == 1 ? "this reader" : "these readers";
    }

    private static EntryMarkup number(long number) {
        return new EntryMarkup(Long.toString(number));
    }

    /// Nobody is invited, and why.
    static EntryMarkup refused(String title, String detail) {
        return EntryFrame.page("Nobody is invited", EntryMarkup.of("""
                <h1>%s</h1>
                <p class="lede">Nobody is invited. %s</p>
                %s""", EntryMarkup.text(title), EntryMarkup.text(detail), another()));
    }

    /// A session of no distributor's own pages.
    static EntryMarkup notYours() {
        return EntryFrame.page("Invites nobody", new EntryMarkup("""
                <h1>This session invites nobody.</h1>
                <p class="lede">Readers are invited by readers of a distributor's own pages.</p>
                <p><a class="go" href="/enter">To the entry</a></p>"""));
    }
}

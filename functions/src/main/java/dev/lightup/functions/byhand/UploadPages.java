package dev.lightup.functions.byhand;

import dev.lightup.functions.form.EntryFrame;
import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.access.ReaderGrant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the pages of an upload say: words before numbers before the button.
final class UploadPages {
    /// Where all of them are.
    static final String PATH = "/enter/upload";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final EntryMarkup NONE = new EntryMarkup("");

    private UploadPages() {}

    /// A distributor for whom a session may upload, with its feeds that are known.
    ///
    /// @param reads of what their column maps read rows, by feed
    record Desk(ReaderGrant grant, List<String> feeds, Map<String, String> reads) {
        Desk {
            feeds = List.copyOf(feeds);
            reads = Map.copyOf(reads);
        }

        /// A feed with what it reads: its word alone tells nobody which of two it is.
        String called(String feed) {
            String rows = reads.getOrDefault(feed, "");
            return feed + (rows.isEmpty() ? " (no columns yet)" : " (" + rows + ")");
        }
    }

    /// The form.
    static EntryMarkup form(List<Desk> desks) {
        return EntryFrame.page("Upload",
                EntryMarkup.of(
                        """
                                <h1>Upload a file. Nothing is published before somebody has looked at it.</h1>
                                <p class="lede">A table as CSV in UTF-8, at most 256 KB. The next page says what it would change; a second button publishes it.</p>
                                %s""",
                        EntryMarkup.all(desks.stream().map(UploadPages::desk).toList())));
    }

    private static EntryMarkup desk(Desk desk) {
        EntryMarkup tenant = EntryMarkup.text(desk.grant().unit().tenant());
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="for-%s"><h2 id="for-%s">For <bdi>%s</bdi></h2>
                        <form method="post" action="%s" enctype="multipart/form-data"><input type="hidden" name="for" value="%s">%s<label for="file-%s">File</label><input id="file-%s" name="file" type="file" accept=".csv,.txt,text/csv" required><button>Look at it</button></form></section>
                        """,
                tenant, tenant, EntryMarkup.text(desk.grant().page().title()), new EntryMarkup(PATH), tenant,
                feeds(desk, tenant), tenant, tenant);
    }

    private static EntryMarkup feeds(Desk desk, EntryMarkup tenant) {
        return switch (desk.feeds().size()) {
            case 0 -> EntryMarkup.of(
                    "<label for=\"feed-%s\">Feed, the last word of its address /v1/hooks/…</label><input id=\"feed-%s\" name=\"feed\" autocomplete=\"off\" maxlength=\"64\" required>",
                    tenant, tenant);
            case 1 -> EntryMarkup.of("<input type=\"hidden\" name=\"feed\" value=\"%s\"><p>Feed <code>%s</code></p>%s",
                    EntryMarkup.text(desk.feeds().getFirst()),
                    EntryMarkup.text(desk.called(desk.feeds().getFirst())),
                    other(tenant));
            default -> EntryMarkup.of(
                    "<label for=\"feed-%s\">Feed</label><select id=\"feed-%s\" name=\"feed\">%s</select>%s",
                    tenant, tenant, EntryMarkup.all(desk.feeds()
                            .stream()
                            .map(feed -> EntryMarkup.of("<option value=\"%s\">%s</option>", EntryMarkup.text(feed),
                                    EntryMarkup.text(desk.called(feed))))
                            .toList()),
                    other(tenant));
        };
    }

    private static EntryMarkup other(EntryMarkup tenant) {
        return EntryMarkup.of(
                "<details><summary>A feed of which nothing came yet</summary><label for=\"other-%s\">The last word of its address /v1/hooks/…</label><input id=\"other-%s\" name=\"other\" autocomplete=\"off\" maxlength=\"64\"></details>",
                tenant, tenant);
    }

    /// What a file would do.
    ///
    /// @param name what the file is called
    /// @param file what comes back with the button
    static EntryMarkup looked(HandInAnswer.Looked look, String name, HandedFile file) {
        FileText text = look.text();
        FileEffect effect = look.effect();
        EntryMarkup rows = EntryMarkup.all(Stream.of(
                item("plain", count(text.rows().read(), "row"), "read", said(effect), known(text, effect, look)),
                look.seats().map(seats -> LookedSeats.item(seats, look)).orElse(NONE),
                text.rows().unread() == 0
                        ? NONE
                        : item("late", count(text.rows().unread(), "row"), "not read",
                                "What these lines would say stays as it was, marked with its day. Where only the seats of a line are left out, it still tells of its subscription.",
                                lines(text.unread())),
                text.rows().unknown().isEmpty()
                        ? NONE
                        : item("late", count(text.rows().unknown().size(), "word"), "unknown",
                                "No table knows these words of a status. " + unknown(text),
                                lines(text.rows().unknown())),
                text.remarks().isEmpty()
                        ? NONE
                        : item("plain", "Told", "by line",
                                "Rows that were read; the line says what of one does not count.",
                                lines(text.remarks())),
                absence(effect, look), stays(effect, look)).toList());
        return EntryFrame.page("Nothing is published yet", EntryMarkup.of(
                """
                        <h1>%s</h1>
                        <p class="asof"><code>%s</code> · %s · for the feed <code>%s</code></p>
                        %s<section aria-labelledby="would"><h2 id="would">What it would do</h2><ol class="moves">%s</ol></section>
                        <section class="sheet" aria-labelledby="publish"><h2 id="publish">Publish it</h2>
                        <p>It will be kept as uploaded by hand, grade B: the reader is known by this session, the file is not signed.</p>
                        %s<p class="asof">The look is good until %s. <a href="%s">Another file</a></p></section>""",
                EntryMarkup.text(title(look)), EntryMarkup.text(name), EntryMarkup.text(understood(text)),
                EntryMarkup.text(file.endpoint()),
                look.draft().map(draft -> DraftPages.looked(draft, text.map(), name, file)).orElse(NONE), rows,
                button(look, name, file),
                EntryMarkup.text(until(look)), new EntryMarkup(PATH)));
    }

    /// What becomes of rows with a word of a status that no table knows.
    private static String unknown(FileText text) {
        return text.feed().equals("orders")
                ? "An order that stands there is open, as of unknown status, and waits for the distributor, unless its reason says for whom."
                : "Their rows count neither as sold nor as zero: their seats stand apart, as of unknown status.";
    }

    private static String until(HandInAnswer.Looked look) {
        ZoneId zone = ZoneId.of(look.zone());
        return HOUR.format(look.pass().until().atZone(zone)) + " (" + FileText.place(zone) + ")";
    }

    private static String title(HandInAnswer.Looked look) {
        FileEffect effect = look.effect();
        if (effect.absence() == FileEffect.Absence.OLDER) {
            return "Nothing is published yet. A later file of this feed counts: this one would change no figure of today.";
        }
        String gone = switch (effect.absence()) {
            case GOES -> "; " + count(effect.gone().rows(), "row")
                    + (isOfOrders(look) ? " would be missing" : " would go");
            case HELD -> "; " + count(effect.gone().rows(), "row") + " missing, and kept";
            case NOTHING_GOES, SAME_MOMENT, FIRST, PART, OLDER -> "";
        };
        return (look.again()
                ? "Not published: what it would do is not any more what the page before said. "
                : "Nothing is published yet. ")
                + (effect.fresh().total() + effect.changed().total() == 0 && gone.isEmpty()
                        ? "This file would change nothing that is known. What was published within the last minute may not be known yet."
                        : "This file would " + does(effect) + ", at " + count(effect.allAccounts(), "account") + gone
                                + ".");
    }

    private static String does(FileEffect effect) {
        if (effect.changed().total() == 0 && effect.fresh().total() > 0) {
            return "add " + made(effect.fresh());
        }
        return "change " + made(effect.changed())
                + (effect.fresh().total() > 0 ? ", and add " + made(effect.fresh()) : "");
    }

    /// `40 subscriptions and 40 seat counts`.
    private static String made(FileEffect.Made made) {
        String all = Stream
                .of(some(made.subscriptions(), "subscription"), some(made.seatCounts(), "seat count"),
                        some(made.orders(), "order"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "nothing" : all;
    }

    private static String some(long number, String word) {
        return number == 0 ? "" : count(number, word);
    }

    private static String understood(FileText text) {
        return count(text.rows().all(), "row") + " of " + text.feed() + ", read by column map " + text.map()
                + text.asOf().map(at -> ", as of " + at).orElse("")
                + (text.missing().isEmpty() ? "" : ", without the columns for " + String.join(", ", text.missing()));
    }

    private static String said(FileEffect effect) {
        return "They make " + made(effect.fresh().plus(effect.changed()).plus(effect.same()))
                + ". Other than is known: "
                + made(effect.changed()) + ". The same: " + made(effect.same()) + ". New: " + made(effect.fresh())
                + ".";
    }

    private static EntryMarkup known(FileText text, FileEffect effect, HandInAnswer.Looked look) {
        long more = effect.allAccounts() - effect.accounts().size();
        return EntryMarkup.of("<p class=\"why\">%s%s</p>",
                effect.allAccounts() == 0
                        ? EntryMarkup.text("No row names an account; customers that are known are placed.")
                        : EntryMarkup.of("Accounts: %s%s.",
                                EntryMarkup.joined(", ",
                                        effect.accounts().stream().map(id -> account(id, look)).toList()),
                                EntryMarkup.text(more > 0 ? " and " + more + " more" : "")),
                EntryMarkup.text(text.rows().passedOver() == 0
                        ? ""
                        : " " + count(text.rows().passedOver(), "row") + " of other feeds passed over."));
    }

    /// `NV-1 (Fjordlys)`: an account with the name of its partner, where that is known.
    static EntryMarkup account(String id, HandInAnswer.Looked look) {
        return Optional.ofNullable(look.names().get(id))
                .map(name -> EntryMarkup.of("%s (<bdi>%s</bdi>)", EntryMarkup.text(id), EntryMarkup.text(name)))
                .orElseGet(() -> EntryMarkup.text(id));
    }

    private static EntryMarkup absence(FileEffect effect, HandInAnswer.Looked look) {
        return switch (effect.absence()) {
            case NOTHING_GOES -> item("plain", "Nothing", "goes", "It lists all that the file before it listed.", NONE);
            case SAME_MOMENT -> item("plain", "Nothing", "goes",
                    "A file of the same moment listed more: what only that one lists stays until a file of a later day leaves it out.",
                    fewer(effect, look));
            case FIRST -> item("plain", "Nothing", "goes", "It is the first whole file of this feed.", NONE);
            case GOES -> item("late", count(effect.gone().rows(), "row"),
                    isOfOrders(look) ? "would be missing" : "would go",
                    "The file before lists them, this one does not. " + (isOfOrders(look)
                            ? "An order never goes with a file: it stands as it stood, marked as no longer in the newest one, and of one that is open the pages ask you what became of it."
                            : "They go when it is published."),
                    fewer(effect, look));
            case HELD -> item("late", count(effect.gone().rows(), "row"), "missing",
                    "So much is missing that nothing goes: the file counts as a part, and what it leaves out is marked. A filter left on is the usual reason. Where it is meant, the box above the button says so.",
                    fewer(effect, look));
            case PART -> item("plain", "Nothing", "goes",
                    "The file is a part, or has rows of which nobody knows whose they are. What it does not list stays.",
                    NONE);
            case OLDER -> item("plain", "Nothing", "goes", "A later file counts. What this one does not list stays.",
                    NONE);
        };
    }

    private static EntryMarkup fewer(FileEffect effect, HandInAnswer.Looked look) {
        return fewer(effect.gone().first(), look);
    }

    private static EntryMarkup fewer(List<FileEffect.Fewer> some, HandInAnswer.Looked look) {
        return EntryMarkup.of("<p class=\"why\">%s</p>", EntryMarkup.joined("; ", some.stream()
                .map(one -> EntryMarkup.of("%s: %s", account(one.account(), look),
                        EntryMarkup.text(one.missing() + " of " + one.before())))
                .toList()));
    }

    private static boolean isOfOrders(HandInAnswer.Looked look) {
        return look.text().feed().equals("orders");
    }

    /// What is missing where it cannot be told from a row that was not read.
    private static EntryMarkup stays(FileEffect effect, HandInAnswer.Looked look) {
        List<FileEffect.Fewer> stay = effect.gone().stay();
        return stay.isEmpty()
                ? NONE
                : item("late", count(stay.stream().mapToLong(FileEffect.Fewer::missing).sum(), "row"), "missing",
                        "They stay, with their seats: of these accounts not every line was read, and one of those may be what is missing. Once all are read they go.",
                        fewer(stay, look));
    }

    /// One thing that a file would do.
    ///
    /// @param type how pressing it looks
    static EntryMarkup item(String type, String what, String how, String sentence, EntryMarkup more) {
        return EntryMarkup.of(
                "<li><p class=\"clock n %s\"%s>%s<small>%s</small></p><div><p class=\"do\">%s</p>%s</div></li>\n",
                new EntryMarkup(type), new EntryMarkup(type.equals("late") ? " data-mark=\"▲\"" : ""),
                EntryMarkup.text(what), EntryMarkup.text(how), EntryMarkup.text(sentence), more);
    }

    private static EntryMarkup lines(List<FileText.Line> lines) {
        return lines.isEmpty()
                ? NONE
                : EntryMarkup.of("<ul class=\"why\">%s</ul>", EntryMarkup.all(lines.stream()
                        .map(line -> EntryMarkup.of("<li><bdi>%s</bdi>: <bdi>%s</bdi></li>",
                                EntryMarkup.text(line.where()), EntryMarkup.text(line.detail())))
                        .toList()));
    }

    private static EntryMarkup button(HandInAnswer.Looked look, String name, HandedFile file) {
        return EntryMarkup.of(
                "<form method=\"post\" action=\"%s\" enctype=\"multipart/form-data\">%s%s%s%s%s%s%s<button>Publish %s</button></form>",
                new EntryMarkup(PATH), hidden("for", file.tenant()), hidden("feed", file.endpoint()),
                hidden("packed", file.packed()), hidden("pass", look.pass().word()), hidden("name", name),
                DraftPages.said(file.said()), gone(look),
                EntryMarkup.text(count(look.text().rows().read(), "row")));
    }

    /// What somebody may say who knows that a file that is held is right.
    private static EntryMarkup gone(HandInAnswer.Looked look) {
        FileEffect.Gone gone = look.effect().gone();
        return look.pass()
                .gone()
                .map(word -> EntryMarkup.of(
                        "<label><input type=\"checkbox\" name=\"gone\" value=\"%s\"> <span>What this file leaves out is gone: %s</span></label>",
                        EntryMarkup.text(word), EntryMarkup.text(count(gone.rows(), "row") + " at "
                                + count(gone.accounts(), "account"))))
                .orElse(NONE);
    }

    static EntryMarkup hidden(String name, String value) {
        return EntryMarkup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", new EntryMarkup(name),
                EntryMarkup.text(value));
    }

    /// It is stored.
    static EntryMarkup published(HandInAnswer.Published done, ReaderGrant home) {
        return EntryFrame.page("Published",
                EntryMarkup.of("""
                        <h1>%s</h1>
                        <p class="lede">%s Receipt <code>%s</code>.%s</p>
                        <p><a class="go" href="%s#feeds"><bdi>%s</bdi></a></p>""",
                        EntryMarkup.text(done.again() ? "This file was published before." : "Published."),
                        EntryMarkup.text(done.again() ? "Nothing changed by it." : "Pages turn within a minute."),
                        EntryMarkup.text(done.receipt()), EntryMarkup.text(done.map()
                                .map(map -> " The feed has the column map " + map + " from now on.")
                                .orElse("")),
                        EntryMarkup.text(home.page().path()),
                        EntryMarkup.text(home.page().title())));
    }

    /// It is not, and why.
    ///
    /// @param detail what else to say
    static EntryMarkup refused(String title, String detail, EntryMarkup more) {
        return EntryFrame.page("Nothing is published", EntryMarkup.of("""
                <h1>%s</h1>
                <p class="lede">Nothing is published. %s</p>
                %s<p><a class="go" href="%s">Another file</a></p>""", EntryMarkup.text(title),
                EntryMarkup.text(detail), more, new EntryMarkup(PATH)));
    }

    static EntryMarkup refused(String title, String detail) {
        return refused(title, detail, NONE);
    }

    static EntryMarkup noFeed() {
        return refused("There is no such feed of files here.",
                "Whoever runs the feed knows its word; it stands at the end of its address.");
    }

    static EntryMarkup refused(HandInAnswer.Refused why, String name, HandedFile file) {
        EntryMarkup columns = why.columns().map(draft -> DraftPages.refused(draft, name, file)).orElse(NONE);
        return switch (why.why()) {
            case NO_FEED -> noFeed();
            case OVERTAKEN -> refused("This file was published before, and does not count any more.",
                    "Something for the same moment came after it, or it was taken back. To have it count, give it its day anew or change a row. Receipt "
                            + why.detail() + ".");
            case NO_ACCOUNT, NO_PORTFOLIO, NO_OPERATOR, LINKED_OTHERWISE, LINKED_MEANWHILE, TOO_MANY_ACCOUNTS,
                    OPENED_OTHERWISE ->
                throw new IllegalStateException("nobody asked about an account");
            case TORN -> refused("The file did not come as it was sent.", "Choose it once more.");
            case EXPIRED -> refused("The look is over.",
                    "A look is good for an hour, for what is known changes meanwhile. Choose the file once more.");
            case COLUMNS -> refused("No column map of this feed reads this file.", why.detail(),
                    why.draft().map(UploadPages::draft).orElse(NONE));
            case MAP -> refused("The feed takes no column map of this file.", why.detail(), columns);
            case UNREAD -> refused("This file cannot be read.", why.detail(),
                    EntryMarkup.all(List.of(lines(why.lines()), columns)));
        };
    }

    private static EntryMarkup draft(String map) {
        return EntryMarkup.of(
                """
                        <section class="sheet" aria-labelledby="draft"><h2 id="draft">A draft of a map, by the names of its columns</h2>
                        <p>The feed was set up by hand, in no list: whoever runs it adds the map. The draft is to begin with: <code>map</code> is the map, <code>left</code> are columns that nobody claims, <code>missing</code> is what a row needs.</p>
                        <p><code>%s</code></p></section>
                        """,
                EntryMarkup.text(map));
    }

    private static String count(long number, String word) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, word, number == 1 ? "" : "s");
    }
}

package dev.lightup.functions.byhand;

import dev.lightup.functions.form.EntryMarkup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The seats of a file as a look words them, `sold 18,000 (now 17,650)`, so that somebody can hold them against another system before anything is
/// published.
final class LookedSeats {
    private static final String UNTOLD = "not told";

    private LookedSeats() {}

    /// The seats of a look.
    static EntryMarkup item(FileSeats seats, HandInAnswer.Looked look) {
        List<EntryMarkup> lines = new ArrayList<>();
        lines.add(line(beside(seats, look)));
        seats.nobodys()
                .ifPresent(told -> lines
                        .add(line("Rows that name no account, of the sum: " + figures(told, Optional.empty()) + ".")));
        lines.add(list(seats, look));
        lines.add(line(
                "Sold are paid seats of active and suspended subscriptions; active are seats in use. These are the file's rows alone"
                        + (look.text().rows().unread() > 0
                                ? ", of lines that are not read at most what they tell of subscriptions"
                                : "")
                        + ": what other feeds and events tell, pages know besides."));
        return UploadPages.item("plain", seats.all().sold().map(LookedSeats::number).orElse(UNTOLD), "sold, as read",
                "Seats by its rows: " + figures(seats.all(), seats.now()) + ".", EntryMarkup.all(lines));
    }

    private static String beside(FileSeats seats, HandInAnswer.Looked look) {
        if (look.effect().allAccounts() == 0) {
            return "No row names an account: no page is beside the sum.";
        }
        if (seats.tooMany()) {
            return "The pages of so many accounts are not added up; what they say stands beside the accounts below.";
        }
        if (seats.now().isPresent()) {
            long others = look.effect().allAccounts() - seats.paged();
            return "Now is what the pages of these accounts say" + day(seats.now().get(), look)
                    + (others > 0 ? "; " + number(others) + " of them told nothing yet" : "") + ".";
        }
        return seats.paged() == 0
                ? "The pages of these accounts tell no seats yet."
                : "The pages are not added up, for not every row names an account.";
    }

    private static EntryMarkup list(FileSeats seats, HandInAnswer.Looked look) {
        return seats.accounts().isEmpty()
                ? new EntryMarkup("")
                : EntryMarkup.of("<ul class=\"why\">%s</ul>", EntryMarkup.all(seats.accounts()
                        .stream()
                        .map(one -> EntryMarkup.of("<li>%s: %s</li>", UploadPages.account(one.account(), look),
                                EntryMarkup.text(one.file()
                                        .map(told -> figures(told, one.now()))
                                        .orElse("no seats read")
                                        + one.now()
                                                .map(told -> day(told, look))
                                                .orElse("; its pages tell nothing yet"))))
                        .toList()));
    }

    private static EntryMarkup line(String text) {
        return EntryMarkup.of("<p class=\"why\">%s</p>", EntryMarkup.text(text));
    }

    /// `, as of 2026-02-27`.
    private static String day(FileSeats.Told now, HandInAnswer.Looked look) {
        return now.asOf().map(at -> ", as of " + day(at, look)).orElse("");
    }

    private static String day(Instant at, HandInAnswer.Looked look) {
        return at.atZone(ZoneId.of(look.zone())).toLocalDate().toString();
    }

    private static String figures(FileSeats.Told file, Optional<FileSeats.Told> now) {
        List<String> said = new ArrayList<>(List.of(figure("sold", file, now, FileSeats.Told::sold),
                figure("assigned", file, now, FileSeats.Told::assigned),
                figure("active", file, now, FileSeats.Told::active)));
        apart("of unknown status", file, now, FileSeats.Told::unknown).ifPresent(said::add);
        apart("on trial", file, now, FileSeats.Told::trial).ifPresent(said::add);
        apart("being provisioned", file, now, FileSeats.Told::provisioning).ifPresent(said::add);
        apart("assigned without a known sale", file, now, told -> told.beyond().orElse(0L)).ifPresent(said::add);
        return String.join(", ", said);
    }

    private static String figure(
            String word,
            FileSeats.Told file,
            Optional<FileSeats.Told> now,
            Function<FileSeats.Told, Optional<Long>> of) {
        return word + " " + number(of.apply(file))
                + now.map(told -> " (now " + number(of.apply(told)) + ")").orElse("");
    }

    /// What stands beside the sold seats, where there is any of it.
    private static Optional<String> apart(
            String word,
            FileSeats.Told file,
            Optional<FileSeats.Told> now,
            ToLongFunction<FileSeats.Told> of) {
        long read = of.applyAsLong(file);
        Optional<String> known = now.map(of::applyAsLong).map(n -> "now " + (n == 0 ? "none" : number(n)));
        if (read == 0) {
            return known.filter(_ -> now.stream().anyMatch(told -> of.applyAsLong(told) > 0))
                    .map(text -> text + " " + word);
        }
        return Optional.of(number(read) + " " + word + known.map(text -> " (" + text + ")").orElse(""));
    }

    private static String number(Optional<Long> told) {
        return told.map(LookedSeats::number).orElse(UNTOLD);
    }

    private static String number(long told) {
        return String.format(Locale.ENGLISH, "%,d", told);
    }
}

package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.UnappliedEvents;
import dev.lightup.domain.feed.FeedReading;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.StateTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The health of one endpoint's feed, in words that its engineer can act on.
///
/// @param name the endpoint's id
/// @param state how it is
/// @param sentences what is wrong and what helps
/// @param heard when it last told something of itself
public record FeedView(
        String name,
        StateTag state,
        List<String> sentences,
        List<DisplayTime> heard,
        List<Problem> problems,
        List<Export> exports) {
    /// Something that could not be understood.
    public record Problem(DisplayTime received, String what, String detail, String rows, String receipt) {}

    /// The newest file of a feed.
    public record Export(
            String feed,
            DisplayTime asOf,
            String age,
            String rows,
            String unreadable,
            Optional<String> problem) {}

    static FeedView of(FeedReading feed, DisplayDays days) {
        return new FeedView(feed.endpoint(), state(feed), sentences(feed, days),
                feed.lastReceived().map(days::moment).stream().toList(),
                feed.problems().stream().map(p -> problem(p, days)).toList(),
                feed.files().newest().stream().map(e -> export(e, days)).toList());
    }

    /// What is said where events of any endpoint could not be applied yet.
    static String unapplied(UnappliedEvents events, DisplayDays days) {
        boolean one = events.count() == 1;
        return EnglishText.count(events.count(), "event") + " could not be applied yet, "
                + (one ? "since " : "the oldest since ") + days.text(events.since()) + ". What "
                + (one ? "it says" : "they say")
                + " may be missing from these pages; nothing is lost, the operator knows, and "
                + (one ? "it need" : "they need") + " not be sent again.";
    }

    /// What is said where a sender's counter began again.
    static Optional<String> fell(List<AccountSummary> accounts) {
        int things = accounts.stream().mapToInt(account -> account.fell().orElse(0)).sum();
        long at = accounts.stream().filter(account -> account.fell().orElse(0) > 0).count();
        return things == 0
                ? Optional.empty()
                : Optional.of("A sequence began again while the times went on: " + EnglishText.count(things, "thing")
                        + " at " + EnglishText.count(at, "account") + (things == 1 ? " counts" : " count")
                        + " in the order of the sequence, so that what was sent last may be taken for older. Let the sequence go on where"
                        + " it stood, or send without one; then send anew what changed since.");
    }

    private static StateTag state(FeedReading feed) {
        if (feed.silent()) {
            return StateTag.late("silent");
        }
        return feed.isTroubled() ? StateTag.pressing("needs its engineer") : StateTag.good("no complaint");
    }

    private static List<String> sentences(FeedReading feed, DisplayDays days) {
        var sentences = new ArrayList<String>();
        if (feed.silent()) {
            sentences.add("No heartbeat" + feed.heartbeat().map(at -> " since " + days.text(at)).orElse("")
                    + ". Check that the sender still runs, and that its key and address are the current ones.");
        }
        if (feed.quarantined() > 0) {
            sentences.add(EnglishText.number(feed.quarantined())
                    + (feed.quarantined() == 1 ? " request or row was" : " requests or rows were")
                    + " stored but not understood. Repair and send again under the same ids: what was not understood took no id.");
            commonest(feed.problems()).ifPresent(sentences::add);
        }
        feed.files().open().forEach(o -> sentences.add(open(o, days)));
        feed.files()
                .newest()
                .stream()
                .filter(e -> e.file().unreadable() > 0)
                .forEach(e -> sentences.add("The newest file of "
                        + EnglishText.name(e.feed()) + " has " + EnglishText.count(e.file().unreadable(), "row")
                        + " that could not be read"
                        + e.file().firstProblem().map(p -> "; the first: " + EnglishText.name(p)).orElse("") + "."));
        feed.files()
                .newest()
                .forEach(e -> e.held()
                        .ifPresent(held -> sentences.add("The file of " + EnglishText.name(e.feed()) + " of "
                                + days.text(held.asOf()) + " lists " + EnglishText.number(held.rows()) + " of "
                                + EnglishText.count(held.before(), "row")
                                + ", so nothing is taken for gone. Send the whole "
                                + "report, or, if the rest is meant to be gone, the same file by the upload form, "
                                + "with its box ticked, or with a first line “# confirmed: yes”.")));
        if (feed.tested().isEmpty() && feed.lastReceived().isEmpty()) {
            sentences.add(
                    "Nothing about itself was received from this endpoint; a test event or a heartbeat shows that the connection works.");
        }
        return List.copyOf(sentences);
    }

    private static String open(FeedReading.OpenFile open, DisplayDays days) {
        String file = "The file of " + EnglishText.name(open.feed()) + " of " + days.text(open.file().asOf()) + ", "
                + EnglishText.count(open.file().rows(), "row");
        return open.file().late()
                ? file + ", is not wholly read in, since " + days.moment(open.file().since()).text()
                        + ". Nothing of it is lost, and the operator is told; it need not be sent again."
                : file + ", is being read in.";
    }

    /// Of the newest that were not understood, what cost the most rows: to repair first.
    private static Optional<String> commonest(List<EndpointState.Problem> problems) {
        Map<String, Long> rows = problems.stream()
                .collect(Collectors.groupingBy(p -> what(p).toLowerCase(Locale.ROOT) + ": "
                        + EnglishText.name(expected(p.detail())), TreeMap::new,
                        Collectors.summingLong(EndpointState.Problem::rows)));
        return rows.entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> EnglishText.ended("The commonest of the newest is " + most.getKey()));
    }

    private static String what(EndpointState.Problem p) {
        return EnglishText.sentence(EnglishText.name(p.code().replace('-', ' ').replace('_', ' ')));
    }

    private static Problem problem(EndpointState.Problem p, DisplayDays days) {
        return new Problem(days.moment(p.received()), what(p),
                EnglishText.name(expected(p.detail())), EnglishText.number(p.rows()), p.receipt());
    }

    /// What a reader of the format wanted at a place, told as such: what came is in the request that the receipt names.
    private static String expected(String detail) {
        int colon = detail.indexOf(": ");
        return detail.startsWith("/") && colon > 0
                ? detail.substring(0, colon) + " should be: " + detail.substring(colon + 2)
                : detail;
    }

    private static Export export(FeedReading.FileOfFeed e, DisplayDays days) {
        return new Export(e.feed(), days.moment(e.file().asOf()),
                e.ageDays() == 0 ? "under a day" : EnglishText.count(e.ageDays(), "day"),
                EnglishText.number(e.file().rows()), EnglishText.number(e.file().unreadable()),
                e.file().firstProblem().map(EnglishText::name));
    }
}

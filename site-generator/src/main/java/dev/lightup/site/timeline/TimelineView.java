package dev.lightup.site.timeline;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.TimelineEntry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.site.parts.FootView;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.TextLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened to a customer, of all kinds, newest first.
///
/// @param lags what sources usually take to tell, where that is long, and since when they tell at all, a sentence each
/// @param newest the first rows
/// @param older the rows after them, which stand folded
/// @param more how many those are, in words
/// @param earlier how many moments came before all of these, in words
public record TimelineView(
        List<String> lags,
        List<Row> newest,
        List<Row> older,
        String more,
        Optional<String> earlier) {
    /// Rows that stand open, and rows in all: the twin has every one that a state keeps.
    private static final int OPEN = 30;
    private static final int ROWS = 150;
    /// Under this nothing is late, and over this a source's usual delay is worth a sentence.
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(2);
    /// How long a source that begins to tell takes to tell what was before.
    private static final Duration BEGINNING = Duration.ofDays(1);

    /// A moment.
    ///
    /// @param about what it happened to
    /// @param linked whether that has a place on the page
    /// @param late how long after it happened it was received, where that is more than its source usually takes
    /// @param by who said it, with the event's id and grade
    public record Row(DisplayTime at, TextLink about, boolean linked, String text, Optional<String> late, String by) {}

    public static Optional<TimelineView> of(CustomerReading customer, AccountNames cast) {
        List<TimelineEntry> all = customer.timeline().moments();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Instant> begins = begins(all);
        Map<String, Duration> usual = usual(all.stream().filter(h -> !isHistory(h.moment(), begins)).toList());
        var names = new Subjects(customer, cast);
        List<Row> rows = all.stream().limit(ROWS).map(h -> row(h, names, begins, usual, cast)).toList();
        long earlier = customer.timeline().earlier() + all.size() - rows.size();
        return Optional.of(new TimelineView(
                Stream.concat(lags(usual).stream(), history(all, begins, cast)).toList(),
                rows.subList(0, Math.min(OPEN, rows.size())),
                rows.subList(Math.min(OPEN, rows.size()), rows.size()),
                EnglishText.number(Math.max(0, rows.size() - OPEN)) + " more",
                earlier > 0
                        ? Optional.of(EnglishText.number(earlier) + " earlier ones are in the log")
                        : Optional.empty()));
    }

    private static Row row(
            TimelineEntry happening,
            Subjects names,
            Map<String, Instant> begins,
            Map<String, Duration> usual,
            AccountNames cast) {
        TimelineMoment moment = happening.moment();
        Optional<String> href = names.href(happening.about());
        return new Row(cast.days().moment(moment.at()), new TextLink(href.orElse(""), names.name(happening.about())),
                href.isPresent(), EventSentences.text(moment.fact(), cast),
                isHistory(moment, begins) ? Optional.empty() : late(moment, usual),
                EnglishText.name(moment.source()) + ", event " + EnglishText.name(moment.id()) + ", grade "
                        + moment.grade());
    }

    /// When each source told the first of it.
    private static Map<String, Instant> begins(List<TimelineEntry> all) {
        Map<String, Instant> begins = new HashMap<>();
        all.forEach(h -> begins.merge(h.moment().source(), h.moment().received(), (a, b) -> a.isBefore(b) ? a : b));
        return begins;
    }

    /// Whether it happened before its source began to tell, and was told when it began: that is no delay.
    private static boolean isHistory(TimelineMoment moment, Map<String, Instant> begins) {
        Instant begin = begins.getOrDefault(moment.source(), Instant.MIN);
        return moment.occurred().isBefore(begin.minus(LONG)) && moment.received().isBefore(begin.plus(BEGINNING));
    }

    private static Stream<String> history(List<TimelineEntry> all, Map<String, Instant> begins, AccountNames cast) {
        Set<String> told = all.stream()
                .map(TimelineEntry::moment)
                .filter(m -> isHistory(m, begins))
                .map(TimelineMoment::source)
                .collect(Collectors.toSet());
        return begins.entrySet()
                .stream()
                .filter(begin -> told.contains(begin.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(begin -> EnglishText.name(begin.getKey()) + " tells of it since "
                        + cast.days().text(begin.getValue())
                        + ", and told then what had been.");
    }

    /// What each source usually takes from the event to its arrival: the median of its moments here.
    private static Map<String, Duration> usual(List<TimelineEntry> all) {
        Map<String, List<Duration>> lags = new HashMap<>();
        all.forEach(h -> lags.computeIfAbsent(h.moment().source(), _ -> new ArrayList<>()).add(lag(h.moment())));
        Map<String, Duration> usual = new HashMap<>();
        lags.forEach((source, own) -> {
            own.sort(null);
            usual.put(source, own.get(own.size() / 2));
        });
        return usual;
    }

    private static Duration lag(TimelineMoment moment) {
        Duration lag = Duration.between(moment.occurred(), moment.received());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    private static Optional<String> late(TimelineMoment moment, Map<String, Duration> usual) {
        Duration lag = lag(moment);
        Duration twice = usual.getOrDefault(moment.source(), Duration.ZERO).multipliedBy(2);
        return lag.compareTo(SHORT) < 0 || lag.compareTo(twice) <= 0
                ? Optional.empty()
                : Optional.of("received " + words(lag) + " late");
    }

    private static List<String> lags(Map<String, Duration> usual) {
        return usual.entrySet()
                .stream()
                .filter(e -> e.getValue().compareTo(LONG) >= 0)
                .sorted(Map.Entry.comparingByKey())
                .map(e -> "What " + EnglishText.name(e.getKey()) + " tells usually came " + words(e.getValue())
                        + " after it happened.")
                .toList();
    }

    private static String words(Duration lag) {
        return lag.toHours() < 48 ? EnglishText.count(lag.toHours(), "hour") : EnglishText.count(lag.toDays(), "day");
    }

    /// What a page calls the subjects of a customer, and where they stand on it.
    private static final class Subjects {
        private final Map<Subject, String> offers = new HashMap<>();
        private final List<Subject> placed = new ArrayList<>();
        private final String customer;
        private final AccountNames cast;

        Subjects(CustomerReading customer, AccountNames cast) {
            this.customer = customer.id();
            this.cast = cast;
            customer.holdings().subscriptions().forEach(s -> {
                placed.add(s.subject());
                s.offer().or(s.told()::sku).ifPresent(offer -> offers.put(s.subject(), offer));
            });
            customer.holdings().orders().forEach(o -> placed.add(o.subject()));
        }

        String name(Subject subject) {
            return switch (subject.kind()) {
                case SUBSCRIPTION -> offers.containsKey(subject)
                        ? "Subscription of " + EnglishText.name(offers.get(subject))
                        : FootView.name(subject);
                case MILESTONE -> "Milestones" + Optional
                        .ofNullable(offers.get(new Subject(Subject.Kind.SUBSCRIPTION, subject.id())))
                        .map(o -> " of " + EnglishText.name(o))
                        .orElse("");
                case USAGE -> "Seats of " + EnglishText.name(cast.offer(sku(subject.id())));
                case CUSTOMER -> "Customer";
                case ORDER, ESCALATION, PARTNER, OFFER, ENDPOINT, PROGRAMME, FEED, LINK, PORTFOLIO ->
                    FootView.name(subject);
            };
        }

        private String sku(String id) {
            return id.startsWith(customer + "/") ? id.substring(customer.length() + 1) : id;
        }

        Optional<String> href(Subject subject) {
            Subject at = subject.kind() == Subject.Kind.MILESTONE
                    ? new Subject(Subject.Kind.SUBSCRIPTION, subject.id())
                    : subject;
            return placed.contains(at) ? Optional.of("#" + AccountNames.anchor(at)) : Optional.empty();
        }
    }
}

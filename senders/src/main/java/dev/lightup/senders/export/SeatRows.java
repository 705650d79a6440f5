package dev.lightup.senders.export;

import dev.lightup.senders.export.clash.SubscriptionClaim;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.words.WordTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows of seats. Rows of one customer, SKU, workload and moment are one number (see {@link SeatNumber}). Rows that name
/// a subscription say its paid seats as well (see {@link SubscriptionRows}).
final class SeatRows implements ExportRows.RowFormat {
    private record Key(Subject subject, Optional<String> workload, Instant asOf) {}

    private static final int LONGEST_WINDOW = 366;

    private final String feed;
    private final boolean perLicence;
    private final WordTable<Status> words;
    private final ReadingRules rules;
    private final ZoneId zone;
    private final Map<Key, SeatNumber> numbers = new LinkedHashMap<>();
    private final Set<Subject> partly = new HashSet<>();
    private final Optional<Set<Long>> silent;
    private final List<ExportRows.Said> subscriptions = new ArrayList<>();
    private final SubscriptionRows sums = new SubscriptionRows();

    /// @param perLicence whether assigned and active seats add up over rows
    /// @param silent the lines that do not tell their subscription; absent in a file of the reading before, of which each row tells it anew
    /// @param words what words for where a licence stands mean
    /// @param zone where days begin
    SeatRows(
            String feed,
            boolean perLicence,
            Optional<Set<Long>> silent,
            WordTable<Status> words,
            ReadingRules rules,
            ZoneId zone) {
        this.feed = feed;
        this.perLicence = perLicence;
        this.silent = silent;
        this.words = words;
        this.rules = rules;
        this.zone = zone;
    }

    @Override
    public ExportRows.Plan read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
        String owner = row.requiredId(ExportField.CUSTOMER);
        String sku = row.requiredId(ExportField.SKU);
        var counts = new SeatNumber.Counts(row.count(ExportField.SOLD), row.count(ExportField.ASSIGNED),
                row.count(ExportField.QUALIFIED),
                row.count(ExportField.ACTIVE));
        Optional<String> status = row.text(ExportField.STATUS);
        Optional<Boolean> trial = row.flag(ExportField.TRIAL);
        Optional<Integer> window = row.count(ExportField.WINDOW_DAYS, 1, LONGEST_WINDOW).map(Math::toIntExact);
        Optional<String> workload = row.text(ExportField.WORKLOAD).map(word -> word.toLowerCase(Locale.ROOT));
        Optional<String> subscription = row.id(ExportField.SUBSCRIPTION);
        var snapshot = new SubscriptionFact.Snapshot(feed, asOf, status, Optional.of(sku), counts.sold(),
                row.day(ExportField.TERM_END), trial, row.remarkedFlag(ExportField.AUTORENEW));
        boolean named = Subject.isValidId(owner + "/" + sku);
        if (!named) {
            row.problem("`customer` and `sku` have at most 199 characters together");
        }
        if (owner.indexOf('/') >= 0) {
            // the subject of seats is `customer/sku`: another customer and SKU would have the same one
            row.problem("`customer` of seats has no `/`");
        }
        boolean counted = counts.say();
        if (!counted && subscription.isEmpty() && row.problem().isEmpty()) {
            row.problem("none of `sold`, `assigned`, `qualified` and `active` says anything");
        }
        int line = Math.toIntExact(row.line());
        var part = new SeatNumber.Part(line, account, row.said(), counts, window, status, trial.orElse(false));
        Runnable take = () -> {
            if (counted) {
                numbers.computeIfAbsent(new Key(Subject.usage(owner, sku), workload, asOf),
                        key -> new SeatNumber(key.subject(), owner, workload, asOf))
                        .add(part);
            }
            subscription.ifPresent(id -> add(new SubscriptionRows.Row(new ExportRows.Said(
                    new Subject(Subject.Kind.SUBSCRIPTION, id), line, asOf, account, customer, snapshot), snapshot,
                    workload, part)));
        };
        // a stand-in for an id that cannot be read is nobody's
        Optional<Subject> about = named && owner.indexOf('/') < 0 && row.isRead(ExportField.CUSTOMER)
                && row.isRead(ExportField.SKU)
                        ? Optional.of(Subject.usage(owner, sku))
                        : Optional.empty();
        var whose = new SubscriptionClaim.Whose(account, customer,
                row.isRead(ExportField.SKU) ? Optional.of(sku) : Optional.empty());
        Optional<SubscriptionClaim> claim = subscription.map(id -> row.problem().isPresent()
                ? SubscriptionClaim.ofUnread(id, asOf, whose)
                : SubscriptionClaim.of(id, asOf, whose, status, trial, snapshot.termEnd(), counts.sold().isPresent()));
        return new ExportRows.Plan(take, () -> about.ifPresent(partly::add), about, counts.sold().orElse(0L), claim);
    }

    private void add(SubscriptionRows.Row row) {
        if (silent.isPresent()) {
            sums.add(row);
        } else {
            subscriptions.add(row.said());
        }
    }

    /// A customer that went to another account leaves the licence that it ended behind.
    private List<ExportRows.Told> withoutEnded() {
        Set<SeatNumber.Moment> shared = SeatNumber.sharedAt(numbers.values());
        List<ExportRows.Told> out = numbers.values()
                .stream()
                .filter(number -> shared.contains(number.moment()))
                .flatMap(number -> number.withoutEnded(this::isEnded).stream())
                .toList();
        numbers.values().removeIf(SeatNumber::isEmpty);
        return out;
    }

    private boolean isEnded(String status) {
        return words.meaning(status).filter(Status::isEnded).isPresent();
    }

    @Override
    public ExportRows.Outcome outcome() {
        List<ExportRows.Said> said = new ArrayList<>();
        List<FileListing.Omitted> leftOut = new ArrayList<>();
        List<ExportRows.Told> remarks = new ArrayList<>();
        Set<Integer> counted = numbers.values()
                .stream()
                .flatMap(number -> number.counted().stream())
                .collect(Collectors.toSet());
        if (rules == ReadingRules.FOURTH) {
            remarks.addAll(withoutEnded());
        }
        Set<Subject> shared = SeatNumber.shared(numbers.values());
        List<SeatNumber> told = new ArrayList<>();
        for (SeatNumber number : numbers.values()) {
            if (shared.contains(number.subject())) {
                leftOut.addAll(number.leftOut("another row names another `account` for this customer and SKU"));
            } else if (partly.contains(number.subject())) {
                remarks.addAll(
                        number.told("another row of this customer and SKU was left out: their number is not told"));
            } else {
                said.add(number.said(feed, perLicence, remarks));
                told.add(number);
            }
        }
        remarks.addAll(DatedRows.sameDay(told, zone));
        said.addAll(subscriptions);
        said.addAll(sums.said(silent.orElse(Set.of()), counted, remarks));
        return new ExportRows.Outcome(said, leftOut, remarks);
    }
}

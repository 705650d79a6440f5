package dev.lightup.senders.export.first;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Rows of seats. Rows of one customer, SKU, workload and moment are one usage snapshot: sold seats add up over its subscriptions, assigned
/// and active ones are counted once (the greatest). A row that names a subscription says its paid seats as well.
final class FirstSeats implements FirstRows.RowFormat {
    private record Group(Subject subject, Optional<String> workload, Instant asOf) {}

    private record Counts(
            int line,
            Optional<String> account,
            String customer,
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> active,
            Optional<Integer> windowDays) {
        Counts and(Counts later) {
            return new Counts(line, account.or(later::account), customer, join(sold, later.sold, true),
                    join(assigned, later.assigned, false), join(active, later.active, false),
                    windowDays.or(later::windowDays));
        }

        private static Optional<Long> join(Optional<Long> one, Optional<Long> other, boolean added) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.or(() -> other);
            }
            return Optional.of(added ? one.get() + other.get() : Math.max(one.get(), other.get()));
        }
    }

    private static final int LONGEST_WINDOW = 366;

    private final String feed;
    private final Map<Group, Counts> groups = new LinkedHashMap<>();
    private final List<FirstRows.Said> subscriptions = new ArrayList<>();

    FirstSeats(String feed) {
        this.feed = feed;
    }

    @Override
    public Runnable read(FirstRowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
        String owner = row.requiredId(FirstField.CUSTOMER);
        String sku = row.requiredId(FirstField.SKU);
        Optional<Long> sold = row.count(FirstField.SOLD);
        Optional<Long> assigned = row.count(FirstField.ASSIGNED);
        Optional<Long> active = row.count(FirstField.ACTIVE);
        Optional<Long> window = row.count(FirstField.WINDOW_DAYS);
        Optional<String> workload = row.text(FirstField.WORKLOAD).map(word -> word.toLowerCase(Locale.ROOT));
        Optional<String> subscription = row.id(FirstField.SUBSCRIPTION);
        var snapshot = new SubscriptionFact.Snapshot(feed, asOf, row.text(FirstField.STATUS), Optional.of(sku), sold,
                row.day(FirstField.TERM_END));
        if (window.filter(days -> days < 1 || days > LONGEST_WINDOW).isPresent()) {
            row.problem("`windowDays` is 1 to 366");
        }
        if (!Subject.isValidId(owner + "/" + sku)) {
            row.problem("`customer` and `sku` have at most 199 characters together");
        }
        boolean counted = sold.isPresent() || assigned.isPresent() || active.isPresent();
        if (!counted && subscription.isEmpty() && row.problem().isEmpty()) {
            row.problem("none of `sold`, `assigned` and `active` says anything");
        }
        int line = Math.toIntExact(row.line());
        return () -> {
            if (counted) {
                groups.merge(new Group(Subject.usage(owner, sku), workload, asOf),
                        new Counts(line, account, owner, sold, assigned, active, window.map(Math::toIntExact)),
                        Counts::and);
            }
            subscription.ifPresent(id -> subscriptions.add(new FirstRows.Said(
                    new Subject(Subject.Kind.SUBSCRIPTION, id), line, asOf, account, customer, snapshot)));
        };
    }

    @Override
    public List<FirstRows.Said> said() {
        List<FirstRows.Said> said = new ArrayList<>();
        groups.forEach((group, counts) -> said.add(new FirstRows.Said(group.subject(), counts.line(), group.asOf(),
                counts.account(), Optional.of(counts.customer()),
                new UsageFact.Snapshot(feed, group.workload(), counts.sold(), counts.assigned(), Optional.empty(),
                        counts.active(), counts.windowDays(), group.asOf()))));
        said.addAll(subscriptions);
        return said;
    }
}

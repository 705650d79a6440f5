package dev.lightup.senders.export.first;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows of orders. Rows of one order are its lines. Where lines have different statuses and some are done, the order is partially
/// fulfilled; otherwise the first line's status stands, in the sender's word.
final class FirstOrders implements FirstRows.RowFormat {
    private static final Set<String> DONE = Set.of("fulfilled", "completed", "complete", "provisioned", "delivered");
    private static final String PARTLY = "partially_fulfilled";

    private record Draft(FirstRows.Said first, List<OrderLine> lines, Set<String> statuses) {}

    private final String feed;
    private final Map<Subject, Draft> orders = new LinkedHashMap<>();

    FirstOrders(String feed) {
        this.feed = feed;
    }

    @Override
    public Runnable read(FirstRowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
        String order = row.requiredId(FirstField.ORDER);
        Optional<String> sku = row.id(FirstField.SKU);
        Optional<Long> quantity = row.count(FirstField.QUANTITY);
        Optional<String> subscription = row.id(FirstField.SUBSCRIPTION);
        Optional<String> status = row.text(FirstField.STATUS);
        if (status.isEmpty()) {
            row.problem("`status` is empty");
        }
        if (sku.isEmpty() != quantity.isEmpty()) {
            row.problem("`sku` and `quantity` come together");
        }
        var fact = new OrderFact.Snapshot(feed, asOf, status.orElse("?"), row.moment(FirstField.SUBMITTED), List.of(),
                row.text(FirstField.REASON).map(Reason::of));
        var said = new FirstRows.Said(new Subject(Subject.Kind.ORDER, order), Math.toIntExact(row.line()), asOf,
                account,
                customer, fact);
        return () -> {
            Draft draft = orders.computeIfAbsent(said.subject(),
                    _ -> new Draft(said, new ArrayList<>(), new java.util.LinkedHashSet<>()));
            draft.statuses().add(fact.status());
            sku.ifPresent(id -> draft.lines().add(new OrderLine(id, quantity.orElse(0L), subscription)));
        };
    }

    @Override
    public List<FirstRows.Said> said() {
        return orders.values().stream().map(this::said).toList();
    }

    private FirstRows.Said said(Draft draft) {
        FirstRows.Said first = draft.first();
        if (!(first.fact() instanceof OrderFact.Snapshot fact)) {
            throw new IllegalStateException("an order's draft is a snapshot");
        }
        var whole = new OrderFact.Snapshot(feed, fact.asOf(), status(draft, fact.status()), fact.submitted(),
                List.copyOf(draft.lines()), fact.reason());
        return new FirstRows.Said(first.subject(), first.place(), first.asOf(), first.account(), first.customer(),
                whole);
    }

    private static String status(Draft draft, String first) {
        boolean some = draft.statuses().stream().anyMatch(FirstOrders::isDone);
        boolean all = draft.statuses().stream().allMatch(FirstOrders::isDone);
        return some && !all ? PARTLY : first;
    }

    private static boolean isDone(String status) {
        return DONE.contains(status.toLowerCase(Locale.ROOT));
    }
}

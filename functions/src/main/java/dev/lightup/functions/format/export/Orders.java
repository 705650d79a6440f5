package dev.lightup.functions.format.export;

import dev.lightup.domain.event.Line;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows of orders. Rows of one order are its lines; where they stand in different places, one of them speaks for all ({@link ShownLine}).
final class Orders implements Rows.RowFormat {
    private record Draft(Rows.Said first, List<Line> lines, List<OrderFact.Snapshot> rows) {}

    private final String feed;
    private final Map<Subject, Draft> orders = new LinkedHashMap<>();

    Orders(String feed) {
        this.feed = feed;
    }

    @Override
    public Runnable read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
        String order = row.requiredId(Field.ORDER);
        Optional<String> sku = row.id(Field.SKU);
        Optional<Long> quantity = row.count(Field.QUANTITY);
        Optional<String> subscription = row.id(Field.SUBSCRIPTION);
        Optional<String> status = row.text(Field.STATUS);
        if (status.isEmpty()) {
            row.problem("`status` is empty");
        }
        if (sku.isEmpty() != quantity.isEmpty()) {
            row.problem("`sku` and `quantity` come together");
        }
        var fact = new OrderFact.Snapshot(feed, asOf, status.orElse("?"), row.moment(Field.SUBMITTED), List.of(),
                row.text(Field.REASON).map(Reason::of));
        var said = new Rows.Said(new Subject(Subject.Kind.ORDER, order), Math.toIntExact(row.line()), asOf, account,
                customer, fact);
        return () -> {
            Draft draft = orders.computeIfAbsent(said.subject(),
                    _ -> new Draft(said, new ArrayList<>(), new ArrayList<>()));
            draft.rows().add(fact);
            sku.ifPresent(id -> draft.lines().add(new Line(id, quantity.orElse(0L), subscription)));
        };
    }

    @Override
    public List<Rows.Said> said() {
        return orders.values().stream().map(this::said).toList();
    }

    private Rows.Said said(Draft draft) {
        Rows.Said first = draft.first();
        if (!(first.fact() instanceof OrderFact.Snapshot fact)) {
            throw new IllegalStateException("an order's draft is a snapshot");
        }
        OrderFact.Snapshot shown = ShownLine.of(draft.rows());
        var whole = new OrderFact.Snapshot(feed, fact.asOf(), shown.status(), fact.submitted(),
                List.copyOf(draft.lines()), shown.reason());
        return new Rows.Said(first.subject(), first.place(), first.asOf(), first.account(), first.customer(), whole);
    }
}

package dev.lightup.functions.format.export;

import dev.lightup.domain.event.Line;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SealedText;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows of orders. Rows of one order are its lines; an order of which a line was left out is not told. Where lines stand in different places,
/// one of them speaks for all ({@link ShownLine}).
final class Orders implements Rows.RowFormat {
    private record Draft(Rows.Said first, List<Line> lines, List<OrderFact.Snapshot> rows) {}

    /// What systems write where no code is set.
    private static final String NO_CODE = "-";

    private final String feed;
    private final Map<Subject, Draft> orders = new LinkedHashMap<>();
    private final Set<Subject> partly = new HashSet<>();

    Orders(String feed) {
        this.feed = feed;
    }

    @Override
    public Rows.Plan read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
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
                reason(row));
        var said = new Rows.Said(new Subject(Subject.Kind.ORDER, order), Math.toIntExact(row.line()), asOf, account,
                customer, fact);
        Runnable take = () -> {
            Draft draft = orders.computeIfAbsent(said.subject(),
                    _ -> new Draft(said, new ArrayList<>(), new ArrayList<>()));
            draft.rows().add(fact);
            sku.ifPresent(id -> draft.lines().add(new Line(id, quantity.orElse(0L), subscription)));
        };
        Optional<Subject> about = row.isRead(Field.ORDER) ? Optional.of(said.subject()) : Optional.empty();
        return new Rows.Plan(take, () -> about.ifPresent(partly::add), about, quantity.orElse(0L));
    }

    private static Optional<Reason> reason(RowReader row) {
        Optional<String> sentence = Optional.ofNullable(row.said().get(Field.REASON))
                .filter(text -> SealedText.token(text).isPresent());
        return sentence.isPresent()
                ? Optional.of(new Reason(NO_CODE, sentence))
                : row.remark(Field.REASON).map(Reason::of);
    }

    @Override
    public Rows.Outcome outcome() {
        List<Rows.Said> said = new ArrayList<>();
        List<Rows.Told> remarks = new ArrayList<>();
        orders.forEach((order, draft) -> {
            if (partly.contains(order)) {
                remarks.add(new Rows.Told(draft.first().place(),
                        "another line of this order was left out: the order is not told"));
            } else {
                said.add(said(draft));
            }
        });
        return new Rows.Outcome(said, List.of(), remarks);
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

package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SealedText;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.words.WordTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows of orders. Rows of one order are its lines; an order of which a line was left out is not told. Where lines stand in different places,
/// one of them speaks for all ({@link ShownLine}).
final class OrderRows implements ExportRows.RowFormat {
    private record Draft(ExportRows.Said first, List<OrderLine> lines, List<OrderFact.Snapshot> rows) {}

    /// What systems write where no code is set.
    private static final String NO_CODE = "-";

    private final String feed;
    private final ShownLine shownLine;
    private final Map<Subject, Draft> orders = new LinkedHashMap<>();
    private final Set<Subject> partly = new HashSet<>();

    /// @param words what the words for where an order stands mean
    OrderRows(String feed, WordTable<Status> words) {
        this.feed = feed;
        this.shownLine = new ShownLine(words);
    }

    @Override
    public ExportRows.Plan read(RowReader row, Instant asOf, Optional<String> account, Optional<String> customer) {
        String order = row.requiredId(ExportField.ORDER);
        Optional<String> sku = row.id(ExportField.SKU);
        Optional<Long> quantity = row.count(ExportField.QUANTITY);
        Optional<String> subscription = row.id(ExportField.SUBSCRIPTION);
        Optional<String> status = row.text(ExportField.STATUS);
        if (status.isEmpty()) {
            row.problem("`status` is empty");
        }
        if (sku.isEmpty() != quantity.isEmpty()) {
            row.problem("`sku` and `quantity` come together");
        }
        var fact = new OrderFact.Snapshot(feed, asOf, status.orElse("?"), row.moment(ExportField.SUBMITTED), List.of(),
                reason(row));
        var said = new ExportRows.Said(new Subject(Subject.Kind.ORDER, order), Math.toIntExact(row.line()), asOf,
                account,
                customer, fact);
        Runnable take = () -> {
            Draft draft = orders.computeIfAbsent(said.subject(),
                    _ -> new Draft(said, new ArrayList<>(), new ArrayList<>()));
            draft.rows().add(fact);
            sku.ifPresent(id -> draft.lines().add(new OrderLine(id, quantity.orElse(0L), subscription)));
        };
        Optional<Subject> about = row.isRead(ExportField.ORDER) ? Optional.of(said.subject()) : Optional.empty();
        return new ExportRows.Plan(take, () -> about.ifPresent(partly::add), about, quantity.orElse(0L),
                Optional.empty());
    }

    private static Optional<Reason> reason(RowReader row) {
        Optional<String> sentence = Optional.ofNullable(row.said().get(ExportField.REASON))
                .filter(text -> SealedText.token(text).isPresent());
        return sentence.isPresent()
                ? Optional.of(new Reason(NO_CODE, sentence))
                : row.remark(ExportField.REASON).map(Reason::of);
    }

    @Override
    public ExportRows.Outcome outcome() {
        List<ExportRows.Said> said = new ArrayList<>();
        List<ExportRows.Told> remarks = new ArrayList<>();
        orders.forEach((order, draft) -> {
            if (partly.contains(order)) {
                remarks.add(new ExportRows.Told(draft.first().place(),
                        "another line of this order was left out: the order is not told"));
            } else {
                said.add(said(draft));
            }
        });
        return new ExportRows.Outcome(said, List.of(), remarks);
    }

    private ExportRows.Said said(Draft draft) {
        ExportRows.Said first = draft.first();
        if (!(first.fact() instanceof OrderFact.Snapshot fact)) {
            throw new IllegalStateException("an order's draft is a snapshot");
        }
        OrderFact.Snapshot shown = shownLine.of(draft.rows());
        var whole = new OrderFact.Snapshot(feed, fact.asOf(), shown.status(), fact.submitted(),
                List.copyOf(draft.lines()), shown.reason());
        return new ExportRows.Said(first.subject(), first.place(), first.asOf(), first.account(), first.customer(),
                whole);
    }
}

package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SealedText;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.time.ZoneId;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.words.WordTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows of orders. Rows of one order and as-of are its lines ({@link OrderReport}), those of another as-of are another report of it; an order of
/// which a line was left out is not told, and one that names two accounts, or two customers, is left out whole.
final class OrderRows implements ExportRows.RowFormat {
    private record Key(Subject order, Optional<Instant> asOf) {}

    /// What systems write where no code is set.
    private static final String NO_CODE = "-";

    private final String feed;
    private final ShownLine shownLine;
    private final ReadingRules rules;
    private final ZoneId zone;
    private final Map<Key, OrderReport> reports = new LinkedHashMap<>();
    private final Set<Subject> partly = new HashSet<>();

    /// @param words what the words for where an order stands mean
    /// @param zone where days begin
    OrderRows(String feed, WordTable<Status> words, ReadingRules rules, ZoneId zone) {
        this.feed = feed;
        this.shownLine = new ShownLine(words);
        this.rules = rules;
        this.zone = zone;
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
        var subject = new Subject(Subject.Kind.ORDER, order);
        var part = new OrderReport.Part(Math.toIntExact(row.line()), account, customer, fact,
                sku.map(id -> new OrderLine(id, quantity.orElse(0L), subscription)));
        Runnable take = () -> reports.computeIfAbsent(key(subject, asOf), _ -> new OrderReport(subject, asOf))
                .add(part);
        Optional<Subject> about = row.isRead(ExportField.ORDER) ? Optional.of(subject) : Optional.empty();
        return new ExportRows.Plan(take, () -> about.ifPresent(partly::add), about, quantity.orElse(0L),
                Optional.empty());
    }

    private Key key(Subject order, Instant asOf) {
        return new Key(order, Optional.of(asOf).filter(_ -> rules != ReadingRules.SECOND));
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
        List<FileListing.Omitted> leftOut = new ArrayList<>();
        List<OrderReport> told = new ArrayList<>();
        Map<Subject, String> shared = rules == ReadingRules.SECOND ? Map.of() : OrderReport.shared(reports.values());
        for (OrderReport report : reports.values()) {
            String clash = shared.get(report.whose());
            if (clash != null) {
                leftOut.addAll(report.leftOut(clash));
            } else if (partly.contains(report.whose())) {
                remarks.add(new ExportRows.Told(report.lines().getFirst(),
                        "another line of this order was left out: the order is not told"));
            } else {
                said.add(report.said(feed, shownLine, rules));
                told.add(report);
            }
        }
        remarks.addAll(DatedRows.sameDay(told, zone));
        return new ExportRows.Outcome(said, leftOut, remarks);
    }
}

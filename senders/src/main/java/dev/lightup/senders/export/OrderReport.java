package dev.lightup.senders.export;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rows of one order and one moment: its lines. Where they stand in different places, one of them speaks for all ({@link ShownLine}).
final class OrderReport implements DatedRows {
    /// One row.
    ///
    /// @param fact what it says, without its line
    record Part(
            int line,
            Optional<String> account,
            Optional<String> customer,
            OrderFact.Snapshot fact,
            Optional<OrderLine> ordered) {}

    private final Subject order;
    private final Instant asOf;
    private final List<Part> parts = new ArrayList<>();

    OrderReport(Subject order, Instant asOf) {
        this.order = order;
        this.asOf = asOf;
    }

    void add(Part part) {
        parts.add(part);
    }

    @Override
    public Subject whose() {
        return order;
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public List<Long> lines() {
        return parts.stream().map(part -> (long) part.line()).toList();
    }

    /// The orders whose rows of one moment name more than one account, or more than one customer, with what is told of their lines. (At another
    /// moment the order may have moved.)
    static Map<Subject, String> shared(Collection<OrderReport> reports) {
        Map<Subject, String> shared = new TreeMap<>();
        for (OrderReport report : reports) {
            if (report.names(Part::account).size() > 1) {
                shared.put(report.order, "another row names another `account` for this order");
            } else if (report.names(Part::customer).size() > 1) {
                shared.putIfAbsent(report.order, "another row names another `customer` for this order");
            }
        }
        return shared;
    }

    private Set<String> names(Function<Part, Optional<String>> whom) {
        return parts.stream().flatMap(part -> whom.apply(part).stream()).collect(Collectors.toSet());
    }

    List<FileListing.Omitted> leftOut(String why) {
        return parts.stream()
                .map(part -> new FileListing.Omitted(part.line(), part.account(), Optional.of(order), why))
                .toList();
    }

    /// What is told of the order.
    ///
    /// @param rules by the second ones the order is the first row's account's and customer's; since then that of the first row that names one
    ExportRows.Said said(String feed, ShownLine shownLine, ReadingRules rules) {
        Part first = parts.getFirst();
        OrderFact.Snapshot shown = shownLine.of(parts.stream().map(Part::fact).toList());
        var whole = new OrderFact.Snapshot(feed, asOf, shown.status(), first.fact().submitted(),
                parts.stream().flatMap(part -> part.ordered().stream()).toList(), shown.reason());
        List<Part> naming = rules == ReadingRules.SECOND ? List.of(first) : parts;
        return new ExportRows.Said(order, first.line(), asOf, first(naming, Part::account),
                first(naming, Part::customer), whole);
    }

    private static Optional<String> first(List<Part> parts, Function<Part, Optional<String>> whom) {
        return parts.stream().flatMap(part -> whom.apply(part).stream()).findFirst();
    }
}

package dev.lightup.senders.export;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.words.OrderLines;
import dev.lightup.domain.words.WordTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The line of an order that says where the order stands: {@link OrderLines} names the place, its first line there gives word and reason.
final class ShownLine {
    private static final String PARTLY = "partially_fulfilled";

    private final WordTable<Status> words;

    /// @param words what the lines' words mean
    ShownLine(WordTable<Status> words) {
        this.words = words;
    }

    /// The row that speaks for all. Where none stands where the whole does, some lines are done and others not: then the first of those that
    /// are not says why.
    ///
    /// @param rows the lines of one order as they are told, at least one
    OrderFact.Snapshot of(List<OrderFact.Snapshot> rows) {
        Status whole = OrderLines.whole(rows.stream().map(this::meaning).toList());
        return first(rows, whole::equals).orElseGet(() -> {
            OrderFact.Snapshot open = first(rows, status -> !status.isTerminal()).orElse(rows.getFirst());
            return new OrderFact.Snapshot(open.feed(), open.asOf(), PARTLY, open.submitted(), List.of(), open.reason());
        });
    }

    private Optional<OrderFact.Snapshot> first(List<OrderFact.Snapshot> rows, Predicate<Status> which) {
        return rows.stream().filter(row -> which.test(meaning(row))).findFirst();
    }

    private Status meaning(OrderFact.Snapshot row) {
        return words.meaning(row.status()).orElse(Status.UNKNOWN);
    }
}

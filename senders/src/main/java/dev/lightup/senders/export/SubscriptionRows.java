package dev.lightup.senders.export;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rows that name one subscription, of one moment: parts of one sum, which agree in all but what they count. Used by one thread.
final class SubscriptionRows {
    /// One row.
    ///
    /// @param said what it says by itself
    /// @param snapshot the same, as its fact
    /// @param workload of which its counts are
    /// @param part its counts
    record Row(
            ExportRows.Said said,
            SubscriptionFact.Snapshot snapshot,
            Optional<String> workload,
            SeatNumber.Part part) {
        int line() {
            return said.place();
        }
    }

    private record Key(Subject subject, Instant asOf) {}

    private final Map<Key, List<Row>> subscriptions = new LinkedHashMap<>();

    void add(Row row) {
        subscriptions.computeIfAbsent(new Key(row.said().subject(), row.said().asOf()), _ -> new ArrayList<>())
                .add(row);
    }

    /// What the rows say together.
    ///
    /// @param silent the lines that do not tell their subscription
    /// @param counted the lines that count for a number of seats
    /// @param remarks where it is told what is not
    List<ExportRows.Said> said(Set<Long> silent, Set<Integer> counted, List<ExportRows.Told> remarks) {
        List<ExportRows.Said> said = new ArrayList<>();
        for (List<Row> rows : subscriptions.values()) {
            if (rows.stream().anyMatch(row -> silent.contains((long) row.line()))) {
                rows.forEach(row -> remarks.add(new ExportRows.Told(row.line(),
                        "another row of this `subscription` was left out: the subscription is not told")));
            } else {
                said.add(said(rows, counted, remarks));
            }
        }
        return said;
    }

    private static ExportRows.Said said(List<Row> rows, Set<Integer> counted, List<ExportRows.Told> remarks) {
        Row first = rows.getFirst();
        List<SubscriptionFact.Snapshot> told = rows.stream().map(Row::snapshot).toList();
        List<Boolean> renews = told.stream().flatMap(one -> one.autorenew().stream()).distinct().toList();
        if (renews.size() > 1) {
            rows.stream()
                    .filter(row -> row.snapshot().autorenew().isPresent())
                    .forEach(row -> remarks.add(new ExportRows.Told(row.line(),
                            "another row of this `subscription` has another `autorenew`: not told")));
        }
        var fact = new SubscriptionFact.Snapshot(first.snapshot().feed(), first.snapshot().asOf(),
                told.stream().flatMap(one -> one.status().stream()).findFirst(), first.snapshot().sku(),
                seats(rows, counted), told.stream().flatMap(one -> one.termEnd().stream()).findFirst(),
                told.stream().flatMap(one -> one.trial().stream()).findFirst(),
                renews.size() == 1 ? Optional.of(renews.getFirst()) : Optional.empty());
        return new ExportRows.Said(first.said().subject(), first.line(), first.said().asOf(),
                rows.stream().flatMap(row -> row.said().account().stream()).findFirst(), first.said().customer(),
                fact);
    }

    /// Its seats: of each workload the sum, of several the greatest.
    private static Optional<Long> seats(List<Row> rows, Set<Integer> counted) {
        Map<Optional<String>, List<SeatNumber.Part>> workloads = new LinkedHashMap<>();
        rows.forEach(row -> workloads.computeIfAbsent(row.workload(), _ -> new ArrayList<>()).add(row.part()));
        return workloads.values()
                .stream()
                .flatMap(parts -> {
                    List<SeatNumber.Part> counting = parts.stream()
                            .filter(part -> counted.contains(part.line()))
                            .toList();
                    // none counts where the number is of another window than all of them
                    return SeatNumber.sold(counting.isEmpty() ? SeatNumber.counting(parts) : counting).stream();
                })
                .reduce(Long::max);
    }
}

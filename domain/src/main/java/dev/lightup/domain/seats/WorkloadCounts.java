package dev.lightup.domain.seats;

import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.state.UsageState.SoldReport;
import dev.lightup.domain.state.UsageState.Workload;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What seat reports count over the workloads of one SKU of one customer.
final class WorkloadCounts {
    /// A count of the workload in which it is greatest.
    ///
    /// @param asOf the as-of of the report that told it; absent for seat events
    record Counted(String workload, long count, Optional<Instant> asOf, Optional<Integer> windowDays) {}

    /// What reports count; the words are those of {@link Workload#counted()}.
    enum Count {
        SOLD("sold"),
        ASSIGNED("assigned"),
        ACTIVE("active");

        private final String word;

        Count(String word) {
            this.word = word;
        }

        Optional<Long> of(Workload workload) {
            return switch (this) {
                case SOLD -> workload.sold();
                case ASSIGNED -> workload.assigned();
                case ACTIVE -> workload.active();
            };
        }
    }

    private final FeedAbsence feeds;

    WorkloadCounts(FeedAbsence feeds) {
        this.feeds = feeds;
    }

    /// The greatest over the workloads, the first of equal ones. A count that a later file of its feed no longer lists is not
    /// counted; one that another feed told earlier stays, with its own as-of.
    Optional<Counted> greatest(Map<String, Workload> workloads, Count count) {
        return greatest(workloads, w -> gone(w, count) ? Optional.empty() : count.of(w), w -> asOf(w, count));
    }

    /// The greatest sold seats over the workloads, told after that moment where there is one.
    Optional<Counted> sold(Map<String, Workload> workloads, Optional<Instant> after) {
        return greatest(workloads, w -> gone(w, Count.SOLD) || !isLater(asOf(w, Count.SOLD), after)
                ? Optional.empty()
                : w.sold(), w -> asOf(w, Count.SOLD));
    }

    private static boolean isLater(Optional<Instant> asOf, Optional<Instant> moment) {
        return moment.isEmpty() || asOf.filter(moment.get()::isBefore).isPresent();
    }

    /// The report that told the sold seats; where only unknown words did, the first that told these.
    ///
    /// @param told the sold seats, where they were told
    Optional<SoldReport> soldReport(Map<String, Workload> workloads, Optional<Counted> told) {
        return told.map(Counted::workload)
                .flatMap(name -> Optional.ofNullable(workloads.get(name)))
                .or(() -> workloads.values()
                        .stream()
                        .filter(w -> w.soldReport().isPresent() && !gone(w, Count.SOLD))
                        .findFirst())
                .flatMap(Workload::soldReport);
    }

    /// Assigned less unassigned seats by seat events. Fewer than none tells of missing events: then nothing is known.
    Optional<Counted> byEvents(Map<String, Workload> workloads) {
        return greatest(workloads, w -> w.firstAssigned().isPresent() && w.seats() >= 0
                ? Optional.of(w.seats())
                : Optional.empty(), _ -> Optional.empty());
    }

    private static Optional<Counted> greatest(
            Map<String, Workload> workloads,
            Function<Workload, Optional<Long>> value,
            Function<Workload, Optional<Instant>> asOf) {
        Optional<Counted> result = Optional.empty();
        for (Map.Entry<String, Workload> entry : workloads.entrySet()) {
            Workload workload = entry.getValue();
            long most = result.map(Counted::count).orElse(-1L);
            Optional<Counted> more = value.apply(workload)
                    .filter(n -> n > most)
                    .map(n -> new Counted(entry.getKey(), n, asOf.apply(workload), workload.windowDays()));
            result = more.isPresent() ? more : result;
        }
        return result;
    }

    private static Optional<Instant> asOf(Workload workload, Count count) {
        return Optional.ofNullable(workload.counted().get(count.word)).or(workload::asOf);
    }

    private boolean gone(Workload workload, Count count) {
        return workload.feed()
                .flatMap(feed -> workload.asOf().filter(asOf -> feeds.gone(feed, asOf)))
                .filter(newest -> asOf(workload, count).filter(newest::isAfter).isEmpty())
                .isPresent();
    }
}

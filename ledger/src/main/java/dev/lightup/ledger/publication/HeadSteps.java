package dev.lightup.ledger.publication;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What becomes of a head, step by step. Pure; empty where the head stays as it is.
final class HeadSteps {
    private HeadSteps() {}

    /// What is known of runs that ended, before another begins.
    @FunctionalInterface
    interface Ended {
        /// @param change the change of the head that is being made
        OpenRuns of(OpenRuns runs, long change);
    }

    /// A run begins, and wishes are forgotten: it sees their causes. Where as many live as may, a wish is left instead.
    ///
    /// @param floor the run's revision is above this one too
    static Optional<PublishLease> raise(PublishLease head, Instant began, Duration limit, long floor, Ended ended) {
        long change = head.change() + 1;
        OpenRuns runs = ended.of(head.runs(), change).foldDead(began, limit, change);
        if (runs.isFull()) {
            return runs.equals(head.runs()) && isBy(head.wished(), began)
                    ? Optional.empty()
                    : Optional.of(head.withRuns(runs).wishing(began));
        }
        long rev = Math.max(head.rev(), floor) + 1;
        Instant lease = began.plus(PublishLeases.LEASE);
        Instant due = head.dueAt().filter(d -> d.isAfter(began) && d.isBefore(lease)).orElse(lease);
        return Optional.of(new PublishLease(head.unit(), change, rev, runs.begin(rev, began), head.committed(),
                Optional.of(due), Optional.empty(), head.notes()));
    }

    /// A run is the newest and ends well.
    static Optional<PublishLease> commit(
            PublishLease head,
            PublishRun run,
            PublishLease.Committed committed,
            Optional<Instant> next,
            Duration limit,
            Map<String, String> notes) {
        if (head.rev() != run.rev() || head.committed().filter(c -> c.rev() == run.rev()).isPresent()) {
            return Optional.empty();
        }
        OpenRuns closed = head.runs().close(run.rev());
        OpenRuns runs = run.repairs() ? closed.repaired(run.head().change()) : closed;
        var all = new TreeMap<String, String>(head.notes());
        all.putAll(notes);
        Optional<Instant> due = Stream
                .of(next.stream(), head.wished().stream(), runs.mark().map(_ -> run.began()).stream(),
                        runs.living().values().stream().map(since -> since.plus(limit)))
                .flatMap(times -> times)
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .min(Instant::compareTo);
        return Optional
                .of(new PublishLease(head.unit(), head.change() + 1, head.rev(), runs, Optional.of(committed), due,
                        Optional.empty(), all));
    }

    /// A run ends and may have left something.
    static Optional<PublishLease> abandon(PublishLease head, PublishRun run, Instant due) {
        boolean open = head.open().containsKey(run.rev());
        if (!open && isBy(head.dueAt(), due)) {
            return Optional.empty();
        }
        OpenRuns runs = open ? head.runs().fold(run.rev(), head.change() + 1) : head.runs();
        return Optional.of(head.withRuns(runs).wishing(due));
    }

    /// A run ends and left nothing.
    static Optional<PublishLease> drop(PublishLease head, PublishRun run, Optional<Instant> again) {
        if (!head.open().containsKey(run.rev())) {
            return Optional.empty();
        }
        PublishLease closed = head.withRuns(head.runs().close(run.rev()));
        return Optional.of(again.map(closed::wishing).orElse(closed));
    }

    /// A run ends before it is done, in order.
    static Optional<PublishLease> stop(PublishLease head, PublishRun run, Instant at, boolean doubts) {
        if (!head.open().containsKey(run.rev())) {
            return isBy(head.dueAt(), at) ? Optional.empty() : Optional.of(head.withRuns(head.runs()).wishing(at));
        }
        OpenRuns runs = doubts || head.rev() != run.rev()
                ? head.runs().fold(run.rev(), head.change() + 1)
                : head.runs().close(run.rev());
        return Optional.of(head.withRuns(runs).wishing(at));
    }

    /// The unit is due by then; an open run may have read before what this is about, so its commit keeps it.
    static Optional<PublishLease> lowerDue(PublishLease head, Instant at) {
        boolean wishedByThen = head.open().isEmpty() || isBy(head.wished(), at);
        return isBy(head.dueAt(), at) && wishedByThen
                ? Optional.empty()
                : Optional.of(head.withRuns(head.runs()).wishing(at));
    }

    /// An open run is told to run once more; empty where none lives, or where it is told already.
    static Optional<PublishLease> join(PublishLease head, Instant at, Duration limit) {
        return isRunning(head, at, limit) && !isBy(head.wished(), at)
                ? Optional.of(head.withRuns(head.runs()).wishing(at))
                : Optional.empty();
    }

    /// Whether a run is open that can be alive.
    static boolean isRunning(PublishLease head, Instant now, Duration limit) {
        return head.open().values().stream().anyMatch(began -> began.plus(limit).isAfter(now));
    }

    private static boolean isBy(Optional<Instant> time, Instant at) {
        return time.filter(t -> !t.isAfter(at)).isPresent();
    }
}

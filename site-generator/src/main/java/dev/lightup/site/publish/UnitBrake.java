package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.release.FrozenRelease;
import dev.lightup.site.release.ReleaseWriter;
import dev.lightup.site.release.RunDeadline;
import dev.lightup.site.release.WriteEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What a run does of a unit that somebody froze: it renders nothing and commits nothing, and sees to it that the pages say so. Thread-safe.
final class UnitBrake {
    private final Ledger ledger;
    private final Bucket bucket;
    private final BoundedParallelism lanes;
    private final InstantSource clock;

    UnitBrake(Ledger ledger, Bucket bucket, BoundedParallelism lanes, InstantSource clock) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.lanes = lanes;
        this.clock = clock;
    }

    /// A unit's freeze.
    ///
    /// @param why for the operator's eyes alone
    /// @param since what pages say; absent of a freeze that an earlier release set
    record Freeze(String why, Optional<Instant> since) {}

    /// Why nothing is rendered; an account's freeze is one of all its pages.
    Optional<Freeze> of(PublishLease head) {
        return freeze(head).or(() -> head.unit() instanceof Unit.Group group
                ? freeze(ledger.heads().head(group.ofAccount()))
                : Optional.empty());
    }

    private static Optional<Freeze> freeze(PublishLease head) {
        return Optional.ofNullable(head.notes().get(PublishLease.FROZEN))
                .map(why -> new Freeze(why, head.heldSince()));
    }

    /// Ends a run of a frozen unit; the first that is alone brings the line to the pages, and later ones have nothing to do.
    ///
    /// @param limit how long the run may live
    void hold(PublishRun run, Freeze freeze, InvocationTime time, Duration limit) {
        Optional<Instant> since = freeze.since()
                .filter(at -> !at.toString().equals(run.head().notes().get(PublishLease.HELD_SHOWN)));
        // a run from before the freeze still writes its own pages: not into the midst of them
        if (since.isEmpty() || run.head().open().size() > 1) {
            since.ifPresentOrElse(_ -> ledger.heads().drop(run, clock.instant().plus(Publisher.AGAIN)),
                    () -> ledger.heads().drop(run));
            return;
        }
        var writer = new ReleaseWriter(bucket, ledger.units(), run, ReleaseWriter.Belief.MANIFEST,
                new RunDeadline(clock, run.began(), limit, time::mayGoOn));
        WriteEnd end = new FrozenRelease(bucket, since.get())
                .write(ledger.units().pages(run.unit()), writer, lanes);
        if (end == WriteEnd.WHOLE) {
            ledger.heads().note(run.unit(), PublishLease.HELD_SHOWN, since.map(Instant::toString));
        }
        ledger.heads().stop(run, clock.instant(), writer.doubts() || end == WriteEnd.OVERTAKEN);
    }
}

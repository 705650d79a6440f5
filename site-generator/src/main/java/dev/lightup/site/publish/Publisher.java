package dev.lightup.site.publish;

import dev.lightup.ledger.Commit;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.Run;
import dev.lightup.ledger.SummaryItem;
import dev.lightup.ledger.UnitKey;
import dev.lightup.site.bucket.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Publishes one unit: raises its revision, reads what is stored, makes the pages, lets the gate look at them, writes what
/// differs, tells the level above, commits. Any number of publishers may run for the same unit at the same time, and any may die
/// at any moment: once no run is open, the bucket holds the pages of the newest states. Thread-safe.
public final class Publisher {
    /// How long a run may live; older open runs are dead. No longer than the function may run.
    public static final Duration LIMIT = Duration.ofMinutes(2);
    /// The head's note that holds why a unit is frozen.
    public static final String FROZEN = "frozen";
    /// The head's note that names the release: a hash of its pages' hashes.
    public static final String RELEASE = "release";
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;

    private final Ledger ledger;
    private final Bucket bucket;
    private final Programmes programmes;
    private final UnitSites sites;
    private final Gate gate;
    private final Tenants tenants;
    private final InstantSource clock;

    Publisher(Ledger ledger, Bucket bucket, Programmes programmes, UnitSites sites, Gate gate, Tenants tenants,
            InstantSource clock) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.programmes = programmes;
        this.sites = sites;
        this.gate = gate;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// Publishes a unit.
    ///
    /// @param mayShrink whether the release may lose most of its pages
    /// @throws IllegalArgumentException when there is no such kind of unit
    /// @throws RuntimeException when the run could not even begin: nothing remembers then that it was wanted
    public Outcome publish(UnitKey unit, boolean mayShrink) {
        sites.of(unit);
        Run run = ledger.heads().raise(unit, now(), LIMIT);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<Outcome> outcome = attempt(run, mayShrink);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                run = ledger.heads().again(run, now(), LIMIT);
            }
            ledger.heads().lowerDue(unit, now());
            return new Outcome.Crowded(unit);
        } catch (RuntimeException e) {
            return failed(unit, e);
        }
    }

    private Outcome failed(UnitKey unit, RuntimeException cause) {
        try {
            ledger.heads().lowerDue(unit, now().plus(AGAIN));
        } catch (RuntimeException e) {
            // the lease brings the unit back in any case
            cause.addSuppressed(e);
        }
        return new Outcome.Failed(unit, cause);
    }

    /// One run; empty when a later one was there, and this one may have left older bytes: it must run again.
    private Optional<Outcome> attempt(Run run, boolean mayShrink) {
        UnitKey unit = run.unit();
        Optional<String> frozen = Optional.ofNullable(run.head().notes().get(FROZEN));
        if (frozen.isPresent()) {
            ledger.heads().drop(run);
            return Optional.of(new Outcome.Frozen(unit, frozen.get()));
        }
        Draft draft = sites.of(unit).draft(unit, programmes.current(), now());
        Release release = Release.of(draft, ledger.units().pages(unit));
        List<String> reasons = gate.reasonsAgainst(draft, release.toLookInto(run.repairs()), release.before(),
                mayShrink || draft.left());
        if (!reasons.isEmpty()) {
            ledger.heads().drop(run);
            return Optional.of(new Outcome.Refused(unit, reasons));
        }
        Writer writer = new Writer(bucket, ledger.units(), run, new Deadline(clock, run.began(), LIMIT));
        boolean whole = release.write(writer) && (!run.repairs() || sweepUp(release, draft.scope(), writer));
        boolean told = whole && tell(run, draft);
        Map<String, String> notes = Map.of(RELEASE, release.name(), Levels.BELOW, Integer.toString(draft.below()));
        if (whole && ledger.heads().commit(run, draft.nextFlip(), LIMIT, notes) == Commit.COMMITTED) {
            return Optional.of(new Outcome.Published(unit, run.rev(), draft.pages().size(), writer.tally(), told));
        }
        if (told || writer.tally().touched()) {
            return Optional.empty();
        }
        ledger.heads().drop(run);
        return Optional.of(new Outcome.Overtaken(unit));
    }

    /// Tells the level above what is new; the level itself notes that it is there.
    private boolean tell(Run run, Draft draft) {
        if (UnitKey.distributor(run.unit().tenant()).equals(run.unit())) {
            tenants.note(run.unit().tenant(), run.rev());
        }
        return draft.summary()
                .filter(json -> ledger.units().putSummary(new SummaryItem(run.unit(), run.rev(), json)))
                .isPresent();
    }

    /// Removes what lies in the unit's folders and is neither one of its pages nor in its manifest: a run died between the two.
    private boolean sweepUp(Release release, Scope scope, Writer writer) {
        for (String path : Folders.objects(bucket, scope)) {
            if (!release.knows(path) && !writer.remove(path, Optional.empty())) {
                return false;
            }
        }
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.CommitResult;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.gate.Gate;
import dev.lightup.site.release.Release;
import dev.lightup.site.release.ReleaseWriter;
import dev.lightup.site.release.RunDeadline;
import dev.lightup.site.release.WriteCounts;
import dev.lightup.site.release.WriteEnd;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitFolders;
import dev.lightup.site.unit.UnitScope;
import dev.lightup.site.unit.UnitSites;
import dev.lightup.site.unit.UnitsBelow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Publishes one unit: raises its revision, reads what is stored, makes the pages, lets the gate look at them, writes what
/// differs, tells the level above, commits. Any number of publishers may run for the same unit at the same time, and any may die
/// at any moment: once no run is open, the bucket holds the pages of the newest states. Thread-safe.
public final class Publisher {
    /// How long a run may live; older open runs are dead. No longer than the function may run.
    public static final Duration LIMIT = Duration.ofMinutes(2);
    /// The head's note that holds why a unit is frozen.
    public static final String FROZEN = PublishLease.FROZEN;
    /// The head's note that names the release: a hash of its pages' hashes.
    public static final String RELEASE = "release";
    /// The head's note that names the edition by which the release was made.
    static final String EDITION = "edition";
    static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    /// So many objects are asked for their revision before the head goes above them; a higher one among the rest stops the next attempt.
    private static final int LOOKED_AT = 200;

    private final Ledger ledger;
    private final Bucket bucket;
    private final ProgrammeSource programmes;
    private final UnitSites sites;
    private final Gate gate;
    private final RunNotices telling;
    private final UnitBrake brake;
    private final PageEdition edition;
    private final BoundedParallelism lanes;
    private final InstantSource clock;

    /// @param lanes how many of a unit's pages are written at a time
    Publisher(
            Ledger ledger,
            Bucket bucket,
            ProgrammeSource programmes,
            UnitSites sites,
            Gate gate,
            TenantUnits tenants,
            PageEdition edition,
            BoundedParallelism lanes,
            InstantSource clock) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.programmes = programmes;
        this.sites = sites;
        this.gate = gate;
        this.telling = new RunNotices(ledger, tenants, lanes, clock);
        this.brake = new UnitBrake(ledger, bucket, lanes, clock);
        this.edition = edition;
        this.lanes = lanes;
        this.clock = clock;
    }

    /// What became of one run.
    private sealed interface Attempt {
        /// The unit is done with.
        record Ended(PublishOutcome outcome) implements Attempt {}

        /// The unit is to run again at once: it is wanted again, or the run's time was up.
        ///
        /// @param outcome what stands if nobody has time for that
        record Due(PublishOutcome.Unfinished outcome) implements Attempt {}

        /// The run may have left objects that a later one must make good at once: a later one was there before it, or the manifest is
        /// not to be believed.
        record Passed() implements Attempt {}

        /// Objects carry a revision that the head never had: the table or the bucket was put back to another moment.
        record Foreign(long rev) implements Attempt {}
    }

    /// Publishes a unit, whatever time that takes.
    PublishOutcome publish(Unit unit, boolean mayShrink) {
        return publish(unit, mayShrink, InvocationTime.UNLIMITED);
    }

    /// Publishes a unit: as much of it as there is time for, and once more where it is wanted again meanwhile.
    ///
    /// @param mayShrink whether the release may lose most of its pages
    /// @throws IllegalArgumentException when there is no such kind of unit
    /// @throws RuntimeException when the run could not even begin: nothing remembers then that it was wanted
    PublishOutcome publish(Unit unit, boolean mayShrink, InvocationTime time) {
        sites.of(unit);
        Optional<PublishRun> next = begin(unit);
        for (int attempt = 1; next.isPresent(); attempt++) {
            PublishRun run = next.get();
            try {
                switch (attempt(run, mayShrink, time)) {
                    case Attempt.Ended(PublishOutcome outcome) -> {
                        return outcome;
                    }
                    case Attempt.Due(PublishOutcome.Unfinished outcome) -> {
                        if (attempt == ATTEMPTS || !time.mayGoOn()) {
                            return outcome;
                        }
                        next = ledger.heads().raise(unit, now(), LIMIT);
                    }
                    case Attempt.Passed() ->
                        next = attempt == ATTEMPTS ? giveUp(run) : ledger.heads().again(run, now(), LIMIT);
                    case Attempt.Foreign(long rev) ->
                        next = attempt == ATTEMPTS ? giveUp(run) : ledger.heads().above(run, rev, now(), LIMIT);
                }
            } catch (RuntimeException e) {
                return failed(run, e);
            }
        }
        return new PublishOutcome.Crowded(unit);
    }

    /// A group's first run is above every run in which its account made these pages itself, and writes them all: none of those can pass it then.
    private Optional<PublishRun> begin(Unit unit) {
        Optional<PublishRun> run = ledger.heads().raise(unit, now(), LIMIT);
        return unit instanceof Unit.Group group
                ? run.flatMap(begun -> takesOver(begun)
                        ? ledger.heads().above(begun, ledger.heads().head(group.ofAccount()).rev(), now(), LIMIT)
                        : run)
                : run;
    }

    private Optional<PublishRun> giveUp(PublishRun run) {
        ledger.heads().abandon(run, now());
        return Optional.empty();
    }

    private PublishOutcome failed(PublishRun run, RuntimeException cause) {
        try {
            ledger.heads().abandon(run, now().plus(AGAIN));
        } catch (RuntimeException e) {
            // the lease brings the unit back in any case
            cause.addSuppressed(e);
        }
        return new PublishOutcome.Failed(run.unit(), cause);
    }

    private Attempt attempt(PublishRun run, boolean mayShrink, InvocationTime time) {
        Unit unit = run.unit();
        Optional<UnitBrake.Freeze> frozen = brake.of(run.head());
        if (frozen.isPresent()) {
            brake.hold(run, frozen.get(), time, LIMIT);
            return new Attempt.Ended(new PublishOutcome.Frozen(unit, frozen.get().why()));
        }
        Optional<Programme> programme = programmes.current();
        if (programme.isEmpty()) {
            return waits(run, List.of(ProgrammeSource.SUBJECT));
        }
        RenderedUnit draft = sites.of(unit).draft(unit, programme.get(), now());
        telling.below(draft.sources());
        if (draft.end() == RenderedUnit.End.WAITING) {
            List<Subject> unread = draft.sources().unread();
            unread.forEach(subject -> ledger.refolds().note(unit.tenant(), subject, now()));
            return waits(run, unread);
        }
        if (draft.end() == RenderedUnit.End.GROUPS_FIRST) {
            return groupsFirst(run, draft);
        }
        Release release = Release.of(draft, ledger.units().manifest(unit));
        boolean compares = run.repairs() || release.hasGaps() || takesOver(run);
        List<String> reasons = gate.reasonsAgainst(draft, release.toLookInto(compares), release.before(),
                mayShrink || draft.end() == RenderedUnit.End.LEFT);
        if (!reasons.isEmpty()) {
            ledger.heads().drop(run);
            return new Attempt.Ended(new PublishOutcome.Refused(unit, reasons));
        }
        return write(run, draft, release, compares, time);
    }

    /// The old release stands until it can be read what the new one is.
    private Attempt waits(PublishRun run, List<Subject> unread) {
        ledger.heads().drop(run, now().plus(AGAIN));
        return new Attempt.Ended(new PublishOutcome.Unread(run.unit(), unread));
    }

    /// The groups are told and have their turn; the unit's own is a minute later, or goes on at once when all of them have told theirs. A run that
    /// was to compare with the objects has not.
    private Attempt groupsFirst(PublishRun run, RenderedUnit draft) {
        telling.groups(run, draft);
        boolean whole = draft.below().word().filter(UnitsBelow.Word::whole).isPresent();
        Instant again = whole ? now() : now().plus(AGAIN);
        if (run.repairs()) {
            ledger.heads().drop(run, again);
        } else {
            ledger.heads()
                    .commit(run, Optional.of(again), LIMIT,
                            Map.of(AggregateThrottle.BELOW, Integer.toString(draft.below().count())));
        }
        return whole
                ? new Attempt.Due(new PublishOutcome.Unfinished(run.unit(), WriteCounts.NONE))
                : new Attempt.Ended(new PublishOutcome.Later(run.unit()));
    }

    private Attempt write(
            PublishRun run,
            RenderedUnit draft,
            Release release,
            boolean compares,
            InvocationTime time) {
        Unit unit = run.unit();
        telling.tenant(unit.tenant(), draft.scope());
        ReleaseWriter writer = new ReleaseWriter(bucket, ledger.units(), run,
                takesOver(run)
                        ? ReleaseWriter.Belief.OTHERS
                        : compares ? ReleaseWriter.Belief.OBJECTS : ReleaseWriter.Belief.MANIFEST,
                new RunDeadline(clock, run.began(), LIMIT, time::mayGoOn));
        WriteEnd end = release.write(writer, lanes);
        if (end == WriteEnd.STOPPED) {
            ledger.heads().stop(run, now(), writer.doubts());
            return new Attempt.Due(new PublishOutcome.Unfinished(unit, writer.tally()));
        }
        boolean whole = end == WriteEnd.WHOLE && (!compares || sweepUp(release, draft.scope(), writer));
        if (whole && writer.doubts()) {
            return new Attempt.Passed();
        }
        boolean told = whole && telling.above(run, draft);
        if (whole) {
            telling.groups(run, draft);
            CommitResult commit = commit(run, draft, release, telling.links(run, draft));
            if (commit.committed()) {
                telling.members(draft.sources());
                return commit.isWanted(now())
                        ? new Attempt.Due(new PublishOutcome.Unfinished(unit, writer.tally()))
                        : new Attempt.Ended(
                                new PublishOutcome.Published(unit, run.rev(), draft.pages().size(), writer.tally(),
                                        told));
            }
        } else if (ledger.heads().head(unit).rev() == run.rev()) {
            return new Attempt.Foreign(highest(run, draft, writer));
        }
        if (told || writer.tally().touched()) {
            return new Attempt.Passed();
        }
        ledger.heads().drop(run);
        return new Attempt.Ended(new PublishOutcome.Overtaken(unit));
    }

    private static boolean takesOver(PublishRun run) {
        return run.unit() instanceof Unit.Group && run.head().committed().isEmpty();
    }

    /// @param isNew whether some account was told for the first time that this unit is made of what it tells: by then its runs know it
    private CommitResult commit(PublishRun run, RenderedUnit draft, Release release, boolean isNew) {
        Map<String, String> notes = new TreeMap<>(
                OpenFileThrottle.note(run.head(), draft.sources().isReadingIn()));
        notes.putAll(Map.of(RELEASE, release.name(), AggregateThrottle.BELOW, Integer.toString(draft.below().count()),
                EDITION,
                edition.name()));
        Optional<Instant> known = Optional.of(now().plus(LIMIT)).filter(_ -> isNew);
        return ledger.heads()
                .commit(run, Stream.concat(draft.nextFlip().stream(), known.stream()).min(Comparator.naturalOrder()),
                        LIMIT, notes, draft.sources().states());
    }

    /// The highest revision that anything of the unit carries, as far as the first pages show it.
    private long highest(PublishRun run, RenderedUnit draft, ReleaseWriter writer) {
        LongStream objects = draft.pages()
                .stream()
                .limit(LOOKED_AT)
                .flatMap(page -> bucket.head(page.path()).stream())
                .mapToLong(Bucket.Head::rev);
        LongStream lines = ledger.units().pages(run.unit()).stream().mapToLong(PageItem::rev);
        return LongStream.concat(objects, lines).reduce(Math.max(writer.higher(), run.rev()), Math::max);
    }

    /// Removes what lies in the unit's folders and is neither one of its pages nor in its manifest: a run died between the two.
    private boolean sweepUp(Release release, UnitScope scope, ReleaseWriter writer) {
        for (String path : UnitFolders.objects(bucket, scope)) {
            if (!release.knows(path) && !writer.remove(path, Optional.empty(), false)) {
                return false;
            }
        }
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.lightup.ledger.publication;

import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A unit's head: which run published it last, which runs are open, when it is due.
///
/// @param change one more at every write of the head, whatever changed
/// @param rev the revision of the newest run
/// @param runs what has begun and is not closed, and what is to be made good
/// @param committed the newest run that was committed
/// @param dueAt when the unit must run by itself
/// @param wished the earliest due that was asked for since the newest run began; that run's commit keeps it
/// @param notes what Publish wants to find again (release, versions, a freeze)
public record PublishLease(
        Unit unit,
        long change,
        long rev,
        OpenRuns runs,
        Optional<Committed> committed,
        Optional<Instant> dueAt,
        Optional<Instant> wished,
        SortedMap<String, String> notes) {
    /// A state says when its write began; it can be read at the latest so much later.
    public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);
    /// The note that holds why a unit is frozen.
    public static final String FROZEN = "frozen";
    /// The note that holds since when it is, as its pages say it. No name that holds {@link #FROZEN}: where notes cannot be read, that word alone
    /// freezes.
    public static final String HELD_SINCE = "heldSince";
    /// The note that holds of which freeze the unit's pages say so.
    public static final String HELD_SHOWN = "heldShown";
    /// The note that holds for what endpoints' sake it is, separated by blanks; none where it was frozen itself.
    public static final String HELD_FOR = "heldFor";
    /// The note that holds when something that its pages may show was erased last.
    public static final String ERASED = "erased";
    /// The note of an account that is made in levels: what wakes it wakes groups of its customers.
    public static final String LEVELS = "levels";
    /// What a note begins with that names a partner's home which is made of what this unit tells.
    private static final String HOME = "home/";

    public PublishLease {
        notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    }

    /// A run that was committed.
    ///
    /// @param began when it began, before it read any state
    /// @param seen the young states that it read
    public record Committed(long rev, Instant began, SeenStates seen) {}

    /// The head of a unit that never ran.
    static PublishLease none(Unit unit) {
        return new PublishLease(unit, 0, 0, OpenRuns.NONE, Optional.empty(), Optional.empty(), Optional.empty(),
                new TreeMap<>());
    }

    /// Runs that have begun, are not closed and may still write: revision to beginning.
    public SortedMap<Long, Instant> open() {
        return runs.living();
    }

    /// The first revision whose run may have left objects otherwise than the manifest says; empty when none has. The next run compares.
    public Optional<Long> repairSince() {
        return runs.mark().map(OpenRuns.RepairMark::since);
    }

    /// The note that names a partner's home.
    public static String home(Unit.Partner partner) {
        return HOME + partner.id();
    }

    /// The homes of partners that are made of what it tells, beside the level above it.
    public List<Unit> homes() {
        return notes.keySet()
                .stream()
                .filter(name -> name.startsWith(HOME))
                .<Unit>map(name -> new Unit.Partner(name.substring(HOME.length())))
                .toList();
    }

    /// Since when somebody holds its pages as they are; absent of a freeze of which a release before this one noted no time.
    public Optional<Instant> heldSince() {
        return Optional.ofNullable(notes.get(HELD_SINCE)).filter(_ -> notes.containsKey(FROZEN)).flatMap(noted -> {
            try {
                return Optional.of(Instant.parse(noted));
            } catch (DateTimeParseException _) {
                // put there by another release
                return Optional.empty();
            }
        });
    }

    /// Whether the unit is made in levels: of what groups tell.
    public boolean isInLevels() {
        return notes.containsKey(LEVELS);
    }

    /// Whether its pages may still show what was erased: no run that began after it was committed.
    public boolean mayShowErased() {
        return Optional.ofNullable(notes.get(ERASED))
                .filter(at -> committed.filter(run -> isAfter(run.began(), at)).isEmpty())
                .isPresent();
    }

    private static boolean isAfter(Instant began, String noted) {
        try {
            return began.isAfter(Instant.parse(noted));
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// Whether the committed run read that state, in that version or a later one. Where this says no, it may have.
    public boolean hasSeen(StateItem state) {
        return committed.filter(run -> couldBeRead(state, run.began()) || run.seen().has(state)).isPresent();
    }

    /// Whether every read that began then finds the state.
    static boolean couldBeRead(StateItem state, Instant began) {
        return began.isAfter(state.written().plus(WRITE_TIMEOUT));
    }

    /// The next change of this head, with those runs.
    PublishLease withRuns(OpenRuns others) {
        return new PublishLease(unit, change + 1, rev, others, committed, dueAt, wished, notes);
    }

    /// The next change of this head, with those notes.
    PublishLease withNotes(SortedMap<String, String> all) {
        return new PublishLease(unit, change + 1, rev, runs, committed, dueAt, wished, all);
    }

    /// The same change, due by then at the latest, whatever an open run commits.
    PublishLease wishing(Instant at) {
        return new PublishLease(unit, change, rev, runs, committed, Optional.of(earlier(dueAt, at)),
                Optional.of(earlier(wished, at)), notes);
    }

    private static Instant earlier(Optional<Instant> time, Instant at) {
        return time.filter(t -> t.isBefore(at)).orElse(at);
    }
}

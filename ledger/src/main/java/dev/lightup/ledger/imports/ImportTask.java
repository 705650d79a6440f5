package dev.lightup.ledger.imports;

import dev.lightup.ledger.item.RetryBackoff;
import dev.lightup.ledger.key.RawKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A file that is being read in, piece by piece.
///
/// @param file its raw event
/// @param pieces into how many pieces it is cut; 0 while nobody knows
/// @param since when it was begun
/// @param stage how far it is
/// @param attempts how often a piece of it failed for its own sake since one was last done
/// @param next when somebody looks whether it goes on by itself
/// @param problem why its last piece failed, a stable code
/// @param address until when the last address that was given for it is taken, where that is told
public record ImportTask(
        RawKey file,
        int pieces,
        Instant since,
        Stage stage,
        int attempts,
        Instant next,
        Optional<String> problem,
        Optional<Instant> address) {
    /// Work that is going on says so more often than this.
    public static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);

    /// A file that is announced and did not come within this time is not waited for any longer.
    public static final Duration AWAITED = Duration.ofHours(24);
    /// An upload that began while its address was taken may end later, and is seen later still.
    public static final Duration ARRIVING = Duration.ofMinutes(10);
    /// While it is waited for somebody looks so often at least.
    private static final Duration SELDOM = Duration.ofMinutes(15);

    /// How far a file is.
    public enum Stage {
        /// It is announced, and is to be uploaded.
        AWAITED,
        /// Pieces are left.
        READING,
        /// All of it is folded; whether the units have seen it is looked at once more.
        READ
    }

    public ImportTask {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        next = next.truncatedTo(ChronoUnit.MILLIS);
        address = address.map(until -> until.truncatedTo(ChronoUnit.MILLIS));
    }

    /// One that begins.
    public static ImportTask begun(RawKey file, int pieces, Instant now) {
        return new ImportTask(file, pieces, now, Stage.READING, 0, now.plus(SIGN_OF_LIFE), Optional.empty(),
                Optional.empty());
    }

    /// One that is announced: whoever is told that it came reads it, and if nobody is told the sweep finds it.
    public static ImportTask announced(RawKey file, Instant now) {
        return new ImportTask(file, 0, now, Stage.AWAITED, 0, now.plus(SIGN_OF_LIFE), Optional.empty(),
                Optional.empty());
    }

    /// The same after it was looked for and not found: it is looked for less and less often.
    public ImportTask missing(Instant now) {
        Duration waited = Duration.between(since, now);
        Duration next = waited.compareTo(SIGN_OF_LIFE) < 0
                ? SIGN_OF_LIFE
                : waited.compareTo(SELDOM) > 0 ? SELDOM : waited;
        return dueAt(now.plus(next));
    }

    /// The same after something else came than was announced: it can be sent again.
    public ImportTask differs(Instant now, String why) {
        return new ImportTask(file, pieces, now, stage, 0, now.plus(SIGN_OF_LIFE), Optional.of(why), address);
    }

    /// Whether nobody waits for it any longer.
    public boolean isExpired(Instant now) {
        return stage == Stage.AWAITED && now.isAfter(awaitedUntil());
    }

    private Instant awaitedUntil() {
        Instant day = since.plus(AWAITED);
        return address.map(until -> until.plus(ARRIVING)).filter(day::isBefore).orElse(day);
    }

    /// The same when an address is given for it: whatever is put there is waited for.
    ///
    /// @param until when the address is taken no longer
    public ImportTask addressed(Instant until) {
        boolean waits = !until.plus(ARRIVING).isAfter(awaitedUntil());
        return waits
                ? this
                : new ImportTask(file, pieces, since, stage, attempts, next, problem, Optional.of(until));
    }

    /// The same with the address of another reading of it.
    ImportTask withAddressOf(ImportTask other) {
        return new ImportTask(file, pieces, since, stage, attempts, next, problem, other.address);
    }

    /// The same after it came and is kept: other lanes may be asked to take part at once.
    public ImportTask kept(int cut, Instant now) {
        return new ImportTask(file, cut, now, Stage.READING, 0, now, Optional.empty(), address);
    }

    /// The same after some of it was done: what failed before counts no more.
    public ImportTask worked(Instant now) {
        return new ImportTask(file, pieces, since, stage, 0, now.plus(SIGN_OF_LIFE), Optional.empty(), address);
    }

    /// The same after a piece failed for its own sake: it waits longer.
    public ImportTask failed(Instant now, String why) {
        return new ImportTask(file, pieces, since, stage, attempts + 1, RetryBackoff.next(now, attempts),
                Optional.of(why), address);
    }

    /// Whether a lane may take it up: one of which a piece failed waits for its time.
    public boolean isOpen(Instant now) {
        return switch (stage) {
            // what came and was another file may be put again at any moment; what could not be kept waits
            case AWAITED -> attempts == 0 || !next.isAfter(now);
            case READING -> problem.isEmpty() || !next.isAfter(now);
            case READ -> false;
        };
    }

    /// The same with another time at which somebody looks at it.
    public ImportTask dueAt(Instant when) {
        return new ImportTask(file, pieces, since, stage, attempts, when, problem, address);
    }

    /// The same when nothing of it is left to fold.
    public ImportTask read(Instant now) {
        return new ImportTask(file, pieces, since, Stage.READ, 0, now.plus(SIGN_OF_LIFE), Optional.empty(), address);
    }
}

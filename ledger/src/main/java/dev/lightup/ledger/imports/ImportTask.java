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
public record ImportTask(
        RawKey file,
        int pieces,
        Instant since,
        Stage stage,
        int attempts,
        Instant next,
        Optional<String> problem) {
    /// Work that is going on says so more often than this.
    public static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);

    /// A file that is announced and did not come within this time is not waited for any longer.
    public static final Duration AWAITED = Duration.ofHours(24);
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
    }

    /// One that begins.
    public static ImportTask begun(RawKey file, int pieces, Instant now) {
        return new ImportTask(file, pieces, now, Stage.READING, 0, now.plus(SIGN_OF_LIFE), Optional.empty());
    }

    /// One that is announced: whoever is told that it came reads it, and if nobody is told the sweep finds it.
    public static ImportTask announced(RawKey file, Instant now) {
        return new ImportTask(file, 0, now, Stage.AWAITED, 0, now.plus(SIGN_OF_LIFE), Optional.empty());
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
        return new ImportTask(file, pieces, now, stage, 0, now.plus(SIGN_OF_LIFE), Optional.of(why));
    }

    /// Whether nobody waits for it any longer.
    public boolean isExpired(Instant now) {
        return stage == Stage.AWAITED && now.isAfter(since.plus(AWAITED));
    }

    /// The same after it came and is kept: other lanes may be asked to take part at once.
    public ImportTask kept(int cut, Instant now) {
        return new ImportTask(file, cut, now, Stage.READING, 0, now, Optional.empty());
    }

    /// The same after some of it was done: what failed before counts no more.
    public ImportTask worked(Instant now) {
        return new ImportTask(file, pieces, since, stage, 0, now.plus(SIGN_OF_LIFE), Optional.empty());
    }

    /// The same after a piece failed for its own sake: it waits longer.
    public ImportTask failed(Instant now, String why) {
        return new ImportTask(file, pieces, since, stage, attempts + 1, RetryBackoff.next(now, attempts),
                Optional.of(why));
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
        return new ImportTask(file, pieces, since, stage, attempts, when, problem);
    }

    /// The same when nothing of it is left to fold.
    public ImportTask read(Instant now) {
        return new ImportTask(file, pieces, since, Stage.READ, 0, now.plus(SIGN_OF_LIFE), Optional.empty());
    }
}

package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.apply.LargeFiles;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.lane.LaneHold;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.imports.ImportPieces;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.senders.Formats;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One lane's work at one file: the pieces that are not done and that nobody is at; and the end of the file, when every piece is done. Used by
/// one thread.
final class FileWork {
    private static final System.Logger LOG = System.getLogger(FileWork.class.getName());
    /// So often whoever works says so.
    private static final Duration SAID = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Formats formats;
    private final RawEventApplier applying;
    private final InstantSource clock;
    private final LaneHold lane;

    private int done;
    private int failed;
    private Optional<String> problem = Optional.empty();

    /// @param lane each begins at another place of the file
    FileWork(Ledger ledger, Formats formats, RawEventApplier applying, InstantSource clock, LaneHold lane) {
        this.ledger = ledger;
        this.formats = formats;
        this.applying = applying;
        this.clock = clock;
        this.lane = lane;
    }

    /// Works at a file until there is nothing more to do in this lane, or no time.
    ImportReport at(ImportTask task) {
        try {
            Optional<RawEvent> file = ledger.rawEvents().find(task.file());
            if (file.isPresent()) {
                List<Entry> entries = formats.entries(file.get());
                int count = task.pieces() > 0 ? task.pieces() : LargeFiles.pieces(entries.size());
                return at(task, file.get(), FilePieces.of(entries, count));
            }
            ledger.imports().done(task);
        } catch (RuntimeException e) {
            problem = Optional.of(FailureCause.problem(e).orElseThrow(() -> e));
            LOG.log(Level.ERROR, () -> task.file() + " is not read in", e);
            postpone(task);
        }
        return new ImportReport(done, 0, failed, false);
    }

    private ImportReport at(ImportTask before, RawEvent file, FilePieces pieces) {
        ImportTask task = before;
        if (task.problem().isPresent()) {
            // what failed before is one lane's to try
            ledger.imports().note(task.dueAt(clock.instant().plus(ImportTask.SIGN_OF_LIFE)));
        }
        for (int number : left(file, pieces)) {
            if (!lane.goesOn()) {
                return new ImportReport(done, 0, failed, false);
            }
            if (piece(file, pieces, number)) {
                task = said(task);
            }
        }
        boolean whole = ledger.pieces().done(file.key(), pieces.count()).size() == pieces.count();
        if (whole && end(task, file, pieces)) {
            return new ImportReport(done, 1, failed, false);
        }
        if (problem.isPresent()) {
            postpone(task);
        }
        return new ImportReport(done, 0, failed, false);
    }

    /// The pieces that are not done, from this lane's place on.
    private List<Integer> left(RawEvent file, FilePieces pieces) {
        Set<Integer> there = ledger.pieces().done(file.key(), pieces.count());
        List<Integer> left = new ArrayList<>();
        int first = lane.number() * pieces.count() / TenantLanes.FILES;
        for (int i = 0; i < pieces.count(); i++) {
            int number = (first + i) % pieces.count();
            if (!there.contains(number)) {
                left.add(number);
            }
        }
        return left;
    }

    /// @return whether the piece is done by this lane
    private boolean piece(RawEvent file, FilePieces pieces, int number) {
        var place = new ImportPieces.Place(file.key(), pieces.count(), number);
        if (!ledger.pieces().take(place, lane.by(), clock.instant())) {
            return false;
        }
        if (!isApplied(file, pieces.rows().get(number))) {
            ledger.pieces().giveBack(place, lane.by());
            return false;
        }
        ledger.pieces().done(place, lane.by(), clock.instant());
        done++;
        return true;
    }

    private boolean end(ImportTask task, RawEvent file, FilePieces pieces) {
        if (!isApplied(file, pieces.end())) {
            return false;
        }
        ledger.imports().note(task.read(clock.instant()));
        ledger.sweeps().unpark(file.key());
        return true;
    }

    private boolean isApplied(RawEvent file, List<Entry> entries) {
        return switch (applying.drive(file, entries)) {
            case ApplyOutcome.Applied() -> true;
            case ApplyOutcome.Unfit(String why) -> {
                failed++;
                problem = Optional.of(why);
                yield false;
            }
            case ApplyOutcome.Failed(RuntimeException cause) -> {
                // the table was busy: it is tried again at the next sweep's word
                failed++;
                LOG.log(Level.WARNING, () -> "a piece of " + file.key() + " waits", cause);
                yield false;
            }
        };
    }

    private ImportTask said(ImportTask task) {
        Instant now = clock.instant();
        if (task.problem().isEmpty() && task.next().isAfter(now.plus(ImportTask.SIGN_OF_LIFE).minus(SAID))) {
            return task;
        }
        ImportTask next = task.worked(now);
        ledger.imports().note(next);
        return next;
    }

    /// Some of it cannot be done today: the operator finds it among what is parked, where it is tried later and later.
    private void postpone(ImportTask task) {
        String why = problem.orElse("");
        ledger.imports().note(task.failed(clock.instant(), why));
        if (ledger.sweeps().parked(task.file().shard()).stream().noneMatch(event -> event.key().equals(task.file()))) {
            ledger.sweeps().park(ParkedEvent.first(task.file(), clock.instant(), why));
        }
        LOG.log(Level.ERROR, () -> "a piece of " + task.file() + " is parked: " + why);
    }
}

package dev.lightup.functions.importing;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.apply.LargeFiles;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.lane.LaneHold;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.imports.ImportPieces;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.imports.KeptFile;
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

    /// After this a sweep has seen what is due: there is one a minute.
    private static final Duration SEEN = Duration.ofSeconds(45);

    private final Ledger ledger;
    private final Formats formats;
    private final RawEventApplier applying;
    private final EventEntries events;
    private final UploadKeeping uploads;
    private final UploadPlace place;
    private final InstantSource clock;
    private final LaneHold lane;

    private int done;
    private int failed;
    private Optional<String> problem = Optional.empty();

    /// @param lane each begins at another place of the file
    FileWork(
            Ledger ledger,
            Formats formats,
            RawEventApplier applying,
            Directory directory,
            UploadPlace place,
            InstantSource clock,
            LaneHold lane) {
        this.ledger = ledger;
        this.formats = formats;
        this.applying = applying;
        this.events = new EventEntries(ledger, formats);
        this.uploads = new UploadKeeping(ledger, formats, directory, place, clock);
        this.place = place;
        this.clock = clock;
        this.lane = lane;
    }

    /// Works at a file until there is nothing more to do in this lane, or no time.
    ImportReport at(ImportTask task) {
        try {
            Optional<RawEvent> file = ledger.rawEvents().find(task.file());
            if (file.isPresent() && file.get().file().isPresent()) {
                return uploaded(task, file.get());
            }
            if (file.isPresent()) {
                List<Entry> entries = formats.entries(file.get());
                int count = task.pieces() > 0 ? task.pieces() : LargeFiles.pieces(entries.size());
                return at(task, file.get(), PostedPieces.of(entries, count));
            }
            ledger.imports().done(task);
        } catch (RuntimeException e) {
            problem = Optional.of(FailureCause.problem(e).orElseThrow(() -> e));
            LOG.log(Level.ERROR, () -> task.file() + " is not read in", e);
            postpone(task);
        }
        return new ImportReport(done, 0, failed, false);
    }

    private ImportReport uploaded(ImportTask task, RawEvent announced) {
        Optional<KeptFile> kept = ledger.kept().find(announced.key());
        if (kept.isEmpty()) {
            kept = switch (uploads.keep(task, announced, lane)) {
                case UploadKeeping.Arrival.Kept(KeptFile file) -> Optional.of(file);
                case UploadKeeping.Arrival.Later() -> Optional.empty();
                case UploadKeeping.Arrival.Differs(String why) -> {
                    LOG.log(Level.WARNING, () -> task.file() + " came otherwise than announced: " + why);
                    ledger.imports().note(task.differs(clock.instant(), why));
                    yield Optional.empty();
                }
                case UploadKeeping.Arrival.Missing() -> {
                    missing(task);
                    yield Optional.empty();
                }
                case UploadKeeping.Arrival.GivenUp() -> {
                    LOG.log(Level.WARNING, () -> task.file() + " was announced and never came");
                    yield Optional.empty();
                }
            };
        }
        return kept.map(file -> at(begun(task, announced, file), announced,
                new KeptPieces(events, announced, file))).orElseGet(() -> new ImportReport(0, 0, failed, false));
    }

    private void missing(ImportTask task) {
        Instant now = clock.instant();
        if (!task.next().isAfter(now)) {
            ledger.imports().note(task.missing(now));
        }
    }

    /// A file of which nothing is read yet: its original goes, and before the first row its feed says that it is being read in.
    private ImportTask begun(ImportTask task, RawEvent announced, KeptFile file) {
        if (task.stage() != ImportTask.Stage.AWAITED) {
            return task;
        }
        announced.file().ifPresent(place::delete);
        if (file.refused().isEmpty()) {
            applying.mark(announced, events.begun(announced, file));
        }
        Instant now = clock.instant();
        ImportTask begun = task.kept(file.pieces(), now);
        ledger.imports().note(begun);
        // it stays due, until a sweep has seen it and has asked for the other lanes
        return begun.dueAt(now.plus(ImportTask.SIGN_OF_LIFE).plus(SEEN));
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
        List<Entry> rows = pieces.rows(number);
        if (!isApplied(file, pieces.isBySubject() ? applying.drive(file, rows) : applying.drivePart(file, rows))) {
            ledger.pieces().giveBack(place, lane.by());
            return false;
        }
        ledger.pieces().done(place, lane.by(), clock.instant());
        done++;
        return true;
    }

    private boolean end(ImportTask task, RawEvent file, FilePieces pieces) {
        if (!isApplied(file, applying.drive(file, pieces.end()))) {
            return false;
        }
        ledger.imports().note(task.read(clock.instant()));
        ledger.sweeps().unpark(file.key());
        return true;
    }

    private boolean isApplied(RawEvent file, ApplyOutcome outcome) {
        return switch (outcome) {
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

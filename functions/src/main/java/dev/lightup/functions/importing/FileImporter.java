package dev.lightup.functions.importing;

import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.lane.LaneHold;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Reads a tenant's files in, each lane a piece at a time, the oldest file first. Whatever is cut off goes on where it stopped; doing a piece
/// again changes nothing. Thread-safe.
public final class FileImporter {
    private final Ledger ledger;
    private final Formats formats;
    private final RawEventApplier applying;
    private final Directory directory;
    private final UploadPlace place;
    private final InstantSource clock;

    /// @param directory what is uploaded is read as its endpoint says
    /// @param place where it lies until then
    public FileImporter(
            Ledger ledger,
            Formats formats,
            RawEventApplier applying,
            Directory directory,
            UploadPlace place,
            InstantSource clock) {
        this.ledger = ledger;
        this.formats = formats;
        this.applying = applying;
        this.directory = directory;
        this.place = place;
        this.clock = clock;
    }

    /// Something came for an announced file: if that is kept already it is not for long.
    void arrived(RawKey file) {
        if (ledger.kept().find(file).isPresent()) {
            ledger.rawEvents().find(file).flatMap(RawEvent::file).ifPresent(place::delete);
        }
    }

    /// Works in a lane of a tenant until nothing is left that nobody else is at.
    ///
    /// @param inTime whether there is time for another piece
    public ImportReport run(String tenant, BooleanSupplier inTime) {
        Optional<TenantLanes.Lane> free = ledger.fileLanes()
                .enter(tenant, UUID.randomUUID().toString(), clock.instant());
        if (free.isEmpty()) {
            return ImportReport.NOTHING;
        }
        var lane = new LaneHold(ledger.fileLanes(), clock, free.get(), inTime);
        Set<RawKey> known = new HashSet<>();
        ImportReport done;
        try {
            done = work(lane, known);
        } finally {
            lane.leave();
        }
        // no time is left for it; or it came while the last of the lanes was being left, so that nobody could enter for it
        List<ImportTask> left = open(tenant).stream()
                .filter(task -> !inTime.getAsBoolean() || !known.contains(task.file()))
                .toList();
        left.forEach(task -> ledger.imports().note(task.dueAt(clock.instant())));
        return done.and(new ImportReport(0, 0, 0, !left.isEmpty()));
    }

    private ImportReport work(LaneHold lane, Set<RawKey> known) {
        ImportReport all = ImportReport.NOTHING;
        ImportReport last;
        do {
            last = ImportReport.NOTHING;
            for (ImportTask task : open(lane.tenant())) {
                known.add(task.file());
                if (lane.goesOn()) {
                    last = last.and(new FileWork(ledger, formats, applying, directory, place, clock, lane).at(task));
                }
            }
            all = all.and(last);
        } while (last.pieces() > 0 && lane.goesOn());
        return all;
    }

    private List<ImportTask> open(String tenant) {
        return ledger.imports().of(tenant).stream().filter(task -> task.isOpen(clock.instant())).toList();
    }
}

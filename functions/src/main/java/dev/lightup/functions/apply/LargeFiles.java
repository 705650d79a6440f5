package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Files of many rows on their way to whoever reads them in: a stream whose batches follow one another is no place for such work. What
/// happens here is what has to come before the first row: the feed says that the file is begun, so that no number that rests on half of it
/// stands without a mark. Thread-safe.
public final class LargeFiles {
    private static final System.Logger LOG = System.getLogger(LargeFiles.class.getName());
    /// So many entries are a piece: a few seconds' work.
    private static final int PIECE = 200;

    private final Ledger ledger;
    private final SubjectFolding folding;
    private final ImportRequests requests;
    private final InstantSource clock;
    private final int piece;

    public LargeFiles(Ledger ledger, SubjectFolding folding, ImportRequests requests, InstantSource clock) {
        this(ledger, folding, requests, clock, PIECE);
    }

    /// @param piece how many entries are a piece
    LargeFiles(Ledger ledger, SubjectFolding folding, ImportRequests requests, InstantSource clock, int piece) {
        this.ledger = ledger;
        this.folding = folding;
        this.requests = requests;
        this.clock = clock;
        this.piece = piece;
    }

    /// What a file of many rows says of itself before its rows; empty for everything else.
    public static Optional<Entry> begun(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.fact() instanceof FeedFact.FileBegun).findFirst();
    }

    /// Into how many pieces a file of so many entries is cut whose task does not say so any more.
    public static int pieces(int entries) {
        return Math.max(1, Math.ceilDiv(entries, PIECE));
    }

    /// Has a file read in. Whoever asks waits for the mark, not for the rows. One that is being read in is asked for once more.
    ///
    /// @param begun what the file says of itself
    /// @param entries how many entries it has
    /// @return applied, as far as the stream is concerned; unfit while a piece of it cannot be done
    ApplyOutcome begin(RawEvent file, Entry begun, int entries) {
        Optional<ImportTask> there = ledger.imports().find(file.key());
        if (there.isEmpty()) {
            mark(file, begun);
        }
        int pieces = Math.max(1, Math.ceilDiv(entries, piece));
        ImportTask task = there.orElseGet(() -> ledger.imports()
                .begin(ImportTask.begun(file.key(), pieces, clock.instant())));
        task.problem().ifPresent(_ -> ledger.imports().note(task.dueAt(clock.instant())));
        ask(file.tenant(), Math.min(pieces, TenantLanes.FILES));
        return outcome(task);
    }

    /// Tells the feed that a file is begun. That it is wholly taken in its end alone says.
    void mark(RawEvent file, Entry begun) {
        ledger.subjects().putMissing(new StoredEntry(file.key(), begun));
        folding.fold(file.tenant(), begun.subject(), List.of(begun), List.of());
    }

    /// Has a file read in that is uploaded, as soon as it is there.
    ///
    /// @param announced the event that announced it
    ApplyOutcome await(RawEvent announced) {
        Instant now = clock.instant();
        Optional<ImportTask> there = ledger.imports().find(announced.key());
        ImportTask task = there.orElseGet(() -> ledger.imports().begin(ImportTask.announced(announced.key(), now)));
        task.problem().ifPresent(_ -> ledger.imports().note(task.dueAt(now)));
        if (ledger.kept().find(announced.key()).isPresent()) {
            ask(announced.tenant(), 1);
        }
        // that something else came than was announced is its sender's to mend
        return task.stage() == ImportTask.Stage.AWAITED && task.attempts() == 0
                ? new ApplyOutcome.Applied()
                : outcome(task);
    }

    private static ApplyOutcome outcome(ImportTask task) {
        return task.problem().<ApplyOutcome>map(ApplyOutcome.Unfit::new).orElseGet(ApplyOutcome.Applied::new);
    }

    /// That nobody could be asked loses nothing: the sweep looks after what is on the list.
    private void ask(String tenant, int lanes) {
        try {
            for (int lane = 0; lane < lanes; lane++) {
                requests.run(tenant);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "nobody could be asked to read in the files of " + tenant, e);
        }
    }
}

package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Checkpoint;
import dev.lightup.domain.fold.CheckpointMaker;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectRecords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is stored of one subject, read after its state: all of it, or what came after a checkpoint that still holds.
final class StoredHistory {
    private static final int HASH_BYTES = 10;

    private final SubjectRecords subjects;
    private final EntryReader reader;
    private final StatusWords words;
    private final String tenant;
    private final Subject subject;
    private Optional<CheckpointRef> reference;
    private Optional<Checkpoint> checkpoint;
    private final List<Entry> entries = new ArrayList<>();

    private StoredHistory(
            Ledger ledger,
            EntryReader reader,
            StatusWords words,
            String tenant,
            Subject subject,
            Optional<CheckpointRef> reference) {
        this.words = words;
        this.subjects = ledger.subjects();
        this.reader = reader;
        this.tenant = tenant;
        this.subject = subject;
        this.reference = reference;
        this.checkpoint = reference.flatMap(ref -> checkpoint(subjects, tenant, subject, ref));
        if (checkpoint.isPresent()) {
            entries.addAll(reader.entries(tenant, subject,
                    subjects.entriesAfter(tenant, subject, checkpoint.get().cut())));
        } else {
            readWhole();
        }
    }

    /// Reads what comes after the state's checkpoint, or everything where there is none or the state cannot be read.
    static StoredHistory after(
            Ledger ledger,
            EntryReader reader,
            StatusWords words,
            String tenant,
            Subject subject,
            Optional<StateItem> state) {
        return new StoredHistory(ledger, reader, words, tenant, subject,
                state.filter(item -> item.stored() instanceof StoredRecord.Known).flatMap(StateItem::checkpoint));
    }

    /// Reads everything.
    static StoredHistory whole(Ledger ledger, EntryReader reader, StatusWords words, String tenant, Subject subject) {
        return new StoredHistory(ledger, reader, words, tenant, subject, Optional.empty());
    }

    /// The checkpoint of that name, if there is one that can be read.
    static Optional<Checkpoint> checkpoint(SubjectRecords subjects, String tenant, Subject subject, CheckpointRef ref) {
        return subjects.checkpoint(tenant, subject, ref).flatMap(StoredHistory::read);
    }

    /// A checkpoint only saves reading: one that cannot be read is as good as none.
    private static Optional<Checkpoint> read(String json) {
        try {
            return Optional.of(Codec.read(Checkpoint.class, json));
        } catch (CodecException e) {
            return Optional.empty();
        }
    }

    private void readWhole() {
        reference = Optional.empty();
        checkpoint = Optional.empty();
        entries.clear();
        entries.addAll(reader.entries(tenant, subject, subjects.entries(tenant, subject)));
    }

    /// What was read.
    List<Entry> entries() {
        return entries;
    }

    /// Those of what was read that a state took in; none where it is not certain that it took in each of them, and none that arrive now.
    ///
    /// @param taken all entries that the state was made of
    List<Entry> within(EntrySum taken, Collection<Entry> arrived) {
        Set<Entry> now = new HashSet<>(arrived);
        List<Entry> others = entries.stream().filter(entry -> !now.contains(entry)).toList();
        return taken.equals(sum()) || taken.equals(before().plus(EntrySum.of(subject, others))) ? others : List.of();
    }

    /// The fold of the whole history.
    ///
    /// @param arrived entries that are being taken in; a checkpoint that may lack one of them is given up
    FoldedSubject fold(Collection<Entry> arrived) {
        // what was put after the read is not in it, and the next checkpoint must not lack it
        entries.addAll(arrived);
        if (checkpoint.isPresent()) {
            Optional<FoldedSubject> folded = new CheckpointMaker(words).foldFrom(checkpoint.get(), entries, arrived);
            if (folded.isPresent()) {
                return folded.get();
            }
            readWhole();
            entries.addAll(arrived);
        }
        return new Fold(words).fold(subject, entries);
    }

    /// All entries: those before the cut, and what was read.
    EntrySum sum() {
        return before().plus(EntrySum.of(subject, entries));
    }

    private EntrySum before() {
        return checkpoint.map(Checkpoint::entries).orElse(EntrySum.NONE);
    }

    /// The checkpoint that the next fold begins with; put before the state that names it.
    Optional<CheckpointRef> next() {
        var checkpoints = new CheckpointMaker(words);
        Optional<Checkpoint> next = checkpoint.isPresent()
                ? checkpoints.advance(checkpoint.get(), entries)
                : checkpoints.propose(subject, entries);
        return next.map(this::put).or(() -> reference);
    }

    private CheckpointRef put(Checkpoint next) {
        String json = Codec.text(next);
        var ref = new CheckpointRef(next.cut(), hash(json));
        subjects.putCheckpoint(tenant, subject, ref, json);
        return ref;
    }

    private static String hash(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

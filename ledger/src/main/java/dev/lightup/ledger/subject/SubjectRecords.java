package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.CodecException;
import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.ledger.key.StoredRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is known of each subject: its entries, its checkpoints, its state. All reads are strongly consistent. Thread-safe.
public final class SubjectRecords {
    /// The most bytes a state may have, deflated.
    public static final int LARGEST_STATE = 64 * 1024;

    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<SubjectLayout.Placed> entries;
    private final ItemStore<StateItem> states;
    private final ItemStore<Checkpoint> checkpoints;

    public SubjectRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.entries = new ItemStore<>(client, table, SubjectLayout.entries("entry"));
        this.states = new ItemStore<>(client, table, SubjectLayout.STATE);
        this.checkpoints = new ItemStore<>(client, table, CHECKPOINT);
    }

    /// Puts an entry to its subject; the same entry is the same bytes, so putting it again changes nothing.
    public void put(StoredEntry entry) {
        entries.put(
                new SubjectLayout.Placed(ItemKeys.subject(entry.raw().tenant(), entry.entry().subject()),
                        ItemKeys.entry(entry.raw(), entry.entry()),
                        entry));
    }

    /// Puts an entry where it is not yet: a read in place of a write for who drives again what most likely is there.
    public void putMissing(StoredEntry entry) {
        Optional<SubjectLayout.Placed> there = entries.get(
                ItemKeys.subject(entry.raw().tenant(), entry.entry().subject()),
                ItemKeys.entry(entry.raw(), entry.entry()));
        if (there.filter(found -> found.entry().isNewer() || found.entry().known().equals(Optional.of(entry.entry())))
                .isEmpty()) {
            put(entry);
        }
    }

    /// Where an entry of this release lies at its subject.
    public static String place(StoredEntry entry) {
        return ItemKeys.entry(entry.raw(), entry.entry());
    }

    /// Takes out an entry that no raw event yields any more, or that was made anew under another key.
    ///
    /// @param place where it was found
    public void remove(String tenant, Subject subject, String place) {
        entries.delete(ItemKeys.subject(tenant, subject), place);
    }

    /// The subject's state. Read it before the entries, never after or with them.
    public Optional<StateItem> state(String tenant, Subject subject) {
        return states.get(ItemKeys.subject(tenant, subject), ItemKeys.STATE);
    }

    /// The states of those subjects that have one, a hundred at a call, by subject.
    public List<StateItem> states(String tenant, Collection<Subject> subjects) {
        List<String> partitions = subjects.stream().distinct().map(s -> ItemKeys.subject(tenant, s)).sorted().toList();
        return BatchGet.items(client, table, partitions, ItemKeys.STATE)
                .stream()
                .map(SubjectLayout.STATE::record)
                .sorted(Comparator.comparing(StateItem::subject))
                .toList();
    }

    /// All entries by own time, page by page as the stream is read.
    public Stream<FoundEntry> entries(String tenant, Subject subject) {
        return entries.beginning(ItemKeys.subject(tenant, subject), ItemKeys.ENTRIES).map(SubjectLayout.Placed::found);
    }

    /// The entries whose own time is after the cut.
    public Stream<FoundEntry> entriesAfter(String tenant, Subject subject, Instant cut) {
        return entries.between(ItemKeys.subject(tenant, subject), ItemKeys.after(cut), ItemKeys.AFTER_ENTRIES)
                .map(SubjectLayout.Placed::found);
    }

    /// The entries whose own time is in a span: what a month's timeline shows.
    ///
    /// @param from the first instant
    /// @param until the first instant after it
    public Stream<FoundEntry> entriesBetween(String tenant, Subject subject, Instant from, Instant until) {
        return entries
                .between(ItemKeys.subject(tenant, subject), ItemKeys.after(from.minusMillis(1)),
                        ItemKeys.after(until.minusMillis(1)))
                .map(SubjectLayout.Placed::found);
    }

    /// Writes a state whose version is one above the version that was read; 1 where none was.
    ///
    /// @throws StateTooLarge above 64 KB deflated
    public StateWrite write(StateItem next) {
        ItemStore.Put<StateItem> put = next.version() == 1
                ? states.putNew(next)
                : states.put(next, "#v = :read", Map.of("#v", "v"),
                        Map.of(":read", AttributeValue.fromN(Long.toString(next.version() - 1))));
        return switch (put) {
            case ItemStore.Put.Done<StateItem>() -> StateWrite.WRITTEN;
            // our own write, whose first answer got lost
            case ItemStore.Put.Refused<StateItem>(Optional<StateItem> stored) -> stored.filter(next::equals).isPresent()
                    ? StateWrite.WRITTEN
                    : StateWrite.LOST;
        };
    }

    /// Takes out the state of a subject that no event names, unless it was written since.
    ///
    /// @param read the version that was read
    /// @return whether it is gone
    public boolean removeState(String tenant, Subject subject, long read) {
        return states.delete(ItemKeys.subject(tenant, subject), ItemKeys.STATE, "#v = :read", Map.of("#v", "v"),
                Map.of(":read", AttributeValue.fromN(Long.toString(read))));
    }

    /// Takes out a state that lost what every release reads: nobody can write over it.
    ///
    /// @return whether it was such a one
    public boolean removeBrokenState(String tenant, Subject subject) {
        try {
            state(tenant, subject);
            return false;
        } catch (IllegalStateException | IllegalArgumentException | CodecException _) {
            states.delete(ItemKeys.subject(tenant, subject), ItemKeys.STATE);
            return true;
        }
    }

    /// Puts a checkpoint; never changed afterwards.
    ///
    /// @param json what it holds
    public void putCheckpoint(String tenant, Subject subject, CheckpointRef ref, String json) {
        checkpoints.put(new Checkpoint(ItemKeys.subject(tenant, subject), ItemKeys.checkpoint(ref),
                new StoredRecord.Known<>(json)));
    }

    /// What a checkpoint holds, as JSON; empty when there is none of that name, or none of this release's shape.
    public Optional<String> checkpoint(String tenant, Subject subject, CheckpointRef ref) {
        return checkpoints.get(ItemKeys.subject(tenant, subject), ItemKeys.checkpoint(ref))
                .flatMap(c -> c.json().known());
    }

    /// Takes out a checkpoint that no state names any more. Whoever still reads by it folds the whole history.
    public void removeCheckpoint(String tenant, Subject subject, CheckpointRef ref) {
        checkpoints.delete(ItemKeys.subject(tenant, subject), ItemKeys.checkpoint(ref));
    }

    /// The checkpoints of a subject that lie in the table.
    public List<CheckpointRef> checkpoints(String tenant, Subject subject) {
        return checkpoints.beginning(ItemKeys.subject(tenant, subject), ItemKeys.CHECKPOINTS)
                .map(checkpoint -> ItemKeys.checkpointOf(checkpoint.sk()))
                .toList();
    }

    private record Checkpoint(String pk, String sk, StoredRecord<String> json) {}

    private static final RecordSchema<Checkpoint> CHECKPOINT = RecordLayout
            .of(Checkpoint.class, "checkpoint", Checkpoint::pk, Checkpoint::sk)
            .maybeNumber(ShapeNumber.NAME, ShapeNumber.always(ShapeNumber.CHECKPOINT))
            .bytes("j", c -> DeflatedText.pack(c.json().known().orElseThrow()))
            .read(bag -> new Checkpoint(bag.text(RecordLayout.PK), bag.text(RecordLayout.SK),
                    ShapeNumber.read(bag, ShapeNumber.CHECKPOINT, () -> DeflatedText.unpack(bag.bytes("j")))));
}

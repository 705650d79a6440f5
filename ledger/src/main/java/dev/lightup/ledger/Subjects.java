package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.item.Layout;
import dev.lightup.ledger.item.Schema;
import dev.lightup.ledger.item.Packed;
import dev.lightup.ledger.item.Shelf;
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
public final class Subjects {
    /// The most bytes a state may have, deflated.
    public static final int LARGEST_STATE = 64 * 1024;

    private final DynamoDbClient client;
    private final String table;
    private final Shelf<SubjectLayout.Placed> entries;
    private final Shelf<StateItem> states;
    private final Shelf<Checkpoint> checkpoints;

    Subjects(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.entries = new Shelf<>(client, table, SubjectLayout.entries("entry"));
        this.states = new Shelf<>(client, table, SubjectLayout.STATE);
        this.checkpoints = new Shelf<>(client, table, CHECKPOINT);
    }

    /// Puts an entry to its subject; the same entry is the same bytes, so putting it again changes nothing.
    public void put(StoredEntry entry) {
        entries.put(
                new SubjectLayout.Placed(Keys.subject(entry.raw().tenant(), entry.entry().subject()), Keys.entry(entry),
                        entry));
    }

    /// Takes an entry out that no raw event yields any more; only a rebuild does.
    public void remove(StoredEntry entry) {
        entries.delete(Keys.subject(entry.raw().tenant(), entry.entry().subject()), Keys.entry(entry));
    }

    /// The subject's state. Read it before the entries, never after or with them.
    public Optional<StateItem> state(String tenant, Subject subject) {
        return states.get(Keys.subject(tenant, subject), Keys.STATE);
    }

    /// The states of those subjects that have one, a hundred at a call, by subject.
    public List<StateItem> states(String tenant, Collection<Subject> subjects) {
        List<String> partitions = subjects.stream().distinct().map(s -> Keys.subject(tenant, s)).sorted().toList();
        return BatchGet.items(client, table, partitions, Keys.STATE)
                .stream()
                .map(SubjectLayout.STATE::record)
                .sorted(Comparator.comparing(StateItem::subject))
                .toList();
    }

    /// All entries by own time, page by page as the stream is read.
    public Stream<StoredEntry> entries(String tenant, Subject subject) {
        return entries.beginning(Keys.subject(tenant, subject), Keys.ENTRIES).map(SubjectLayout.Placed::entry);
    }

    /// The entries whose own time is after the cut.
    public Stream<StoredEntry> entriesAfter(String tenant, Subject subject, Instant cut) {
        return entries.between(Keys.subject(tenant, subject), Keys.after(cut), Keys.AFTER_ENTRIES)
                .map(SubjectLayout.Placed::entry);
    }

    /// The entries whose own time is in a span: what a month's timeline shows.
    ///
    /// @param from the first instant
    /// @param until the first instant after it
    public Stream<StoredEntry> entriesBetween(String tenant, Subject subject, Instant from, Instant until) {
        return entries
                .between(Keys.subject(tenant, subject), Keys.after(from.minusMillis(1)),
                        Keys.after(until.minusMillis(1)))
                .map(SubjectLayout.Placed::entry);
    }

    /// Writes a state whose version is one above the version that was read; 1 where none was.
    ///
    /// @throws StateTooLarge above 64 KB deflated
    public StateWrite write(StateItem next) {
        Shelf.Put<StateItem> put = next.version() == 1
                ? states.putNew(next)
                : states.put(next, "#v = :read", Map.of("#v", "v"),
                        Map.of(":read", AttributeValue.fromN(Long.toString(next.version() - 1))));
        return switch (put) {
            case Shelf.Put.Done<StateItem>() -> StateWrite.WRITTEN;
            // our own write, whose first answer got lost
            case Shelf.Put.Refused<StateItem>(Optional<StateItem> stored) -> stored.filter(next::equals).isPresent()
                    ? StateWrite.WRITTEN
                    : StateWrite.LOST;
        };
    }

    /// Puts a checkpoint; never changed afterwards.
    ///
    /// @param json what it holds
    public void putCheckpoint(String tenant, Subject subject, CheckpointRef ref, String json) {
        checkpoints.put(new Checkpoint(Keys.subject(tenant, subject), Keys.checkpoint(ref), json));
    }

    /// What a checkpoint holds.
    public Optional<String> checkpoint(String tenant, Subject subject, CheckpointRef ref) {
        return checkpoints.get(Keys.subject(tenant, subject), Keys.checkpoint(ref)).map(Checkpoint::json);
    }

    private record Checkpoint(String pk, String sk, String json) {}

    private static final Schema<Checkpoint> CHECKPOINT = Layout
            .of(Checkpoint.class, "checkpoint", Checkpoint::pk, Checkpoint::sk)
            .bytes("j", c -> Packed.pack(c.json()))
            .read(bag -> new Checkpoint(bag.text(Layout.PK), bag.text(Layout.SK), Packed.unpack(bag.bytes("j"))));
}

package dev.lightup.ledger.publication;

import dev.lightup.ledger.item.BatchGet;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.HeadLayout.Written;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The heads of units: raising a revision, committing it, moving what is due. Every change of a head is one write on condition that
/// nobody changed it meanwhile. Thread-safe.
public final class PublishLeases {
    /// A run that began is looked after again after this long, unless it is committed.
    public static final Duration LEASE = Duration.ofMinutes(15);

    private final DynamoDbClient client;
    private final String table;
    private final ItemStore<Written> heads;

    public PublishLeases(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.heads = new ItemStore<>(client, table, HeadLayout.HEAD);
    }

    /// The unit's head; a plain one when it never ran.
    public PublishLease head(Unit unit) {
        return find(unit).orElseGet(() -> PublishLease.none(unit));
    }

    /// The unit's head, if anything was ever asked of the unit.
    public Optional<PublishLease> find(Unit unit) {
        return heads.get(ItemKeys.unit(unit), ItemKeys.HEAD).map(Written::head);
    }

    /// The heads of those units that have one, a hundred at a call, in no order.
    public List<PublishLease> heads(Collection<Unit> units) {
        return BatchGet.items(client, table, units.stream().distinct().map(ItemKeys::unit).toList(), ItemKeys.HEAD)
                .stream()
                .map(item -> HeadLayout.HEAD.record(item).head())
                .toList();
    }

    /// Begins a run: raises the revision, notes the run as open, moves what is due to at most {@link #LEASE} ahead. Read states only
    /// after this. Runs that are dead by now become the mark that this run makes good.
    ///
    /// @param limit how long a run can live (the function's timeout); older open runs are dead
    /// @return the run; none when as many live as may, and then the unit is due
    public Optional<PublishRun> raise(Unit unit, Instant now, Duration limit) {
        return raise(unit, now, limit, 0, (runs, _) -> runs);
    }

    /// The same above a revision that objects may carry.
    public Optional<PublishRun> raise(Unit unit, Instant now, Duration limit, long floor) {
        return raise(unit, now, limit, floor, (runs, _) -> runs);
    }

    /// Begins a run after a refused commit; it makes the refused one good.
    public Optional<PublishRun> again(PublishRun refused, Instant now, Duration limit) {
        return above(refused, 0, now, limit);
    }

    /// The same where objects carry a revision that this head never had: the table or the bucket was put back to another moment. The head
    /// goes on above it, and the run compares everything.
    ///
    /// @param rev what the objects carry
    public Optional<PublishRun> above(PublishRun stopped, long rev, Instant now, Duration limit) {
        return raise(stopped.unit(), now, limit, rev, (runs, change) -> runs.fold(stopped.rev(), change));
    }

    private Optional<PublishRun> raise(
            Unit unit,
            Instant now,
            Duration limit,
            long floor,
            HeadSteps.Ended first) {
        Instant began = now.truncatedTo(ChronoUnit.MILLIS);
        PublishLease after = change(unit, find(unit), head -> HeadSteps.raise(head, began, limit, floor, first));
        // a run that begins has seen the cause of every wish; only who could not begin leaves one
        return after.wished().isPresent() ? Optional.empty() : Optional.of(new PublishRun(after, after.rev(), began));
    }

    /// Gives a run up, after a failure or a refused commit: what it may have left is to be made good, and the unit runs again at that
    /// time by being due. Where {@link #again} runs at once, two that refuse each other could go on for long.
    public void abandon(PublishRun run, Instant at) {
        change(run.unit(), Optional.of(run.head()),
                head -> HeadSteps.abandon(head, run, at.truncatedTo(ChronoUnit.MILLIS)));
    }

    /// Asks that the unit's objects are compared with its pages, at that time at the latest.
    public void repair(Unit unit, Instant at) {
        change(unit, find(unit), head -> Optional.of(
                head.withRuns(head.runs().repairSince(head.rev(), head.change() + 1))
                        .wishing(at.truncatedTo(ChronoUnit.MILLIS))));
    }

    /// Ends a run: closes it and what it made good, and sets when the unit is due next: at once where something is still to be made
    /// good, at the latest when another open run can be told dead, and no later than anybody wished meanwhile.
    ///
    /// @param next when the clock next changes a page; empty when never
    /// @param limit as in {@link #raise}
    /// @param notes put to the head's notes
    /// @param read the states that the run read
    public CommitResult commit(
            PublishRun run,
            Optional<Instant> next,
            Duration limit,
            Map<String, String> notes,
            Collection<StateItem> read) {
        var committed = new PublishLease.Committed(run.rev(), run.began(), SeenStates.of(read, run.began()));
        PublishLease after = change(run.unit(), Optional.of(run.head()),
                head -> HeadSteps.commit(head, run, committed, next, limit, notes));
        return new CommitResult(after.committed().filter(c -> c.rev() == run.rev()).isPresent(), after);
    }

    /// The same for a run that read no state.
    public CommitResult commit(PublishRun run, Optional<Instant> next, Duration limit, Map<String, String> notes) {
        return commit(run, next, limit, notes, List.of());
    }

    /// Closes a run that wrote nothing and will write nothing: nothing of it is left to be made good. What it should have made good
    /// stays, and what is due stays due.
    public void drop(PublishRun run) {
        drop(run, Optional.empty());
    }

    /// The same, and the unit is due by then at the latest.
    public void drop(PublishRun run, Instant again) {
        drop(run, Optional.of(again.truncatedTo(ChronoUnit.MILLIS)));
    }

    private void drop(PublishRun run, Optional<Instant> again) {
        change(run.unit(), Optional.of(run.head()), head -> HeadSteps.drop(head, run, again));
    }

    /// Ends a run whose time was up between two pages: each object that it wrote has its line in the manifest, so that the next run goes on
    /// where it ended, and that is due at once. Where a later run has begun meanwhile, or something was not as the manifest said, what it
    /// wrote is to be made good.
    public void stop(PublishRun run, Instant now, boolean doubts) {
        change(run.unit(), Optional.of(run.head()),
                head -> HeadSteps.stop(head, run, now.truncatedTo(ChronoUnit.MILLIS), doubts));
    }

    /// Asks that the unit runs at that time at the latest. Costs a read; a write only when nothing so early is due or asked for yet.
    /// A run that is open now may have read before what this is about, so it does not count.
    ///
    /// @return whether a write was needed
    public boolean lowerDue(Unit unit, Instant when) {
        Instant at = when.truncatedTo(ChronoUnit.MILLIS);
        PublishLease before = head(unit);
        PublishLease after = change(unit, Optional.of(before), head -> HeadSteps.lowerDue(head, at));
        return after.change() != before.change();
    }

    /// Leaves the unit to a run that is open, if one can be alive: its commit tells that the unit is wanted again. Where it dies, the unit is
    /// due, so that the sweep finds it.
    ///
    /// @param read the unit's head, read after what is to be seen was written
    /// @param limit as in {@link #raise}
    /// @return whether there is such a run; where there is none, nothing was written
    public boolean join(PublishLease read, Instant now, Duration limit) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        PublishLease after = change(read.unit(), Optional.of(read), head -> HeadSteps.join(head, at, limit));
        return HeadSteps.isRunning(after, at, limit);
    }

    /// Puts or removes one note of the head.
    ///
    /// @return whether the head said otherwise
    public boolean note(Unit unit, String name, Optional<String> value) {
        PublishLease before = head(unit);
        PublishLease after = change(unit, Optional.of(before), head -> {
            SortedMap<String, String> notes = new TreeMap<>(head.notes());
            value.ifPresentOrElse(v -> notes.put(name, v), () -> notes.remove(name));
            return notes.equals(head.notes())
                    ? Optional.empty()
                    : Optional.of(head.withNotes(notes));
        });
        return after.change() != before.change();
    }

    /// Changes a head until it is not refused. A refusal brings the head that stands, so no second read is needed.
    ///
    /// @param step the head to write instead; empty to leave it
    private PublishLease change(
            Unit unit,
            Optional<PublishLease> read,
            Function<PublishLease, Optional<PublishLease>> step) {
        PublishLease head = read.orElseGet(() -> PublishLease.none(unit));
        while (true) {
            Optional<PublishLease> next = step.apply(head);
            if (next.isEmpty()) {
                return head;
            }
            var written = new Written(next.get(), ThreadLocalRandom.current().nextLong());
            switch (put(written, head.change())) {
                case ItemStore.Put.Done<Written>() -> {
                    return next.get();
                }
                case ItemStore.Put.Refused<Written>(Optional<Written> stored) -> {
                    if (stored.filter(written::equals).isPresent()) {
                        // our own write, whose first answer got lost
                        return next.get();
                    }
                    head = stored.map(Written::head).orElseGet(() -> PublishLease.none(unit));
                }
            }
        }
    }

    private ItemStore.Put<Written> put(Written next, long read) {
        return read == 0
                ? heads.putNew(next)
                : heads.put(next, "#x = :read", Map.of("#x", "x"),
                        Map.of(":read", AttributeValue.fromN(Long.toString(read))));
    }
}

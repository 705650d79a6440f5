package dev.lightup.ledger;

import dev.lightup.ledger.HeadLayout.Written;
import dev.lightup.ledger.item.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The heads of units: raising a revision, committing it, moving what is due. Every change of a head is one write on condition that
/// nobody changed it meanwhile. Thread-safe.
public final class Heads {
    /// A run that began is looked after again after this long, unless it is committed.
    public static final Duration LEASE = Duration.ofMinutes(15);

    /// When a run began that was given up.
    private static final Instant DEAD = Instant.EPOCH;

    private final Shelf<Written> heads;

    Heads(DynamoDbClient client, String table) {
        this.heads = new Shelf<>(client, table, HeadLayout.HEAD);
    }

    /// The unit's head; a plain one when it never ran.
    public Head head(UnitKey unit) {
        return find(unit).orElseGet(() -> Head.none(unit));
    }

    private Optional<Head> find(UnitKey unit) {
        return heads.get(Keys.unit(unit), Keys.HEAD).map(Written::head);
    }

    /// Begins a run: raises the revision, notes the run as open, moves what is due to at most {@link #LEASE} ahead. Read states only
    /// after this.
    ///
    /// @param limit how long a run can live (the function's timeout); older open runs are dead, and this one makes them good
    public Run raise(UnitKey unit, Instant now, Duration limit) {
        return raise(unit, now, limit, new TreeSet<>());
    }

    /// Begins a run after a refused commit; it makes the refused one good.
    public Run again(Run refused, Instant now, Duration limit) {
        return raise(refused.unit(), now, limit, refused.closes(), refused.rev());
    }

    /// Gives a run up, after a refused commit or a failure: it counts as dead at once, and the unit runs again at that time by being due.
    /// Where {@link #again} runs at once, two that refuse each other could go on for long.
    public void abandon(Run run, Instant at) {
        change(run.unit(), find(run.unit()), head -> {
            if (!head.open().containsKey(run.rev()) || DEAD.equals(head.open().get(run.rev()))) {
                return Optional.empty();
            }
            var open = new TreeMap<Long, Instant>(head.open());
            open.put(run.rev(), DEAD);
            return Optional.of(head.withOpen(open).wishing(at.truncatedTo(ChronoUnit.MILLIS)));
        });
    }

    private Run raise(UnitKey unit, Instant now, Duration limit, SortedSet<Long> closes, long... more) {
        Instant began = now.truncatedTo(ChronoUnit.MILLIS);
        Head raised = change(unit, find(unit), head -> {
            var open = new TreeMap<Long, Instant>(head.open());
            open.put(head.rev() + 1, began);
            Instant lease = began.plus(LEASE);
            Instant due = head.dueAt().filter(d -> d.isAfter(began) && d.isBefore(lease)).orElse(lease);
            return Optional.of(new Head(unit, head.change() + 1, head.rev() + 1, open, head.committed(),
                    Optional.of(due), Optional.empty(), head.notes()));
        });
        var dead = new TreeSet<Long>(closes);
        for (long rev : more) {
            dead.add(rev);
        }
        raised.open().forEach((rev, since) -> {
            if (rev != raised.rev() && !since.plus(limit).isAfter(began)) {
                dead.add(rev);
            }
        });
        dead.retainAll(raised.open().keySet());
        return new Run(raised, raised.rev(), began, dead);
    }

    /// Ends a run: closes it and the runs it made good, and sets when the unit is due next, at the latest when another open run can be
    /// told dead, and no later than anybody wished meanwhile.
    ///
    /// @param next when the clock next changes a page; empty when never
    /// @param limit as in {@link #raise}
    /// @param notes put to the head's notes
    public Commit commit(Run run, Optional<Instant> next, Duration limit, Map<String, String> notes) {
        Head after = change(run.unit(), Optional.of(run.head()), head -> {
            if (head.rev() != run.rev() || head.committed().filter(c -> c.rev() == run.rev()).isPresent()) {
                return Optional.empty();
            }
            var open = new TreeMap<Long, Instant>(head.open());
            open.remove(run.rev());
            open.keySet().removeAll(run.closes());
            var all = new TreeMap<String, String>(head.notes());
            all.putAll(notes);
            Optional<Instant> due = Stream
                    .concat(Stream.concat(next.stream(), head.wished().stream()),
                            open.values().stream().map(since -> since.plus(limit)))
                    .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                    .min(Instant::compareTo);
            return Optional.of(new Head(head.unit(), head.change() + 1, head.rev(), open,
                    Optional.of(new Head.Committed(run.rev(), run.began())), due, Optional.empty(), all));
        });
        return after.committed().filter(c -> c.rev() == run.rev()).isPresent()
                ? Commit.COMMITTED
                : Commit.REFUSED;
    }

    /// Closes a run that wrote nothing and will write nothing: nothing of it is left to be made good. What it should have made good
    /// stays open, and what is due stays due.
    public void drop(Run run) {
        change(run.unit(), Optional.of(run.head()), head -> {
            var open = new TreeMap<Long, Instant>(head.open());
            return open.remove(run.rev()) == null
                    ? Optional.empty()
                    : Optional.of(new Head(head.unit(), head.change() + 1, head.rev(), open, head.committed(),
                            head.dueAt(), head.wished(), head.notes()));
        });
    }

    /// Asks that the unit runs at that time at the latest. Costs a read; a write only when nothing so early is due or asked for yet.
    /// A run that is open now may have read before what this is about, so it does not count.
    ///
    /// @return whether a write was needed
    public boolean lowerDue(UnitKey unit, Instant when) {
        Instant at = when.truncatedTo(ChronoUnit.MILLIS);
        Head before = head(unit);
        Head after = change(unit, Optional.of(before), head -> {
            boolean dueByThen = isBy(head.dueAt(), at);
            boolean wishedByThen = head.open().isEmpty() || isBy(head.wished(), at);
            return dueByThen && wishedByThen
                    ? Optional.empty()
                    : Optional.of(head.withOpen(head.open()).wishing(at));
        });
        return after.change() != before.change();
    }

    /// Puts or removes one note of the head.
    public void note(UnitKey unit, String name, Optional<String> value) {
        change(unit, find(unit), head -> {
            SortedMap<String, String> notes = new TreeMap<>(head.notes());
            value.ifPresentOrElse(v -> notes.put(name, v), () -> notes.remove(name));
            return notes.equals(head.notes())
                    ? Optional.empty()
                    : Optional.of(head.withNotes(notes));
        });
    }

    private static boolean isBy(Optional<Instant> time, Instant at) {
        return time.filter(t -> !t.isAfter(at)).isPresent();
    }

    /// Changes a head until it is not refused. A refusal brings the head that stands, so no second read is needed.
    ///
    /// @param step the head to write instead; empty to leave it
    private Head change(UnitKey unit, Optional<Head> read, Function<Head, Optional<Head>> step) {
        Head head = read.orElseGet(() -> Head.none(unit));
        while (true) {
            Optional<Head> next = step.apply(head);
            if (next.isEmpty()) {
                return head;
            }
            var written = new Written(next.get(), ThreadLocalRandom.current().nextLong());
            switch (put(written, head.change())) {
                case Shelf.Put.Done<Written>() -> {
                    return next.get();
                }
                case Shelf.Put.Refused<Written>(Optional<Written> stored) -> {
                    if (stored.filter(written::equals).isPresent()) {
                        // our own write, whose first answer got lost
                        return next.get();
                    }
                    head = stored.map(Written::head).orElseGet(() -> Head.none(unit));
                }
            }
        }
    }

    private Shelf.Put<Written> put(Written next, long read) {
        return read == 0
                ? heads.putNew(next)
                : heads.put(next, "#x = :read", Map.of("#x", "x"),
                        Map.of(":read", AttributeValue.fromN(Long.toString(read))));
    }
}

package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.senders.Formats;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Reads every raw event of the index, a hundred at a call.
final class LogReading {
    private static final System.Logger LOG = System.getLogger(LogReading.class.getName());
    private static final int TOGETHER = 100;

    private final Ledger ledger;
    private final EventEntries events;
    private final InstantSource clock;

    LogReading(Ledger ledger, Formats formats, InstantSource clock) {
        this.ledger = ledger;
        this.events = new EventEntries(ledger, formats);
        this.clock = clock;
    }

    /// Reads the events of some tenants.
    ///
    /// @param found where is noted what cannot be read
    /// @return whether all were read in the time there was
    boolean read(
            Predicate<String> ofTenant,
            ExpectedEntries told,
            Collection<DerivedDifference> found,
            BooleanSupplier inTime) {
        Instant until = clock.instant().plus(Duration.ofMinutes(2));
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            Set<RawKey> open = open(shard);
            Iterator<RawKey> received = ledger.sweeps()
                    .received(shard, Instant.EPOCH, until)
                    .map(ReceivedEvent::key)
                    .filter(key -> ofTenant.test(key.tenant()) && !open.contains(key))
                    .iterator();
            List<RawKey> some = new ArrayList<>();
            while (received.hasNext()) {
                if (!inTime.getAsBoolean()) {
                    return false;
                }
                some.add(received.next());
                if (some.size() == TOGETHER || !received.hasNext()) {
                    tell(some, told, found);
                    some.clear();
                }
            }
        }
        told.meet();
        return true;
    }

    /// Files that are being read in: all of their rows are on their way, however long ago they came.
    private Set<RawKey> open(int shard) {
        return ledger.imports()
                .of(shard)
                .stream()
                .filter(task -> task.stage() != ImportTask.Stage.READ)
                .map(ImportTask::file)
                .collect(Collectors.toSet());
    }

    private void tell(List<RawKey> keys, ExpectedEntries told, Collection<DerivedDifference> found) {
        List<RawEvent> events;
        try {
            events = ledger.rawEvents().find(keys);
        } catch (RuntimeException e) {
            if (keys.size() == 1) {
                notRead(keys.getFirst(), e, told, found);
            } else {
                keys.forEach(key -> tell(List.of(key), told, found));
            }
            return;
        }
        for (RawEvent event : events) {
            try {
                List<Entry> said = this.events.of(event);
                told.tell(event, said);
            } catch (RuntimeException e) {
                notRead(event.key(), e, told, found);
            }
        }
    }

    /// @throws RuntimeException when it is not the event's own fault: without it nobody can say what there must be
    private static void notRead(
            RawKey key,
            RuntimeException why,
            ExpectedEntries told,
            Collection<DerivedDifference> found) {
        String problem = FailureCause.problem(why).orElseThrow(() -> why);
        LOG.log(Level.ERROR, () -> key + " is not read: " + problem, why);
        told.unread();
        found.add(new DerivedDifference(key.tenant(), key.toString(), Kind.EVENT_NOT_READ));
    }
}

package dev.lightup.functions.apply;

import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.stream.StreamRecord;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.ledger.sweep.SweepIndexes;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A batch of the stream: raw events are applied; what fails for its own sake is parked, what could not be reached is answered as to be
/// delivered again. A fold does not depend on the order of arrival, so one that must wait holds nobody else up. Thread-safe.
final class StreamBatchConsumer {
    private static final System.Logger LOG = System.getLogger(StreamBatchConsumer.class.getName());

    private final RawEventApplier applying;
    private final SweepIndexes sweeps;
    private final InstantSource clock;

    StreamBatchConsumer(RawEventApplier applying, SweepIndexes sweeps, InstantSource clock) {
        this.applying = applying;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    /// Takes a batch in.
    ///
    /// @return the sequence numbers of the records to deliver again
    List<String> take(List<StreamRecord> records) {
        Map<RawKey, String> sequences = new LinkedHashMap<>();
        Map<RawKey, ApplyOutcome> outcomes = new LinkedHashMap<>();
        List<RawEvent> events = new ArrayList<>();
        for (StreamRecord change : records) {
            if (change.isInsertOf("raw")) {
                RawKey key = RawKey.parse(change.pk());
                sequences.put(key, change.sequence());
                try {
                    change.after().map(StreamImages::rawEvent).ifPresent(events::add);
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, () -> "the image of " + key + " is not read", e);
                    outcomes.put(key, new ApplyOutcome.Unfit("image-not-read"));
                }
            }
        }
        outcomes.putAll(applying.apply(events));
        List<String> again = new ArrayList<>();
        outcomes.forEach((key, outcome) -> {
            if (!isSettled(key, outcome)) {
                again.add(sequences.getOrDefault(key, ""));
            }
        });
        return again;
    }

    private boolean isSettled(RawKey key, ApplyOutcome outcome) {
        return switch (outcome) {
            case ApplyOutcome.Applied() -> true;
            case ApplyOutcome.Unfit(String problem) -> isParked(key, problem);
            case ApplyOutcome.Failed(RuntimeException cause) -> {
                LOG.log(Level.WARNING, () -> key + " is to be delivered again", cause);
                yield false;
            }
        };
    }

    private boolean isParked(RawKey key, String problem) {
        try {
            sweeps.park(ParkedEvent.first(key, clock.instant(), problem));
            LOG.log(Level.ERROR, () -> key + " is parked: " + problem);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> key + " cannot be parked now", e);
            return false;
        }
    }
}

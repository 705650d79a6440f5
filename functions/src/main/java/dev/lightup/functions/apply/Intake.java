package dev.lightup.functions.apply;

import dev.lightup.ledger.Images;
import dev.lightup.ledger.Parked;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.Sweeps;
import dev.lightup.ledger.stream.StreamRecord;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A batch of the stream: raw events are applied; what fails for its own sake is parked, what could not be reached is answered as to be
/// delivered again. A fold does not depend on the order of arrival, so one that must wait holds nobody else up. Thread-safe.
final class Intake {
    private static final System.Logger LOG = System.getLogger(Intake.class.getName());

    private final Applying applying;
    private final Sweeps sweeps;
    private final InstantSource clock;

    Intake(Applying applying, Sweeps sweeps, InstantSource clock) {
        this.applying = applying;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    /// Takes a batch in.
    ///
    /// @return the sequence numbers of the records to deliver again
    List<String> take(List<StreamRecord> records) {
        Map<RawKey, String> sequences = new LinkedHashMap<>();
        Map<RawKey, Outcome> outcomes = new LinkedHashMap<>();
        List<RawEvent> events = new ArrayList<>();
        for (StreamRecord change : records) {
            if (change.isInsertOf("raw")) {
                RawKey key = RawKey.parse(change.pk());
                sequences.put(key, change.sequence());
                try {
                    change.after().map(Images::rawEvent).ifPresent(events::add);
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, () -> "the image of " + key + " is not read", e);
                    outcomes.put(key, new Outcome.Unfit("image-not-read"));
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

    private boolean isSettled(RawKey key, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied() -> true;
            case Outcome.Unfit(String problem) -> isParked(key, problem);
            case Outcome.Failed(RuntimeException cause) -> {
                LOG.log(Level.WARNING, () -> key + " is to be delivered again", cause);
                yield false;
            }
        };
    }

    private boolean isParked(RawKey key, String problem) {
        try {
            sweeps.park(Parked.first(key, clock.instant(), problem));
            LOG.log(Level.ERROR, () -> key + " is parked: " + problem);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> key + " cannot be parked now", e);
            return false;
        }
    }
}

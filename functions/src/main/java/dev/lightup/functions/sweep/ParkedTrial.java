package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Tries a parked event again: it is taken out, or parked for twice as long.
final class ParkedTrial {
    private static final System.Logger LOG = System.getLogger(ParkedTrial.class.getName());

    private final SweepRound round;
    private final StoredEvents events;

    ParkedTrial(SweepRound round) {
        this.round = round;
        this.events = new StoredEvents(round);
    }

    void of(ParkedEvent event) {
        Optional<RawEvent> raw = events.read(event.key(), problem -> event.again(round.now(), problem),
                () -> events.park(event.again(round.now(), "not-there")));
        raw.ifPresent(there -> apply(event, there));
    }

    private void apply(ParkedEvent event, RawEvent raw) {
        switch (round.applying().drive(List.of(raw)).getOrDefault(event.key(), new ApplyOutcome.Applied())) {
            case ApplyOutcome.Applied() -> {
                round.look().at(raw).states().forEach(round::keepInMind);
                round.ledger().sweeps().unpark(event.key());
                round.parked().unparked(event.key());
                round.counts().unparked();
            }
            case ApplyOutcome.Unfit(String problem) -> {
                events.noteReached(raw);
                events.park(event.again(round.now(), problem));
            }
            case ApplyOutcome.Failed(RuntimeException cause) -> {
                round.counts().waiting();
                LOG.log(Level.WARNING, () -> event.key() + " could not be applied", cause);
            }
        }
    }
}

package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.Outcome;
import dev.lightup.ledger.Parked;
import dev.lightup.ledger.RawEvent;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Tries a parked event again: it is taken out, or parked for twice as long.
final class ParkedTrial {
    private static final System.Logger LOG = System.getLogger(ParkedTrial.class.getName());

    private final Round round;
    private final StoredEvents events;

    ParkedTrial(Round round) {
        this.round = round;
        this.events = new StoredEvents(round);
    }

    void of(Parked event) {
        Optional<RawEvent> raw = events.read(event.key(), problem -> event.again(round.now(), problem),
                () -> events.park(event.again(round.now(), "not-there")));
        raw.ifPresent(there -> apply(event, there));
    }

    private void apply(Parked event, RawEvent raw) {
        switch (round.applying().drive(List.of(raw)).getOrDefault(event.key(), new Outcome.Applied())) {
            case Outcome.Applied() -> {
                round.look().at(raw).states().forEach(round::keepInMind);
                round.ledger().sweeps().unpark(event.key());
                round.counts().unparked();
            }
            case Outcome.Unfit(String problem) -> {
                events.noteReached(raw);
                events.park(event.again(round.now(), problem));
            }
            case Outcome.Failed(RuntimeException cause) -> {
                round.counts().waiting();
                LOG.log(Level.WARNING, () -> event.key() + " could not be applied", cause);
            }
        }
    }
}

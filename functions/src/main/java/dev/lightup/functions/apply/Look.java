package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.format.Formats;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.StateItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks whether a raw event has reached its subjects. Thread-safe.
public final class Look {
    private final Ledger ledger;
    private final Formats formats;

    public Look(Ledger ledger, Formats formats) {
        this.ledger = ledger;
        this.formats = formats;
    }

    /// What was seen.
    ///
    /// @param taken whether every subject of the event says that it folded it lately. No is no proof of the contrary: a state
    ///        remembers its last events only
    /// @param states the states that show the event, those of subjects placed by its maps too
    public record Seen(boolean taken, List<StateItem> states) {}

    /// Looks at an event's subjects.
    ///
    /// @throws RuntimeException also when the event cannot be read
    public Seen at(RawEvent event) {
        Set<Subject> own = new LinkedHashSet<>();
        Set<Subject> placed = new LinkedHashSet<>();
        for (Entry entry : formats.entries(event)) {
            own.add(entry.subject());
            if (Derivation.isMap(entry)) {
                placed.addAll(ledger.customers().names(event.tenant(), entry.subject().id()));
            }
        }
        placed.removeAll(own);
        boolean taken = true;
        List<StateItem> states = new ArrayList<>();
        for (Subject subject : own) {
            Optional<StateItem> state = ledger.subjects().state(event.tenant(), subject);
            taken &= state.filter(item -> item.marks().contains(event.key().mark())).isPresent();
            state.ifPresent(states::add);
        }
        for (Subject subject : placed) {
            ledger.subjects().state(event.tenant(), subject).ifPresent(states::add);
        }
        return new Seen(taken, states);
    }
}

package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.Formats;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks whether a raw event has reached its subjects. Thread-safe.
public final class AppliedCheck {
    private final Ledger ledger;
    private final Formats formats;
    private final EventEntries said;

    public AppliedCheck(Ledger ledger, Formats formats) {
        this.ledger = ledger;
        this.formats = formats;
        this.said = new EventEntries(ledger, formats);
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
        Shown shown = shown(event);
        return seen(shown, states(event.tenant(), List.of(shown)));
    }

    /// Looks at the subjects of many events, in few reads.
    ///
    /// @return what was seen of each
    /// @throws RuntimeException also when one of the events, or a state of one, cannot be read
    public Map<RawKey, Seen> at(Collection<RawEvent> events) {
        Map<String, List<Shown>> tenants = events.stream()
                .map(this::shown)
                .collect(Collectors.groupingBy(shown -> shown.event().tenant()));
        Map<RawKey, Seen> seen = new HashMap<>();
        tenants.forEach((tenant, some) -> {
            Map<Subject, StateItem> states = states(tenant, some);
            some.forEach(shown -> seen.put(shown.event().key(), seen(shown, states)));
        });
        return seen;
    }

    /// What an event shows on.
    ///
    /// @param own the subjects that it is about
    /// @param placed others, which its maps place
    /// @param begun whether it is a file that is being read in: its rows are somebody else's to look after
    private record Shown(RawEvent event, Set<Subject> own, Set<Subject> placed, boolean begun) {
        Stream<Subject> all() {
            return Stream.concat(own.stream(), placed.stream());
        }
    }

    private Shown shown(RawEvent event) {
        Set<Subject> own = new LinkedHashSet<>();
        Set<Subject> placed = new LinkedHashSet<>();
        if (event.file().isPresent()) {
            return uploaded(event);
        }
        List<Entry> entries = formats.entries(event);
        Optional<Entry> begun = LargeFiles.begun(entries);
        if (begun.isPresent()) {
            // what a file lists is written last: who has seen the feed's state has seen every row
            return new Shown(event, Set.of(begun.get().subject()), Set.of(),
                    ledger.imports().find(event.key()).isPresent());
        }
        for (Entry entry : entries) {
            own.add(entry.subject());
            if (CustomerPlacement.isMap(entry)) {
                placed.addAll(ledger.customers().names(event.tenant(), entry.subject().id()));
            }
        }
        placed.removeAll(own);
        return new Shown(event, own, placed, false);
    }

    /// While a file is waited for or read in, that is somebody else's to look after. Then its feed says that it is read, or its endpoint that it is
    /// not understood.
    private Shown uploaded(RawEvent event) {
        Subject last = said.begun(event)
                .map(Entry::subject)
                .orElseGet(() -> new Subject(Subject.Kind.ENDPOINT, event.endpoint()));
        return new Shown(event, Set.of(last), Set.of(), ledger.imports().find(event.key()).isPresent());
    }

    private Map<Subject, StateItem> states(String tenant, List<Shown> shown) {
        return ledger.subjects()
                .states(tenant, shown.stream().flatMap(Shown::all).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(StateItem::subject, state -> state));
    }

    private static Seen seen(Shown shown, Map<Subject, StateItem> states) {
        boolean taken = shown.begun() || shown.own().stream().allMatch(subject -> {
            StateItem state = states.get(subject);
            return state != null && state.marks().contains(shown.event().key().mark());
        });
        return new Seen(taken, shown.all().map(states::get).filter(Objects::nonNull).toList());
    }
}

package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.Batch.Place;
import dev.lightup.functions.format.Formats;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Applies raw events: every entry to its subject first, customers' maps to the subjects that follow them, then one fold a subject.
/// Doing it again, in part or whole, in any order and at the same time elsewhere, changes nothing. Thread-safe.
public final class Applying {
    private final Ledger ledger;
    private final Formats formats;
    private final Folding folding;
    private final Lanes lanes;

    public Applying(Ledger ledger, Formats formats, Folding folding, Lanes lanes) {
        this.ledger = ledger;
        this.formats = formats;
        this.folding = folding;
        this.lanes = lanes;
    }

    /// Applies events.
    ///
    /// @return what came of each
    public Map<RawKey, Outcome> apply(Collection<RawEvent> events) {
        Batch batch = new Batch();
        lanes.each(events, event -> {
            batch.begin(event.key());
            try {
                put(event, batch);
            } catch (RuntimeException e) {
                batch.fail(event.key(), e);
            }
        });
        lanes.each(batch.places(false), place -> fold(place, batch));
        lanes.each(batch.places(true), place -> fold(place, batch));
        return batch.outcomes();
    }

    private void put(RawEvent event, Batch batch) {
        List<StoredEntry> arrived = new ArrayList<>();
        for (Entry entry : formats.entries(event)) {
            StoredEntry stored = new StoredEntry(event.key(), entry);
            ledger.subjects().put(stored);
            arrived.add(stored);
        }
        for (StoredEntry own : List.copyOf(arrived)) {
            if (Derivation.isMap(own.entry())) {
                arrived.addAll(spread(own));
            }
        }
        arrived.forEach(batch::arrive);
    }

    /// The map first, then the names: whoever comes second finds the other.
    private List<StoredEntry> spread(StoredEntry map) {
        String customer = map.entry().subject().id();
        ledger.customers().putMap(customer, map);
        List<StoredEntry> derived = new ArrayList<>();
        for (Subject subject : ledger.customers().names(map.raw().tenant(), customer)) {
            StoredEntry placed = Derivation.derived(map, subject);
            ledger.subjects().put(placed);
            derived.add(placed);
        }
        return derived;
    }

    private void fold(Place place, Batch batch) {
        try {
            folding.fold(place.tenant(), place.subject(), batch.entries(place), batch.sound(place));
        } catch (RuntimeException e) {
            batch.fail(place, e);
        }
    }
}

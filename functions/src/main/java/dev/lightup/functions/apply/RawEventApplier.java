package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.ApplyBatch.Place;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.senders.Formats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Applies raw events: every entry to its subject first, customers' maps to the subjects that follow them, then one fold a subject.
/// Doing it again, in part or whole, in any order and at the same time elsewhere, changes nothing. Thread-safe.
public final class RawEventApplier {
    private final Ledger ledger;
    private final Formats formats;
    private final SubjectFolding folding;
    private final LargeFiles files;
    private final BoundedParallelism lanes;

    /// @param files takes the files of so many rows that they are read in piece by piece
    public RawEventApplier(
            Ledger ledger,
            Formats formats,
            SubjectFolding folding,
            LargeFiles files,
            BoundedParallelism lanes) {
        this.ledger = ledger;
        this.formats = formats;
        this.folding = folding;
        this.files = files;
        this.lanes = lanes;
    }

    /// Applies events that are new.
    ///
    /// @return what came of each
    public Map<RawKey, ApplyOutcome> apply(Collection<RawEvent> events) {
        return apply(events, new Puts(ledger.subjects()::put, ledger.customers()::putMap));
    }

    /// Applies a part of an event; what stands is read and not written again.
    ///
    /// @param entries all of the event's entries that speak of some subjects, and none that speak of others
    /// @return what came of them
    public ApplyOutcome drive(RawEvent event, List<Entry> entries) {
        return drive(event, entries, new ApplyBatch());
    }

    /// As {@link #drive(RawEvent, List)}, where other parts of the event may speak of the same subjects: no state says yet that it has taken the
    /// event in.
    public ApplyOutcome drivePart(RawEvent event, List<Entry> entries) {
        return drive(event, entries, ApplyBatch.ofParts());
    }

    private ApplyOutcome drive(RawEvent event, List<Entry> entries, ApplyBatch batch) {
        batch.begin(event.key());
        apply(batch, entries.stream().map(entry -> new StoredEntry(event.key(), entry)).toList(), missing());
        return batch.outcomes().getOrDefault(event.key(), new ApplyOutcome.Applied());
    }

    /// Marks a file as being read in, before its first row.
    ///
    /// @param begun what it says of itself
    public void mark(RawEvent file, Entry begun) {
        files.mark(file, begun);
    }

    /// Applies events that most likely are applied: what stands is read and not written again.
    ///
    /// @return what came of each
    public Map<RawKey, ApplyOutcome> drive(Collection<RawEvent> events) {
        return apply(events, missing());
    }

    private Puts missing() {
        return new Puts(ledger.subjects()::putMissing, ledger.customers()::putMissingMap);
    }

    /// How entries and maps get into the table.
    private record Puts(Consumer<StoredEntry> entry, BiConsumer<String, StoredEntry> map) {}

    private Map<RawKey, ApplyOutcome> apply(Collection<RawEvent> events, Puts puts) {
        ApplyBatch batch = new ApplyBatch();
        List<StoredEntry> entries = new ArrayList<>();
        for (RawEvent event : events) {
            batch.begin(event.key());
            try {
                if (event.file().isPresent()) {
                    batch.end(event.key(), files.await(event));
                    continue;
                }
                List<Entry> all = formats.entries(event);
                Optional<Entry> begun = LargeFiles.begun(all);
                if (begun.isPresent()) {
                    batch.end(event.key(), files.begin(event, begun.get(), all.size()));
                } else {
                    all.forEach(entry -> entries.add(new StoredEntry(event.key(), entry)));
                }
            } catch (RuntimeException e) {
                batch.fail(event.key(), e);
            }
        }
        apply(batch, entries, puts);
        return batch.outcomes();
    }

    private void apply(ApplyBatch batch, List<StoredEntry> entries, Puts puts) {
        // rows side by side like events: a file of two hundred waits for the table as long as two hundred events do
        each(entries, batch, puts.entry());
        List<StoredEntry> derived = Collections.synchronizedList(new ArrayList<>());
        each(entries.stream().filter(entry -> CustomerPlacement.isMap(entry.entry())).toList(), batch,
                map -> derived.addAll(spread(map, puts)));
        // of an event whose entries do not all stand nothing is folded
        Stream.of(entries, derived).flatMap(List::stream).filter(batch::isSound).forEach(batch::arrive);
        lanes.each(batch.places(false), place -> fold(place, batch));
        lanes.each(batch.places(true), place -> fold(place, batch));
    }

    private void each(List<StoredEntry> entries, ApplyBatch batch, Consumer<StoredEntry> action) {
        lanes.each(entries.stream().filter(batch::isSound).toList(), entry -> {
            try {
                action.accept(entry);
            } catch (RuntimeException e) {
                batch.fail(entry.raw(), e);
            }
        });
    }

    /// The map first, then the names: whoever comes second finds the other.
    private List<StoredEntry> spread(StoredEntry map, Puts puts) {
        String customer = map.entry().subject().id();
        puts.map().accept(customer, map);
        List<StoredEntry> derived = new ArrayList<>();
        for (Subject subject : ledger.customers().names(map.raw().tenant(), customer)) {
            StoredEntry placed = CustomerPlacement.derived(map, subject);
            puts.entry().accept(placed);
            derived.add(placed);
        }
        return derived;
    }

    private void fold(Place place, ApplyBatch batch) {
        try {
            folding.fold(place.tenant(), place.subject(), batch.entries(place), batch.sound(place));
        } catch (RuntimeException e) {
            batch.fail(place, e);
        }
    }
}

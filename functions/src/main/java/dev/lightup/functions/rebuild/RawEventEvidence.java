package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.apply.LargeFiles;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What raw events say, each read by its key at the moment of asking: what a rebuild takes away is judged by this and by nothing that
/// was read earlier. Thread-safe.
final class RawEventEvidence {
    private final Ledger ledger;
    private final EventEntries events;

    RawEventEvidence(Ledger ledger, Formats formats) {
        this.ledger = ledger;
        this.events = new EventEntries(ledger, formats);
    }

    /// What one raw event says.
    sealed interface Said {
        /// These entries.
        record Entries(List<Entry> entries) implements Said {}

        /// Nothing: it is not there.
        record Gone() implements Said {}

        /// Nobody knows: it cannot be read. What was derived of it is left alone.
        record Unclear() implements Said {}
    }

    /// What the events under those keys say.
    Map<RawKey, Said> of(Collection<RawKey> keys) {
        Map<RawKey, Said> said = new HashMap<>();
        if (keys.isEmpty()) {
            return said;
        }
        try {
            List<RawEvent> events = ledger.rawEvents().find(keys);
            keys.forEach(key -> said.put(key, new Said.Gone()));
            events.forEach(event -> said.put(event.key(), said(event)));
        } catch (RuntimeException e) {
            if (FailureCause.problem(e).isEmpty()) {
                throw e;
            }
            keys.forEach(key -> said.put(key, one(key)));
        }
        return said;
    }

    private Said one(RawKey key) {
        Optional<RawEvent> event;
        try {
            event = ledger.rawEvents().find(key);
        } catch (RuntimeException e) {
            if (FailureCause.problem(e).isEmpty()) {
                throw e;
            }
            return new Said.Unclear();
        }
        return event.map(this::said).orElseGet(Said.Gone::new);
    }

    private Said said(RawEvent event) {
        try {
            List<Entry> entries = events.of(event);
            // rows of a file that is being read in are on their way, however long ago it came
            boolean open = (event.file().isPresent() || LargeFiles.begun(entries).isPresent()) && ledger.imports()
                    .find(event.key())
                    .filter(task -> task.stage() != ImportTask.Stage.READ)
                    .isPresent();
            return open ? new Said.Unclear() : new Said.Entries(new ArrayList<>(entries));
        } catch (RuntimeException _) {
            return new Said.Unclear();
        }
    }
}

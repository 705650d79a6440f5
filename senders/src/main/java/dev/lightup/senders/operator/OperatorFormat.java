package dev.lightup.senders.operator;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.CodecException;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.format.StoredFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the operator's own events. A retraction speaks at each subject of the event that it takes back, and there as the one who said
/// it: amendments are matched by source and id. Thread-safe.
public final class OperatorFormat implements StoredFormat {
    @Override
    public String name() {
        return RetractionBody.FORMAT;
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        RetractionBody retraction = read(raw);
        var fact = new SystemFact.Retracted(retraction.event());
        String type = Catalogue.of(fact).name();
        List<Entry> entries = new ArrayList<>();
        for (Subject subject : retraction.subjects()) {
            entries.add(new Entry(subject, retraction.id(), retraction.source(), retraction.first() + entries.size(),
                    Optional.empty(), retraction.time(), raw.received(), Optional.empty(), Optional.empty(),
                    raw.grade(), type, fact));
        }
        return List.copyOf(entries);
    }

    private static RetractionBody read(RawEvent raw) {
        try {
            return RetractionBody.of(raw.body());
        } catch (CodecException e) {
            throw new IllegalStateException("the stored body of " + raw.key() + " is no retraction", e);
        }
    }
}

package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import java.time.Instant;
import java.util.Optional;

/// A snapshot that comes as an event of its own: what it need not say because the envelope does.
final class SnapshotEvents {
    private static final String FEED = "feed";
    private static final String AS_OF = "asOf";

    private SnapshotEvents() {}

    /// Whether a type is a snapshot, whose `feed` and `asOf` may be left out.
    static boolean isSnapshot(Catalogue.Type type) {
        return type.fact() == SubscriptionFact.Snapshot.class || type.fact() == UsageFact.Snapshot.class;
    }

    /// The data with the source as its feed and a moment as its as-of, where it says nothing else.
    ///
    /// @param asOf when it is of; nothing is said where that is empty
    static Json.Obj defaults(Catalogue.Type type, Json.Obj data, String source, Optional<Instant> asOf) {
        if (!isSnapshot(type)) {
            return data;
        }
        Json.Obj full = data;
        if (data.get(FEED).isEmpty()) {
            full = full.with(FEED, new Json.Str(source));
        }
        if (data.get(AS_OF).isEmpty() && asOf.isPresent()) {
            full = full.with(AS_OF, new Json.Str(IsoTime.format(asOf.get())));
        }
        return full;
    }
}

package dev.lightup.domain.reading;

import dev.lightup.domain.state.PartnerState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The newest file of each export feed that lists an account.
final class Feeds {
    private final Map<String, Instant> newest;

    Feeds(Optional<PartnerState> partner) {
        this.newest = partner.map(PartnerState::feeds).<Map<String, Instant>>map(TreeMap::new).orElseGet(Map::of);
    }

    /// Whether a later file of the feed no longer lists what it last listed as of then.
    boolean gone(String feed, Instant asOf) {
        Instant file = newest.get(feed);
        return file != null && file.isAfter(asOf);
    }

    /// The as-of of the feed's newest file.
    Optional<Instant> newest(String feed) {
        return Optional.ofNullable(newest.get(feed));
    }
}

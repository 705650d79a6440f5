package dev.lightup.domain.reading;

import dev.lightup.domain.state.EndpointState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Reads the health of a distributor's endpoints.
final class FeedHealth {
    private static final Comparator<Feed> TROUBLED_FIRST = Comparator.<Feed, Boolean>comparing(f -> !f.isTroubled())
            .thenComparing(Feed::endpoint);

    private final Now now;
    private final int silentAfterDays;

    FeedHealth(Now now, int silentAfterDays) {
        this.now = now;
        this.silentAfterDays = silentAfterDays;
    }

    List<Feed> read(Collection<Held> held) {
        return held.stream()
                .filter(h -> h.slice().state() instanceof EndpointState)
                .map(h -> feed(h, (EndpointState) h.slice().state()))
                .sorted(TROUBLED_FIRST)
                .toList();
    }

    private Feed feed(Held held, EndpointState state) {
        List<Feed.FileOfFeed> exports = state.exports()
                .entrySet()
                .stream()
                .map(e -> new Feed.FileOfFeed(e.getKey(), e.getValue(),
                        now.daysSince(now.calendar().day(e.getValue().asOf()))))
                .toList();
        return new Feed(held.subject().id(), held.slice().lastReceived(), state.tested(), state.heartbeat(),
                state.heartbeat().filter(h -> now.silentSince(h, silentAfterDays)).isPresent(), state.quarantined(),
                state.problems(), exports);
    }
}

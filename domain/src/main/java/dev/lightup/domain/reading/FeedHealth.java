package dev.lightup.domain.reading;

import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.FeedState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        Map<String, FeedState> lists = new TreeMap<>();
        for (Held h : held) {
            if (h.slice().state() instanceof FeedState state) {
                lists.put(h.subject().id(), state);
            }
        }
        return held.stream()
                .filter(h -> h.slice().state() instanceof EndpointState)
                .map(h -> feed(h, (EndpointState) h.slice().state(), lists))
                .sorted(TROUBLED_FIRST)
                .toList();
    }

    private Feed feed(Held held, EndpointState state, Map<String, FeedState> lists) {
        List<Feed.FileOfFeed> exports = state.exports()
                .entrySet()
                .stream()
                .map(e -> new Feed.FileOfFeed(e.getKey(), e.getValue(),
                        now.daysSince(now.calendar().day(e.getValue().asOf())),
                        Optional.ofNullable(lists.get(e.getKey())).flatMap(FeedHealth::held)))
                .toList();
        return new Feed(held.subject().id(), held.slice().lastReceived(), state.tested(), state.heartbeat(),
                state.heartbeat().filter(h -> now.silentSince(h, silentAfterDays)).isPresent(), state.quarantined(),
                state.problems(), exports);
    }

    private static Optional<Feed.HeldFile> held(FeedState state) {
        return state.held()
                .map(file -> new Feed.HeldFile(file.asOf(),
                        file.accounts().values().stream().mapToLong(FeedState.Count::rows).sum(),
                        state.accounts().values().stream().mapToLong(FeedState.Listing::rows).sum()));
    }
}

package dev.lightup.domain.feed;

import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.FeedState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the health of a distributor's endpoints.
public final class FeedHealth {
    private static final Comparator<FeedReading> TROUBLED_FIRST = Comparator
            .<FeedReading, Boolean>comparing(f -> !f.isTroubled())
            .thenComparing(FeedReading::endpoint);

    private final ReadingClock now;
    private final int silentAfterDays;

    public FeedHealth(ReadingClock now, int silentAfterDays) {
        this.now = now;
        this.silentAfterDays = silentAfterDays;
    }

    public List<FeedReading> read(Collection<HeldSlice> held) {
        Map<String, FeedState> lists = new TreeMap<>();
        for (HeldSlice h : held) {
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

    private FeedReading feed(HeldSlice held, EndpointState state, Map<String, FeedState> lists) {
        List<FeedReading.FileOfFeed> exports = state.exports()
                .entrySet()
                .stream()
                .map(e -> new FeedReading.FileOfFeed(e.getKey(), e.getValue(),
                        now.daysSince(now.calendar().day(e.getValue().asOf())),
                        Optional.ofNullable(lists.get(e.getKey())).flatMap(FeedHealth::held)))
                .toList();
        List<FeedReading.OpenFile> open = lists.entrySet()
                .stream()
                .filter(e -> e.getKey().startsWith(held.subject().id() + '/'))
                .flatMap(e -> e.getValue()
                        .open()
                        .stream()
                        .flatMap(files -> files.files().values().stream())
                        .map(file -> new FeedReading.OpenFile(e.getKey(), UnfinishedFile.of(file, now))))
                .toList();
        return new FeedReading(held.subject().id(), held.slice().lastReceived(), state.tested(), state.heartbeat(),
                state.heartbeat().filter(h -> now.silentSince(h, silentAfterDays)).isPresent(), state.quarantined(),
                state.problems(), new FeedReading.Files(exports, open));
    }

    private static Optional<FeedReading.HeldFile> held(FeedState state) {
        return state.held()
                .map(file -> new FeedReading.HeldFile(file.asOf(),
                        file.accounts().values().stream().mapToLong(FeedState.Count::rows).sum(),
                        state.accounts().values().stream().mapToLong(FeedState.Listing::rows).sum()));
    }
}

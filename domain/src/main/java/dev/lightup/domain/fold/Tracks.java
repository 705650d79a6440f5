package dev.lightup.domain.fold;

import static dev.lightup.domain.state.Track.Status.BLOCKED;
import static dev.lightup.domain.state.Track.Status.IN_PROGRESS;
import static dev.lightup.domain.state.Track.Status.REJECTED;
import static dev.lightup.domain.state.Track.Status.SATISFIED;
import static dev.lightup.domain.state.Track.Status.WAIVED;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.Requirement;
import dev.lightup.domain.state.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requirements on independent tracks, per region where one is told. The newest word holds, backward too; only "in progress" does
/// not undo a waiver. A repeated status leaves when it began.
final class Tracks {
    private final SortedMap<String, Track> tracks;
    private final SortedMap<String, Track.Status> verifications;

    private final Beyond beyond;

    Tracks(Beyond beyond) {
        this(Map.of(), Map.of(), beyond);
    }

    Tracks(Map<String, Track> tracks, Map<String, Track.Status> verifications, Beyond beyond) {
        this.beyond = beyond;
        this.tracks = new TreeMap<>(tracks);
        this.verifications = new TreeMap<>(verifications);
    }

    SortedMap<String, Track> tracks() {
        return new TreeMap<>(tracks);
    }

    SortedMap<String, Track.Status> verifications() {
        return new TreeMap<>(verifications);
    }

    void move(Requirement requirement, Optional<String> region, Track.Status to, Optional<Reason> reason, Instant at) {
        String key = key(requirement.word(), region);
        Track was = tracks.get(key);
        if (was != null && was.status() == WAIVED && to == IN_PROGRESS) {
            return;
        }
        Instant since = was != null && was.status() == to ? was.since() : at;
        beyond.put("requirements", tracks, key, new Track(requirement, region, to, since, reason), PartnerState.LISTED);
    }

    /// One kind of verification came to a status; the track sums up all kinds told in the region: rejected if one is, blocked if one
    /// is, satisfied when all are.
    void verify(String kind, Optional<String> region, Track.Status status, Instant at) {
        beyond.put("verifications", verifications, key(kind, region), status, PartnerState.LISTED);
        List<Track.Status> kinds = verifications.entrySet()
                .stream()
                .filter(one -> one.getKey().endsWith(key("", region))
                        && region.isPresent() == one.getKey().contains("@"))
                .map(Map.Entry::getValue)
                .toList();
        move(Requirement.VERIFICATION, region, sum(kinds), Optional.empty(), at);
    }

    private static Track.Status sum(List<Track.Status> kinds) {
        if (kinds.contains(REJECTED)) {
            return REJECTED;
        }
        if (kinds.contains(BLOCKED)) {
            return BLOCKED;
        }
        return kinds.stream().allMatch(SATISFIED::equals) ? SATISFIED : IN_PROGRESS;
    }

    private static String key(String word, Optional<String> region) {
        return region.map(where -> word + "@" + where).orElse(word);
    }
}

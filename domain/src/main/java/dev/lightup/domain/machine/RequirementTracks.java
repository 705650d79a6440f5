package dev.lightup.domain.machine;

import static dev.lightup.domain.state.RequirementTrack.Status.BLOCKED;
import static dev.lightup.domain.state.RequirementTrack.Status.IN_PROGRESS;
import static dev.lightup.domain.state.RequirementTrack.Status.REJECTED;
import static dev.lightup.domain.state.RequirementTrack.Status.SATISFIED;
import static dev.lightup.domain.state.RequirementTrack.Status.WAIVED;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.RequirementTrack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requirements on independent tracks, per region where one is told. The newest word holds, backward too; only "in progress" does
/// not undo a waiver. A repeated status leaves when it began.
final class RequirementTracks {
    private final SortedMap<String, RequirementTrack> tracks;
    private final SortedMap<String, RequirementTrack.Status> verifications;

    private final StateBounds beyond;

    RequirementTracks(StateBounds beyond) {
        this(Map.of(), Map.of(), beyond);
    }

    RequirementTracks(
            Map<String, RequirementTrack> tracks,
            Map<String, RequirementTrack.Status> verifications,
            StateBounds beyond) {
        this.beyond = beyond;
        this.tracks = new TreeMap<>(tracks);
        this.verifications = new TreeMap<>(verifications);
    }

    SortedMap<String, RequirementTrack> tracks() {
        return new TreeMap<>(tracks);
    }

    SortedMap<String, RequirementTrack.Status> verifications() {
        return new TreeMap<>(verifications);
    }

    void move(
            PartnerRequirement requirement,
            Optional<String> region,
            RequirementTrack.Status to,
            Optional<Reason> reason,
            Instant at) {
        String key = key(requirement.word(), region);
        RequirementTrack was = tracks.get(key);
        if (was != null && was.status() == WAIVED && to == IN_PROGRESS) {
            return;
        }
        Instant since = was != null && was.status() == to ? was.since() : at;
        beyond.put("requirements", tracks, key, new RequirementTrack(requirement, region, to, since, reason),
                PartnerState.LISTED);
    }

    /// One kind of verification came to a status; the track sums up all kinds told in the region: rejected if one is, blocked if one
    /// is, satisfied when all are.
    void verify(String kind, Optional<String> region, RequirementTrack.Status status, Instant at) {
        beyond.put("verifications", verifications, key(kind, region), status, PartnerState.LISTED);
        List<RequirementTrack.Status> kinds = verifications.entrySet()
                .stream()
                .filter(one -> one.getKey().endsWith(key("", region))
                        && region.isPresent() == one.getKey().contains("@"))
                .map(Map.Entry::getValue)
                .toList();
        move(PartnerRequirement.VERIFICATION, region, sum(kinds), Optional.empty(), at);
    }

    private static RequirementTrack.Status sum(List<RequirementTrack.Status> kinds) {
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

package dev.lightup.domain.reading;

import dev.lightup.domain.state.Track;
import java.util.List;

/// Where a partner stands on its way to selling, read from independent requirement tracks.
///
/// @param stage the furthest stage
/// @param tracks the known requirements, settled ones last
public record Onboarding(Stage stage, List<Track> tracks) {
    public Onboarding {
        tracks = List.copyOf(tracks);
    }

    /// How far a partner is. Ready means that every mandatory requirement is settled for a region.
    public enum Stage {
        UNKNOWN, APPLIED, QUALIFYING, READY_TO_TRANSACT, TRANSACTING, ACTIVE_USE, SUSPENDED, OFFBOARDED
    }
}

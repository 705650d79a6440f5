package dev.lightup.domain.partner;

import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import java.util.List;

/// Where a partner stands on its way to selling, read from independent requirement tracks.
///
/// @param stage the furthest stage
/// @param tracks the known requirements, settled ones last
/// @param open the mandatory requirements that are not settled, told or not, in the region that lacks the fewest
public record OnboardingReading(Stage stage, List<RequirementTrack> tracks, List<PartnerRequirement> open) {
    /// How many requirements are mandatory before a partner can sell.
    public static final int MANDATORY = OnboardingReader.MANDATORY.size();

    /// One that lacks nothing.
    public OnboardingReading(Stage stage, List<RequirementTrack> tracks) {
        this(stage, tracks, List.of());
    }

    public OnboardingReading {
        tracks = List.copyOf(tracks);
        open = List.copyOf(open);
    }

    /// How far a partner is. Ready means that every mandatory requirement is settled for a region.
    public enum Stage {
        UNKNOWN,
        APPLIED,
        QUALIFYING,
        READY_TO_TRANSACT,
        TRANSACTING,
        ACTIVE_USE,
        SUSPENDED,
        OFFBOARDED
    }
}

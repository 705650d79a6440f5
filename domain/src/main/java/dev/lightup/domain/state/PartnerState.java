package dev.lightup.domain.state;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.StoredName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A partner's onboarding and standing at one distributor.
///
/// @param name the label's token of its name
/// @param tracks by `requirement` or `requirement@region`; the verification's track sums up its kinds
/// @param verifications each kind of verification, by `kind` or `kind@region`
/// @param standing whether it is suspended or offboarded, with the time
/// @param certifications by name
/// @param offers the offers enabled for this partner, with the time
/// @param feeds each export feed that lists this account, with the newest file's as-of
/// @param unmapped senders' words that no rule knows, verbatim
/// @param opened when its pages were opened to it; until then its distributor alone reads them
/// @param closed when they were closed to it last, because it left: whoever was invited before that is not let in any more
@StoredName("partner")
public record PartnerState(
        Optional<String> name,
        Optional<String> country,
        SortedMap<String, RequirementTrack> tracks,
        SortedMap<String, RequirementTrack.Status> verifications,
        Standing standing,
        Optional<Instant> standingSince,
        Optional<Reason> standingReason,
        Credit credit,
        SortedMap<String, Certification> certifications,
        SortedMap<String, Instant> offers,
        SortedMap<String, Instant> feeds,
        SortedSet<String> unmapped,
        Optional<Instant> opened,
        Optional<Instant> closed) implements SubjectState {
    /// How many certifications, offers, feeds, tracks and kinds of verification a state keeps, of each.
    public static final int LISTED = 200;

    /// One of which no single verification is known, and whose pages are shut.
    public PartnerState(
            Optional<String> name,
            Optional<String> country,
            SortedMap<String, RequirementTrack> tracks,
            Standing standing,
            Optional<Instant> standingSince,
            Optional<Reason> standingReason,
            Credit credit,
            SortedMap<String, Certification> certifications,
            SortedMap<String, Instant> offers,
            SortedMap<String, Instant> feeds,
            SortedSet<String> unmapped) {
        this(name, country, tracks, new TreeMap<>(), standing, standingSince, standingReason, credit, certifications,
                offers, feeds, unmapped, Optional.empty(), Optional.empty());
    }

    /// Whether the partner may sell at all.
    public enum Standing {
        GOOD,
        SUSPENDED,
        OFFBOARDED
    }

    /// The credit line, as far as it was told.
    public record Credit(
            Optional<BigDecimal> limit,
            Optional<BigDecimal> available,
            Optional<BigDecimal> needed,
            Optional<String> currency) {}

    /// A certification: for which offer, since when, until when.
    public record Certification(Optional<String> offer, Instant earned, Optional<LocalDate> expires) {}
}

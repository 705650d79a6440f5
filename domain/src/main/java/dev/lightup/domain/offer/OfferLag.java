package dev.lightup.domain.offer;

import java.time.LocalDate;
import java.util.Optional;

/// How soon an offer could be ordered at a distributor.
///
/// @param offer the programme's id of the offer, or the distributor's own where the programme does not know it
/// @param name what pages call it
/// @param announced the day from which the lag runs: the programme's, else the distributor's own announcement
/// @param litUp the first orderable day here
/// @param days calendar days from announced to lit up, or to today while it is not; absent without an announcement;
/// negative when it could be ordered before it was announced
public record OfferLag(
        String offer,
        String name,
        Optional<LocalDate> announced,
        Optional<LocalDate> litUp,
        Optional<Long> days,
        Status status) {
    /// Where an offer stands at a distributor.
    public enum Status {
        /// Announced, and not orderable yet: the lag still runs.
        OPEN,
        LIT_UP,
        /// Announced for a later day.
        TO_COME,
        /// Nobody said when it was announced.
        NOT_ANNOUNCED,
        /// Withdrawn here.
        RETIRED
    }
}

package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.Optional;

/// An offer at one distributor: listed, lit up (orderable), retired.
@StoredName("offer")
public record OfferState(
        Optional<String> name,
        Optional<Instant> listed,
        Optional<Instant> litUp,
        Optional<Instant> retired) implements SubjectState {}

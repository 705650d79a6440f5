package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.Optional;

/// The configuration in force, as canonical JSON.
///
/// @param version counts the applied documents, from 1
@StoredName("programme")
public record ProgrammeState(
        Optional<String> document,
        long version,
        Optional<Instant> applied) implements SubjectState {}

package dev.lightup.domain.waiting;

import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.Optional;

/// What a row says of an escalation beside its clock.
///
/// @param about the subject that is stuck, when the sender named one
/// @param level how far up it was raised, 1 upward
/// @param opened when it was opened
/// @param by who opened it: the event's source; absent once the moment is older than what a state keeps
/// @param taken since when somebody works on it; absent while nobody answered
public record Raised(
        Optional<Subject> about,
        int level,
        Optional<Instant> opened,
        Optional<String> by,
        Optional<Instant> taken) {}

package dev.lightup.local.stream;

import java.time.Instant;
import java.util.Optional;

/// How far a function is behind the stream, as of its reader's last look.
///
/// @param function its logical id
/// @param held whether it is kept from reading
/// @param waiting records that were read, are wanted and are not settled; while it is full there may be more
/// @param full whether so much waits that reading waits too
/// @param oldest when the first of the waiting was written
/// @param problem why reading does not go on, where it does not
public record StreamLag(
        String function,
        boolean held,
        long waiting,
        boolean full,
        Optional<Instant> oldest,
        Optional<String> problem) {}

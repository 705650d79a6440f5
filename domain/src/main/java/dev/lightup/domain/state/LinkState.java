package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.Optional;

/// Whether an account is linked with the same partner's at other distributors. Whose it is, the holder says.
///
/// @param since when it was linked last; absent while it stands by itself
/// @param changed when anything was last said of its link
@StoredName("link")
public record LinkState(Optional<Instant> since, Optional<Instant> changed) implements SubjectState {}

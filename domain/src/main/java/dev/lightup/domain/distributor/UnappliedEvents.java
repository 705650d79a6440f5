package dev.lightup.domain.distributor;

import java.time.Instant;

/// Events of a distributor that are stored and could not be applied yet: the operator's to mend. What they say may stand on no page.
///
/// @param count how many
/// @param since since when the oldest of them waits
public record UnappliedEvents(int count, Instant since) {}

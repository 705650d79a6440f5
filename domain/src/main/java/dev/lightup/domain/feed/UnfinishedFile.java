package dev.lightup.domain.feed;

import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.state.FeedState.OpenFile;
import java.time.Duration;
import java.time.Instant;

/// A file that is being read in.
///
/// @param asOf the moment of its oldest row
/// @param since when it came
/// @param rows how many rows it has
/// @param late whether it takes longer than such a file should: something is wrong with it, or with who reads it
public record UnfinishedFile(Instant asOf, Instant since, long rows, boolean late) {
    /// So long a file may take before it is told as not wholly read in.
    public static final Duration USUAL = Duration.ofMinutes(15);

    static UnfinishedFile of(OpenFile file, ReadingClock now) {
        return new UnfinishedFile(file.asOf(), file.received(), file.rows(), now.reached(file.received().plus(USUAL)));
    }
}

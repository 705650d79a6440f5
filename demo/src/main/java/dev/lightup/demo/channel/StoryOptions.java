package dev.lightup.demo.channel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a story depends on; equal options tell equal stories, byte for byte.
///
/// @param partners how many partners there are, at least {@link #FEWEST}; the events grow in proportion
/// @param seed decides everything that chance decides
/// @param until the instant at which the story ends: nothing in it occurs later
public record StoryOptions(int partners, long seed, Instant until) {
    /// The partners that the story names one by one; more of them are made up by chance.
    public static final int FEWEST = 24;

    public StoryOptions {
        if (partners < FEWEST) {
            throw new IllegalArgumentException("a story has at least " + FEWEST + " partners");
        }
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }
}

package dev.lightup.domain.reading;

import java.util.Collection;

/// Senders whose counters began again: while the sequence falls and the times rise, events count in the order of the sequence, which may not be
/// the order in which things happened.
public final class SequenceFall {
    private SequenceFall() {}

    /// How many of the things that are held now it concerns.
    public static int count(Collection<HeldSlice> held) {
        return (int) held.stream()
                .map(HeldSlice::slice)
                .filter(slice -> slice.until().isEmpty() && slice.fell().isPresent())
                .count();
    }
}

package dev.lightup.functions.sweep;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Counts what a sweep does.
final class SweepCounts {
    private final Set<Integer> brokenOff = new HashSet<>();
    private int looked;
    private int driven;
    private int parked;
    private int unparked;
    private int waiting;
    private int refolded;
    private int importing;

    void looked(int events) {
        looked += events;
    }

    void driven() {
        driven++;
    }

    void parked() {
        parked++;
    }

    void unparked() {
        unparked++;
    }

    void waiting() {
        waiting++;
    }

    void refolded() {
        refolded++;
    }

    void importing() {
        importing++;
    }

    void brokeOff(int shard) {
        brokenOff.add(shard);
    }

    /// @param standing how many events are parked now, where that is known
    SweepReport report(int units, OptionalInt standing) {
        return new SweepReport(looked, driven, parked, unparked, waiting, refolded, importing, units, brokenOff.size(),
                standing.isPresent() ? Optional.of(standing.getAsInt()) : Optional.empty());
    }
}

package dev.lightup.functions.sweep;

/// Counts what a sweep does.
final class Counts {
    private int looked;
    private int driven;
    private int parked;
    private int unparked;
    private int waiting;
    private int shards;

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

    void brokeOff() {
        shards++;
    }

    Report report(int units) {
        return new Report(looked, driven, parked, unparked, waiting, units, shards);
    }
}

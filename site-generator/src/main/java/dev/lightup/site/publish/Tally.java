package dev.lightup.site.publish;

/// What one release cost.
///
/// @param put objects written
/// @param removed objects removed
/// @param noted manifest items written or removed
public record Tally(int put, int removed, int noted) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(put + other.put, removed + other.removed, noted + other.noted);
    }

    /// Whether anything was written at all.
    public boolean touched() {
        return put + removed + noted > 0;
    }
}

package dev.lightup.site.release;

/// What one release cost.
///
/// @param put objects written
/// @param removed objects removed
/// @param noted manifest items written or removed
public record WriteCounts(int put, int removed, int noted) {
    public static final WriteCounts NONE = new WriteCounts(0, 0, 0);

    WriteCounts plus(WriteCounts other) {
        return new WriteCounts(put + other.put, removed + other.removed, noted + other.noted);
    }

    /// Whether anything was written at all.
    public boolean touched() {
        return put + removed + noted > 0;
    }
}

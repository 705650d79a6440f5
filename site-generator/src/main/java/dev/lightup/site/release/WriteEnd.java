package dev.lightup.site.release;

/// How the writing of a release ended.
public enum WriteEnd {
    /// All of it is written.
    WHOLE,
    /// Time was up between two pages: what is written is in the manifest, the next run goes on from there.
    STOPPED,
    /// A later run was there.
    OVERTAKEN;

    /// What it means together with how another part of it ended.
    WriteEnd and(WriteEnd other) {
        return compareTo(other) < 0 ? other : this;
    }
}

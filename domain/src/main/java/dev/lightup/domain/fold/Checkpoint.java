package dev.lightup.domain.fold;

import java.time.Instant;
import java.util.SortedMap;

/// A fold stopped at a cut, so that a subject with many entries need not be read whole.
///
/// @param cut every entry whose own time is at or before it is in
/// @param greatestSequences each source's greatest sequence at or before the cut
/// @param entries which entries are in
/// @param resume what the fold needs to go on
public record Checkpoint(
        Instant cut,
        SortedMap<String, String> greatestSequences,
        EntrySum entries,
        FoldPosition resume) {}

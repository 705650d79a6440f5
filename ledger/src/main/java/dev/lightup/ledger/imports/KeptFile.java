package dev.lightup.ledger.imports;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.util.Optional;

/// What says that an uploaded file is kept, and how its rows are read. It is put once, when all of them stand, and is as raw as the event that announced
/// the file: what the file says is read from it for ever.
///
/// @param file the raw event that announced it
/// @param shape which of several cuts its rows are; see {@link KeptFiles}
/// @param pieces into how many pieces it is cut
/// @param how a text of its format's own
/// @param refused why nothing of it is kept, where it is not understood
/// @param leftOut how many names and sentences of it are not kept, where its endpoint sends references only
public record KeptFile(
        RawKey file,
        String shape,
        int pieces,
        String how,
        Optional<RawEvent.Quarantine> refused,
        Optional<Integer> leftOut) {
    /// One that is not understood.
    public static KeptFile refused(RawKey file, RawEvent.Quarantine why) {
        return new KeptFile(file, "-", 0, "", Optional.of(why), Optional.empty());
    }
}

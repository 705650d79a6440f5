package dev.lightup.senders.format;

import dev.lightup.domain.event.Entry;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;

/// What reads stored events of one kind. Implementations are pure and thread-safe.
public interface StoredFormat {
    /// Its name, as raw events name it; of a {@link Format} endpoints name it too.
    String name();

    /// The entries of a stored event, one or more a subject; the same every time.
    ///
    /// @param raw an accepted event of this format
    /// @throws IllegalStateException when the stored body cannot be read, which says that this version of the format broke an old one
    List<Entry> entries(RawEvent raw);
}

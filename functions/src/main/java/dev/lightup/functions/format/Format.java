package dev.lightup.functions.format;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.signature.Authentication;
import dev.lightup.ledger.RawEvent;
import java.util.List;
import java.util.Map;

/// A sender's way to say things: how it proves itself, how its body is read when it arrives, and what a stored event says of each subject.
/// A new format is a package of its own and one line in {@link Formats}. Implementations are pure and thread-safe.
public interface Format {
    /// Its name, as endpoints and raw events name it.
    String name();

    /// The media types it reads, each with the largest body in bytes.
    Map<String, Integer> mediaTypes();

    /// How its senders prove themselves.
    Authentication authentication();

    /// Reads a request when it arrives.
    Reading read(Delivery delivery);

    /// The entries of a stored event, one or more a subject; the same every time.
    ///
    /// @param raw an accepted event of this format
    /// @throws IllegalStateException when the stored body cannot be read, which says that this version of the format broke an old one
    List<Entry> entries(RawEvent raw);
}

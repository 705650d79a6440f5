package dev.lightup.senders.format;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the register knows of a sender's room.
///
/// @param words the sender's words, where it has some of its own
/// @param format what reads its events, made with the words of all senders, which it asks for when it needs them; where it is read
public record SenderRoom(Optional<SenderWords> words, Optional<Function<Supplier<Vocabulary>, Format>> format) {
    /// A sender whose words alone are known.
    public static SenderRoom of(SenderWords words) {
        return new SenderRoom(Optional.of(words), Optional.empty());
    }

    /// A format without words of its own.
    public static SenderRoom of(Function<Supplier<Vocabulary>, Format> format) {
        return new SenderRoom(Optional.empty(), Optional.of(format));
    }

    /// A sender with both.
    public static SenderRoom of(SenderWords words, Function<Supplier<Vocabulary>, Format> format) {
        return new SenderRoom(Optional.of(words), Optional.of(format));
    }
}

package dev.lightup.senders.format;

import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.words.StatusWords;
import java.util.List;

/// The words of one sender: rows of the tables that all senders share. A word that stands there already, from whomever, is not written again; one
/// with another meaning is refused when the words are first asked for. Tables only gain words ({@link dev.lightup.domain.words.WordTable}).
public interface SenderWords {
    /// Whose words they are, for people.
    String title();

    /// What the sender sets before its words and says nothing.
    default List<String> marks() {
        return List.of();
    }

    /// Writes its words for where something stands.
    default void statuses(StatusWords.Draft tables) {}

    /// Writes its reason codes.
    default void reasons(ReasonCodes.Draft tables) {}
}

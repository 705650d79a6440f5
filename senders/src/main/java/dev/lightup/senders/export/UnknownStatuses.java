package dev.lightup.senders.export;

import dev.lightup.domain.event.FreeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The words of a status that no table knows, with the rows that have them and their seats. Bounded. Used by one thread.
final class UnknownStatuses {
    /// So many words are told, those of most rows; further ones are counted together.
    static final int WORDS = 20;
    private static final int MOST = 1_000;
    private static final Comparator<Map.Entry<String, Count>> MANY = Comparator.<Map.Entry<String, Count>>comparingLong(
            one -> one.getValue().rows())
            .reversed()
            .thenComparing(Map.Entry::getKey);

    /// A word.
    ///
    /// @param word the sender's; absent for all further ones together, and those that are no words
    /// @param rows how many rows have it
    /// @param seats how many seats those rows tell
    /// @param map the line of a column map that would read it
    record Unknown(Optional<String> word, long rows, long seats, Optional<String> map) {}

    private record Count(long rows, long seats) {
        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(rows + other.rows, seats + other.seats);
        }
    }

    private final String meanings;
    private final Map<String, Count> counts = new TreeMap<>();
    private Count others = Count.NONE;

    /// @param meanings our words, of which one is meant
    UnknownStatuses(Set<String> meanings) {
        this.meanings = String.join(", ", meanings);
    }

    void add(String word, long seats) {
        var row = new Count(1, seats);
        if (word.length() > FreeText.LONGEST_WORD || (counts.size() >= MOST && !counts.containsKey(word))) {
            others = others.plus(row);
        } else {
            counts.merge(word, row, Count::plus);
        }
    }

    List<Unknown> all() {
        List<Map.Entry<String, Count>> words = counts.entrySet().stream().sorted(MANY).toList();
        List<Unknown> all = new ArrayList<>(words.stream().limit(WORDS).map(this::of).toList());
        Count rest = words.stream().skip(WORDS).map(Map.Entry::getValue).reduce(others, Count::plus);
        if (rest.rows() > 0) {
            all.add(new Unknown(Optional.empty(), rest.rows(), rest.seats(), Optional.empty()));
        }
        return List.copyOf(all);
    }

    private Unknown of(Map.Entry<String, Count> one) {
        return new Unknown(Optional.of(one.getKey()), one.getValue().rows(), one.getValue().seats(),
                Optional.of("\"words\":{" + NoteKinds.quoted(one.getKey()) + ":"
                        + NoteKinds.quoted("one of: " + meanings) + "}"));
    }
}

package dev.lightup.domain.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What senders' words of one kind mean. Case, blanks, punctuation, British and American spelling do not matter. A word that is not here is
/// never guessed: it is kept verbatim and shown as unmapped.
///
/// A table only gains words, and no word ever changes its meaning: so what an event said when it came, it says for ever, and no event needs to
/// name the version that read it. Words that come in raise the table's version.
///
/// @param <T> what words can mean
public final class WordTable<T extends Enum<T>> {
    /// Words with one meaning.
    ///
    /// @param source whose words they are, for people. A word that several use stands once, with the first of them; it means the same from all
    /// @param since the table's version that brought them
    public record Row<T extends Enum<T>>(T meaning, String source, int since, List<String> words) {
        public Row {
            words = List.copyOf(words);
        }
    }

    private final String name;
    private final List<Row<T>> rows;
    private final WordSpelling spelling;
    private final Map<String, T> meanings;

    /// @param name what its words say, for people
    /// @throws IllegalArgumentException when a word has two meanings
    private WordTable(String name, List<Row<T>> rows, WordSpelling spelling) {
        this.name = name;
        this.spelling = spelling;
        this.rows = List.copyOf(rows);
        Map<String, T> found = new HashMap<>();
        for (Row<T> row : rows) {
            for (String word : row.words()) {
                T other = found.put(spelling.plain(word), row.meaning());
                if (other != null) {
                    throw new IllegalArgumentException(word + " stands twice, as " + other + " and " + row.meaning());
                }
            }
        }
        meanings = Map.copyOf(found);
    }

    /// Begins a table, row by row.
    ///
    /// @param name what its words say, for people
    /// @param source whose words its first rows hold
    public static <T extends Enum<T>> Draft<T> named(String name, String source) {
        return new Draft<>(name, source);
    }

    /// A table that is being written. A list of a hundred generic rows in one expression takes the compiler seconds to type; a row at a time
    /// takes it nothing.
    public static final class Draft<T extends Enum<T>> {
        private final String name;
        private final List<Row<T>> rows = new ArrayList<>();
        private String source;

        private Draft(String name, String source) {
            this.name = name;
            this.source = source;
        }

        /// Goes on with the words of somebody else.
        ///
        /// @param whose whose words the next rows hold, for people
        public Draft<T> from(String whose) {
            source = whose;
            return this;
        }

        /// Words with one meaning.
        ///
        /// @param since the table's version that brings them
        public Draft<T> row(T meaning, int since, String... words) {
            rows.add(new Row<>(meaning, source, since, List.of(words)));
            return this;
        }

        /// The table.
        ///
        /// @param spelling what of a word counts
        /// @throws IllegalArgumentException when a word has two meanings
        public WordTable<T> table(WordSpelling spelling) {
            return new WordTable<>(name, rows, spelling);
        }
    }

    /// What a word means; empty when no rule knows it.
    public Optional<T> meaning(String word) {
        return Optional.ofNullable(meanings.get(spelling.plain(word)));
    }

    /// What its words say, for people.
    public String name() {
        return name;
    }

    /// The rows as they are written.
    public List<Row<T>> rows() {
        return rows;
    }

    /// The version, which its newest words brought.
    public int version() {
        return rows.stream().map(Row::since).max(Comparator.naturalOrder()).orElse(1);
    }
}

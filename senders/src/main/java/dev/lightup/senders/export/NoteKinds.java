package dev.lightup.senders.export;

import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.YesNoWords;
import dev.lightup.senders.export.column.ExportField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is told of lines, once for each kind and column: how many lines, the first of them, and where words were not understood, those words and
/// the line of a map that would read them. Bounded, whatever a file holds. Used by one thread.
final class NoteKinds {
    /// So many lines of a kind are named.
    static final int LINES = 5;
    /// So many words of a kind are named; where there are more the column is none of such words.
    static final int WORDS = 6;
    /// So many kinds are told, those of most lines.
    static final int KINDS = 20;
    /// So many are told apart while lines are read, in whatever order.
    private static final int MOST = 1_000;
    private static final Comparator<Kind> MANY = Comparator.comparingLong(Kind::lines)
            .reversed()
            .thenComparing(kind -> kind.first().getFirst())
            .thenComparing(Kind::detail);
    /// What differs from line to line where the kind does not.
    private static final Pattern OTHER = Pattern.compile("line \\d+");
    private static final int LONGEST = 64;

    /// A kind.
    ///
    /// @param detail in our own words, with the sender's where they are words that a map may read
    /// @param lines how many
    /// @param first the first of them
    /// @param map the line of a column map that would read them
    record Kind(String detail, long lines, List<Long> first, Optional<String> map) {}

    private static final class Count {
        private long lines;
        private final List<Long> first = new ArrayList<>();
        private final Map<String, Long> words = new TreeMap<>();
        private Optional<ExportField> flag = Optional.empty();
    }

    private final Map<String, Count> counts = new TreeMap<>();

    void add(ExportRows.Told note) {
        add(note.line(), OTHER.matcher(note.detail()).replaceAll("another line"), Optional.empty(), Optional.empty());
    }

    /// @param flag the column, where it says yes or no
    /// @param word what it says instead
    void add(long line, String detail, Optional<ExportField> flag, Optional<String> word) {
        if (counts.size() >= MOST && !counts.containsKey(detail)) {
            return;
        }
        Count count = counts.computeIfAbsent(detail, _ -> new Count());
        count.lines++;
        count.first.add(line);
        count.flag = flag;
        count.first.sort(null);
        if (count.first.size() > LINES) {
            count.first.removeLast();
        }
        word.filter(one -> count.words.size() <= WORDS || count.words.containsKey(one))
                .ifPresent(one -> count.words.merge(one, 1L, Long::sum));
    }

    /// The kinds, those of most lines first.
    List<Kind> kinds() {
        return counts.entrySet()
                .stream()
                .map(one -> kind(one.getKey(), one.getValue()))
                .sorted(MANY)
                .limit(KINDS)
                .toList();
    }

    private static Kind kind(String detail, Count count) {
        boolean words = !count.words.isEmpty() && count.words.size() <= WORDS
                && count.words.keySet().stream().allMatch(word -> word.length() <= LONGEST);
        String found = words
                ? "; found: " + count.words.entrySet()
                        .stream()
                        .map(word -> quoted(word.getKey()) + " (" + word.getValue() + ")")
                        .collect(Collectors.joining(", "))
                : count.words.isEmpty()
                        ? ""
                        : "; found: more than " + WORDS
                                + " different words, or sentences: is it the right column?";
        Optional<String> map = count.flag.filter(_ -> words)
                .map(field -> "\"yesNo\":{" + quoted(field.word()) + ":{" + count.words.keySet()
                        .stream()
                        .map(word -> quoted(word) + ":" + quoted(YesNoWords.likely(word)))
                        .collect(Collectors.joining(",")) + "}}");
        return new Kind(detail + found, count.lines, List.copyOf(count.first), map);
    }

    /// A word as JSON has it.
    static String quoted(String word) {
        return new Json.Str(word).write();
    }
}

package dev.lightup.domain.reading;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Collects senders' words that no rule knows. Used by one thread.
public final class UnmappedWords {
    private final SortedSet<String> words = new TreeSet<>();

    public void add(String word) {
        words.add(word);
    }

    public void addAll(Collection<String> some) {
        words.addAll(some);
    }

    public List<String> words() {
        return List.copyOf(words);
    }
}

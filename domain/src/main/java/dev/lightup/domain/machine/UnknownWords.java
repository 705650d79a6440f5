package dev.lightup.domain.machine;

import java.util.SortedSet;

/// Keeps the words that no table knows; the state stays bounded.
final class UnknownWords {
    /// How many of them a state keeps.
    private static final int KEPT = 16;
    /// The longest in characters; a longer one is no word.
    private static final int LONGEST = 64;

    private UnknownWords() {}

    static void keep(SortedSet<String> unmapped, String word) {
        if (unmapped.size() < KEPT) {
            String line = word.strip().replaceAll("\\s+", " ");
            unmapped.add(line.length() > LONGEST ? line.substring(0, cut(line)) + "…" : line);
        }
    }

    private static int cut(String line) {
        return Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    }
}

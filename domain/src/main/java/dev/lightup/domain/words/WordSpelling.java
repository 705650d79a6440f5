package dev.lightup.domain.words;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What of a word counts when it is looked up: letters and digits, in lower case, one spelling where British and American differ, without the
/// marks that senders set before their words. Immutable, for any number of threads.
public final class WordSpelling {
    private static final List<Map.Entry<String, String>> BRITISH = List.of(Map.entry("canceled", "cancelled"),
            Map.entry("canceling", "cancelling"), Map.entry("fulfillment", "fulfilment"),
            Map.entry("fulfilled", "fulfiled"), Map.entry("fulfiling", "fulfilling"), Map.entry("fulfills", "fulfils"),
            Map.entry("authoriz", "authoris"), Map.entry("initializ", "initialis"), Map.entry("finaliz", "finalis"),
            Map.entry("organiz", "organis"), Map.entry("recogniz", "recognis"), Map.entry("license", "licence"));

    private final List<String> marks;

    /// @param marks what may stand before a word and says nothing, in any case
    public WordSpelling(Collection<String> marks) {
        this.marks = List.copyOf(marks);
    }

    String plain(String word) {
        var plain = new StringBuilder();
        unmarked(word.strip()).toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(WordSpelling::counts)
                .forEach(plain::appendCodePoint);
        String spelt = plain.toString();
        for (Map.Entry<String, String> pair : BRITISH) {
            spelt = spelt.replace(pair.getKey(), pair.getValue());
        }
        return spelt;
    }

    private String unmarked(String word) {
        return marks.stream()
                .filter(mark -> word.regionMatches(true, 0, mark, 0, mark.length()))
                .findFirst()
                .map(mark -> word.substring(mark.length()))
                .orElse(word);
    }

    /// A letter or a number of any script.
    private static boolean counts(int character) {
        return switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }
}

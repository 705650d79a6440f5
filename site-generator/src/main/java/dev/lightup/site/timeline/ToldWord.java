package dev.lightup.site.timeline;

import dev.lightup.site.words.EnglishText;
import java.util.Arrays;
import java.util.Locale;

/// A word of a status in a sentence: the sender's own stands in quotation marks; one of ours, which a column map or the sender itself said, does not.
final class ToldWord {
    private ToldWord() {}

    /// @param ours our words of such a status
    static String of(String word, Enum<?>[] ours) {
        String spelling = spelling(word);
        boolean own = Arrays.stream(ours)
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .anyMatch(name -> spelling(name).equals(spelling));
        return own ? EnglishText.name(spelling) : "“" + EnglishText.name(word) + "”";
    }

    private static String spelling(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " ");
    }
}

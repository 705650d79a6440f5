package dev.lightup.domain.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What of a word counts when it is looked up: letters and digits, in lower case, one spelling where British and American differ, without the
/// mark of Ingram's words (`im::`).
final class WordSpelling {
    private static final List<Map.Entry<String, String>> BRITISH = List.of(Map.entry("canceled", "cancelled"),
            Map.entry("canceling", "cancelling"), Map.entry("fulfillment", "fulfilment"),
            Map.entry("fulfilled", "fulfiled"), Map.entry("fulfiling", "fulfilling"), Map.entry("fulfills", "fulfils"),
            Map.entry("authoriz", "authoris"), Map.entry("initializ", "initialis"), Map.entry("finaliz", "finalis"),
            Map.entry("organiz", "organis"), Map.entry("recogniz", "recognis"), Map.entry("license", "licence"));

    private WordSpelling() {}

    static String plain(String word) {
        String own = word.strip();
        String plain = (own.regionMatches(true, 0, "im::", 0, 4) ? own.substring(4) : own).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        for (Map.Entry<String, String> pair : BRITISH) {
            plain = plain.replace(pair.getKey(), pair.getValue());
        }
        return plain;
    }
}

package dev.lightup.senders.endpoint;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Words for yes and no: those that are read from every sender, and what a column map may say of others. Case and blanks do not matter.
public final class YesNoWords {
    /// What a map calls yes.
    public static final String YES = "yes";
    /// What a map calls no.
    public static final String NO = "no";
    private static final Set<String> YESES = Set.of(YES, "y", "true", "t", "1", "x", "on", "trial");
    private static final Set<String> NOES = Set.of(NO, "n", "false", "f", "0", "off", "paid");
    /// What these words are in some languages: enough to propose a map's line, never to read a cell by.
    private static final Set<String> LIKELY_YES = Set.of("ja", "oui", "si", "s\u00ed", "sim", "kyll\u00e4", "j", "wahr",
            "vrai",
            "sand", "sant", "tosi", "verdadero", "waar");
    private static final Set<String> LIKELY_NO = Set.of("nei", "nej", "nein", "non", "nee", "ei", "n\u00e3o", "falsch",
            "faux",
            "falsk", "usann", "usant", "falskt", "ep\u00e4tosi", "falso", "onwaar");

    private YesNoWords() {}

    /// A word as it is compared.
    public static String spelling(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// Yes or no, in the words of systems and spreadsheets.
    public static Optional<Boolean> of(String text) {
        String word = spelling(text);
        return YESES.contains(word)
                ? Optional.of(true)
                : NOES.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /// What a map would call it, as far as the word itself says: `yes`, `no`, or that somebody has to say which.
    public static String likely(String word) {
        String spelling = spelling(word);
        return LIKELY_YES.contains(spelling) ? YES : LIKELY_NO.contains(spelling) ? NO : "yes or no";
    }

    /// What is wrong with a map's words of a field.
    static Optional<String> problem(String field, Map<String, String> words) {
        if (words.isEmpty()) {
            return Optional.of("`yesNo` names no word for `" + field + "`");
        }
        Map<String, String> known = new TreeMap<>();
        for (String word : new TreeSet<>(words.keySet())) {
            String meaning = words.getOrDefault(word, "");
            if (!meaning.equals(YES) && !meaning.equals(NO)) {
                return Optional.of("`yesNo` of `" + field + "` says neither `yes` nor `no` of `" + word + "`");
            }
            if (of(word).filter(ours -> ours != meaning.equals(YES)).isPresent()) {
                return Optional.of("`" + word + "` of `" + field + "` is " + (meaning.equals(YES) ? NO : YES)
                        + " from every sender, and cannot be " + meaning);
            }
            String other = known.putIfAbsent(spelling(word), meaning);
            if (other != null && !other.equals(meaning)) {
                return Optional.of("`" + word + "` of `" + field + "` is both yes and no");
            }
        }
        return Optional.empty();
    }
}

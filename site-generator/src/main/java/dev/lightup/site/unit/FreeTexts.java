package dev.lightup.site.unit;

import dev.lightup.domain.event.SealedText;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences that people wrote, put back where pages show them. What is stored keeps them sealed.
final class FreeTexts {
    /// A {@link SealedText} as a whole JSON string: a backslash that a sender wrote stands there twice.
    private static final Pattern SEALED = Pattern.compile("\"\\\\u001[aA]([0-9a-f]{32})\"");

    private FreeTexts() {}

    /// The tokens of what is sealed in a record.
    static Set<String> tokens(Object record) {
        Set<String> tokens = new TreeSet<>();
        SEALED.matcher(Codec.text(record)).results().forEach(found -> tokens.add(found.group(1)));
        return tokens;
    }

    /// The record with clear sentences.
    ///
    /// @param clear what is known of them
    static <T> T shown(Class<T> type, T record, ClearLabels clear) {
        String sealed = Codec.text(record);
        String shown = SEALED.matcher(sealed)
                .replaceAll(found -> Matcher.quoteReplacement(
                        new Json.Str(clear.sentence(found.group(1))).write()));
        return shown.equals(sealed) ? record : Codec.read(type, shown);
    }
}

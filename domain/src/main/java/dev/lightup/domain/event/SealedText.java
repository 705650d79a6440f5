package dev.lightup.domain.event;

import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in stored data for a sentence that a person wrote: the control character SUBSTITUTE and the token of the label that holds it.
/// No sender's text holds a control character, so nobody can name a label of somebody else's.
public final class SealedText {
    private static final String HEAD = "\u001a";
    private static final Pattern SEALED = Pattern.compile(HEAD + "([0-9a-f]{32})");

    private SealedText() {}

    /// What stands for the sentence behind a token of 32 hexadecimal digits.
    public static String of(String token) {
        return HEAD + token;
    }

    /// The token, if a text is a sealed one.
    public static Optional<String> token(String text) {
        var matcher = SEALED.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

package dev.lightup.site.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// Escapes text for HTML: content and quoted attributes.
final class Html {
    private static final char NOT_A_CHARACTER = '\uFFFD';

    private Html() {}

    static void escape(String text, Writer out) {
        try {
            int written = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                    continue;
                }
                String entity = entity(c);
                if (entity != null) {
                    out.write(text, written, i - written);
                    out.write(entity);
                    written = i + 1;
                }
            }
            out.write(text, written, text.length() - written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n', '\t' -> null;
            default -> forbidden(c) ? String.valueOf(NOT_A_CHARACTER) : null;
        };
    }

    /// What HTML does not allow in a document: controls, halves of pairs, and code points that are no characters.
    private static boolean forbidden(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c) || c >= '\uFFFE'
                || (c >= '\uFDD0' && c <= '\uFDEF');
    }
}

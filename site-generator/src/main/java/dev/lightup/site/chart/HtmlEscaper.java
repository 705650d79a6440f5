package dev.lightup.site.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Escapes text for HTML and the SVG within it: content and quoted attributes.
public final class HtmlEscaper {
    private static final char NOT_A_CHARACTER = '\uFFFD';

    private HtmlEscaper() {}

    /// Writes a text so that it stays text, and holds nothing that HTML forbids.
    public static void escape(String text, Appendable out) {
        try {
            int written = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isHighSurrogate(c) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                    continue;
                }
                String entity = entity(c);
                if (entity != null) {
                    out.append(text, written, i).append(entity);
                    written = i + 1;
                }
            }
            out.append(text, written, text.length());
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
            default -> {
                if (ShownText.turns(c)) {
                    yield "";
                }
                yield forbidden(c) ? String.valueOf(NOT_A_CHARACTER) : null;
            }
        };
    }

    /// What HTML does not allow in a document: controls, halves of pairs, and code points that are no characters.
    private static boolean forbidden(char c) {
        return Character.isISOControl(c) || ShownText.isNoCharacter(c);
    }
}

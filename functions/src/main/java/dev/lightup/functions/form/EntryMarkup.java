package dev.lightup.functions.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of a page. What is text becomes one by {@link #text} alone, so that nothing that somebody wrote is ever markup. Few pages
/// without lists of lists do not pay for a template engine in the beginning of a process that a person waits for.
///
/// @param html what stands in the page
public record EntryMarkup(String html) {
    /// A text, escaped for elements and quoted attributes alike.
    public static EntryMarkup text(String text) {
        var html = new StringBuilder(text.length() + 16);
        // what turns the text beside it has no place in a title
        text.codePoints().filter(point -> !TypedText.isTurning(point)).forEach(point -> html.append(switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Character.toString(point);
        }));
        return new EntryMarkup(html.toString());
    }

    /// A template of ours, its `%s` filled with pieces.
    public static EntryMarkup of(String template, EntryMarkup... pieces) {
        return new EntryMarkup(
                template.formatted((Object[]) Stream.of(pieces).map(EntryMarkup::html).toArray(String[]::new)));
    }

    /// Pieces in a row, with a text of ours between each two.
    public static EntryMarkup joined(String between, List<EntryMarkup> pieces) {
        return new EntryMarkup(
                pieces.stream().map(EntryMarkup::html).collect(Collectors.joining(text(between).html())));
    }

    public static EntryMarkup all(List<EntryMarkup> pieces) {
        return new EntryMarkup(pieces.stream().map(EntryMarkup::html).collect(Collectors.joining()));
    }
}

package dev.lightup.site.view;

/// A state as a page shows it: a colour's class, a shape and a word, so that none of them has to be seen.
public record Tag(String type, String mark, String text) {
    static Tag late(String text) {
        return new Tag("late", "▲", text);
    }

    static Tag pressing(String text) {
        return new Tag("due", "●", text);
    }

    static Tag good(String text) {
        return new Tag("good", "✓", text);
    }

    static Tag plain(String mark, String text) {
        return new Tag("plain", mark, text);
    }
}

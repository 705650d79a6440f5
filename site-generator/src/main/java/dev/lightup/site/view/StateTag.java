package dev.lightup.site.view;

/// A state as a page shows it: a colour's class, a shape and a word, so that none of them has to be seen.
public record StateTag(String type, String mark, String text) {
    static StateTag late(String text) {
        return new StateTag("late", "▲", text);
    }

    static StateTag pressing(String text) {
        return new StateTag("due", "●", text);
    }

    static StateTag good(String text) {
        return new StateTag("good", "✓", text);
    }

    static StateTag plain(String mark, String text) {
        return new StateTag("plain", mark, text);
    }
}

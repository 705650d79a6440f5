package dev.lightup.site.words;

/// A state as a page shows it: a colour's class, a shape and a word, so that none of them has to be seen.
public record StateTag(String type, String mark, String text) {
    public static StateTag late(String text) {
        return new StateTag("late", "▲", text);
    }

    public static StateTag pressing(String text) {
        return new StateTag("due", "●", text);
    }

    public static StateTag good(String text) {
        return new StateTag("good", "✓", text);
    }

    public static StateTag plain(String mark, String text) {
        return new StateTag("plain", mark, text);
    }
}

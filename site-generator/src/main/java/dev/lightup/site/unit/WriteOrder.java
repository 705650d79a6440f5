package dev.lightup.site.unit;

import dev.lightup.site.page.Page;
import java.util.Comparator;

/// The order in which pages are written, so that a reader who comes in between follows no link into nothing and finds no number
/// without its table: assets, then twins and tables, then pages from the leaves to the home, the summary at last.
final class WriteOrder {
    static final Comparator<Page> BY_LINKS = Comparator.comparingInt(WriteOrder::group)
            .thenComparing(WriteOrder::depth, Comparator.reverseOrder())
            .thenComparing(Page::path);

    private WriteOrder() {}

    private static int group(Page page) {
        if (page.path().startsWith("assets/")) {
            return 0;
        }
        if (page.path().endsWith("/summary.json")) {
            return 3;
        }
        return page.contentType().startsWith("text/html") ? 2 : 1;
    }

    private static long depth(Page page) {
        return page.path().chars().filter(c -> c == '/').count();
    }
}

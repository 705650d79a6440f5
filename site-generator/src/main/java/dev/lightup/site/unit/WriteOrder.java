package dev.lightup.site.unit;

import dev.lightup.site.page.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order in which pages are written, so that a reader who comes in between follows no link into nothing and finds no number
/// without its table: assets, then twins and tables, then pages from the leaves to the home, the summary at last.
final class WriteOrder {
    private static final Comparator<Page> STEPS = Comparator.comparingInt(WriteOrder::group)
            .thenComparing(WriteOrder::depth, Comparator.reverseOrder());
    static final Comparator<Page> BY_LINKS = STEPS.thenComparing(Page::path);

    private WriteOrder() {}

    /// Pages in that order, those together between which it does not matter.
    static List<List<Page>> steps(List<Page> ordered) {
        List<List<Page>> steps = new ArrayList<>();
        for (Page page : ordered) {
            if (steps.isEmpty() || STEPS.compare(steps.getLast().getFirst(), page) != 0) {
                steps.add(new ArrayList<>());
            }
            steps.getLast().add(page);
        }
        return steps;
    }

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

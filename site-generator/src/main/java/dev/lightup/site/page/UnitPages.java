package dev.lightup.site.page;

import dev.lightup.json.codec.Codec;
import dev.lightup.site.chart.ShownText;
import dev.lightup.site.summary.UnitSummaryTwin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The objects of one unit in the making.
public final class UnitPages {
    private static final int RELEASE_BYTES = 16;
    private final String root;
    private final PageTemplates templates;
    private final List<Page> pages = new ArrayList<>();

    /// @param root the unit's path from the site's root, with a trailing slash
    public UnitPages(String root, PageTemplates templates) {
        this.root = root;
        this.templates = templates;
    }

    /// The unit's path, without a trailing slash: its name in twins.
    public String name() {
        return root.substring(0, root.length() - 1);
    }

    /// Adds a page and its twin.
    ///
    /// @param folder where they lie below the unit's root, `""` or with a trailing slash
    public void page(String folder, PageKind kind, Record view, Record twin) {
        page(folder, kind, view);
        pages.add(Page.of(root + folder + "index.json", Page.JSON,
                ShownText.of(Codec.text(kind.twin().cast(twin)))));
    }

    /// Adds a page whose numbers stand in another page's twin.
    public void page(String folder, PageKind kind, Record view) {
        pages.add(Page.of(root + folder + "index.html", Page.HTML, templates.render(kind, view)));
    }

    public void tables(Map<String, String> files) {
        files.forEach((name, text) -> pages.add(Page.of(root + name, Page.CSV, text)));
    }

    public void add(Page page) {
        pages.add(page);
    }

    /// All objects by path, the summary last.
    public List<Page> done(Function<String, UnitSummaryTwin> summary) {
        return done(new TreeMap<>(), summary);
    }

    /// The same of a unit whose pages are in part made by others.
    ///
    /// @param below what those consist of, by part
    List<Page> done(SortedMap<String, String> below, Function<String, UnitSummaryTwin> summary) {
        List<Page> sorted = sorted();
        var all = new ArrayList<>(sorted);
        all.add(Page.of(root + "summary.json", Page.JSON,
                ShownText.of(Codec.text(summary.apply(release(sorted, below))))));
        return List.copyOf(all);
    }

    /// All objects by path.
    public List<Page> sorted() {
        return pages.stream().sorted(Comparator.comparing(Page::path)).toList();
    }

    /// A hash of the pages' paths and hashes, and of the same of the parts that others make.
    static String release(List<Page> pages, SortedMap<String, String> below) {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (Page page : pages.stream().sorted(Comparator.comparing(Page::path)).toList()) {
                add(page.path(), SharedAssets.hash("SHA-256", page.bytes()), all);
            }
            below.forEach((part, release) -> add(part, release.getBytes(StandardCharsets.UTF_8), all));
            return HexFormat.of().formatHex(all.digest(), 0, RELEASE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(String name, byte[] hash, MessageDigest all) {
        all.update(name.getBytes(StandardCharsets.UTF_8));
        all.update((byte) 0);
        all.update(hash);
    }
}

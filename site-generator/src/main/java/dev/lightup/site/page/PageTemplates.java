package dev.lightup.site.page;

import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The site's templates, compiled once. Thread-safe.
public final class PageTemplates {
    static final String FOLDER = "dev/lightup/site/templates";
    /// What stands in pages.
    static final Set<String> PARTS = Set.of("layout", "headline", "time", "person", "tag", "whole", "moves", "group",
            "accountrows", "late", "bands", "disputes", "figures", "seats", "path", "happening", "customerrows",
            "orderrows", "desk", "foot");

    private final Map<PageKind, Mustache> pages = new EnumMap<>(PageKind.class);

    /// @param kinds the pages that are filled
    public PageTemplates(PageKind... kinds) {
        var files = new HashSet<String>();
        List.of(kinds).forEach(kind -> files.add(kind.word() + ".mustache"));
        PARTS.forEach(p -> files.add(p + ".mustache"));
        var factory = new StrictFactory(Set.copyOf(files), FOLDER);
        List.of(kinds).forEach(kind -> pages.put(kind, factory.compile(kind.word() + ".mustache")));
    }

    /// The compiled template of a page.
    Mustache page(PageKind kind) {
        Mustache page = pages.get(kind);
        if (page == null) {
            throw new IllegalArgumentException("no template for " + kind);
        }
        return page;
    }

    /// A page's text.
    ///
    /// @throws com.github.mustachejava.MustacheException when the view lacks a name of the template
    /// @throws ClassCastException when it is another page's view
    String render(PageKind kind, Record view) {
        var out = new StringWriter(16 * 1024);
        try {
            page(kind).execute(out, new Object[]{kind.view().cast(view)}).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}

package dev.lightup.site.page;

import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The site's templates, compiled once. Thread-safe.
public final class PageTemplates {
    static final String FOLDER = "dev/lightup/site/templates";
    /// What stands in pages.
    static final Set<String> PARTS = Set.of("layout", "headline", "time", "person", "tag", "whole", "moves", "group",
            "disputes", "figures", "seats", "path", "happening", "customerrows", "orderrows", "desk", "foot");

    private final Map<String, Mustache> pages = new TreeMap<>();

    /// @param names of the pages, each filled from a view record
    public PageTemplates(String... names) {
        var files = new HashSet<String>();
        List.of(names).forEach(p -> files.add(p + ".mustache"));
        PARTS.forEach(p -> files.add(p + ".mustache"));
        var factory = new StrictFactory(Set.copyOf(files), FOLDER);
        List.of(names).forEach(p -> pages.put(p, factory.compile(p + ".mustache")));
    }

    /// The compiled template of a page.
    Mustache page(String name) {
        Mustache page = pages.get(name);
        if (page == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        return page;
    }

    /// A page's text.
    ///
    /// @throws com.github.mustachejava.MustacheException when the view lacks a name of the template
    String render(String name, Record view) {
        var out = new StringWriter(16 * 1024);
        try {
            page(name).execute(out, new Object[]{view}).flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}

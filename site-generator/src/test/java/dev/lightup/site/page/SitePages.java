package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A rendered site as tests ask for it.
final class SitePages {
    private SitePages() {}

    static Page page(Map<String, Page> site, String path) {
        Page page = site.get(path);
        assertThat(page).as(path).isNotNull();
        return java.util.Objects.requireNonNull(page);
    }

    static Map<String, Document> html(Map<String, Page> site) {
        var pages = new TreeMap<String, Document>();
        site.values()
                .stream()
                .filter(p -> p.contentType().equals(Page.HTML))
                .forEach(p -> pages.put(p.path(), Jsoup.parse(p.text())));
        return pages;
    }

    static Map<String, Page> byPath(List<Page> pages) {
        return pages.stream().collect(Collectors.toMap(Page::path, p -> p));
    }

    static int compressed(Page page) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(page.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}

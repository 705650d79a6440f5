package dev.lightup.site.page;

import java.nio.charset.StandardCharsets;

/// One object of the site. The same reading gives the same bytes.
///
/// @param path where it lies, from the site's root, without a leading slash (`d/{distributor}/a/{account}/index.html`)
/// @param contentType its media type
/// @param bytes its content; never changed after the page was made
@SuppressWarnings("ArrayRecordComponent") // pages are handed to a bucket once, never compared; copies would double the memory
public record Page(String path, String contentType, byte[] bytes) {
    public static final String HTML = "text/html; charset=utf-8";
    public static final String JSON = "application/json";
    public static final String CSV = "text/csv; charset=utf-8; header=present";
    public static final String CSS = "text/css; charset=utf-8";

    static Page of(String path, String contentType, String text) {
        return new Page(path, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The content read as UTF-8.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package dev.lightup.functions.form;

import dev.lightup.functions.http.ApiResponse;
import dev.lightup.senders.http.ByteString;
import java.util.Map;

/// Enter's answers, each with the headers of a page that nobody keeps, frames or runs a script in.
public final class EntryAnswer {
    private static final int SEE_OTHER = 303;
    private static final Map<String, String> HEADERS = Map.of("content-type", "text/html; charset=utf-8",
            "cache-control", "private, no-cache, no-store", "referrer-policy", "same-origin", "x-frame-options", "DENY",
            "cross-origin-opener-policy", "same-origin", "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private EntryAnswer() {}

    public static ApiResponse page(int status, EntryMarkup page) {
        return new ApiResponse(status, HEADERS, ByteString.utf8(page.html()));
    }

    /// Leads on by GET.
    ///
    /// @param path on this site, of our own making
    public static ApiResponse to(String path) {
        return new ApiResponse(SEE_OTHER, HEADERS, ByteString.EMPTY).with("location", path);
    }
}

package dev.lightup.local.front;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What stands before the entry on AWS: a form that no function could be handed is refused in words, by the length that it announces. The page is the
/// template's own.
final class FormBound {
    /// So many bytes of a form.
    static final long LARGEST = 4L * 1024 * 1024;
    private static final String PAGE = "too-large.html";

    private FormBound() {}

    static boolean isBeyond(HttpExchange exchange) {
        String announced = exchange.getRequestHeaders().getFirst("content-length");
        try {
            return announced != null && Long.parseLong(announced) > LARGEST;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /// What is answered; the body is read and dropped first, so that a browser shows it.
    static LocalResponse refused(HttpExchange exchange) throws IOException {
        HttpExchangeAdapter.drain(exchange.getRequestBody());
        return LocalResponse.of(413, "text/html; charset=utf-8", page()).with("cache-control", "private, no-store");
    }

    private static String page() {
        try (InputStream in = FormBound.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException("the page is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be read", e);
        }
    }
}

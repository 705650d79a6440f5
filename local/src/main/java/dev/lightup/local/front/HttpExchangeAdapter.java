package dev.lightup.local.front;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Between the JDK's exchange and our values, within the gateway's limits.
final class HttpExchangeAdapter {
    /// A request body of the gateway: 10 MB.
    static final int LARGEST_BODY = 10 * 1024 * 1024;
    /// Request line and header values of the gateway together, in bytes.
    static final int LARGEST_HEAD = 10_240;
    /// What is read and dropped of a body that is too large, so that the sender hears 413 and not a broken connection.
    private static final long LARGEST_DRAIN = 512L * 1024 * 1024;

    private HttpExchangeAdapter() {}

    /// What came in.
    sealed interface Incoming {
        /// A whole request within the limits.
        record Complete(LocalRequest request) implements Incoming {}

        /// A body above the limit.
        record TooLarge() implements Incoming {}

        /// A head above the limit.
        record HeadersTooLarge() implements Incoming {}
    }

    /// How much of a body there may be to hold: as much as is announced, or as the gateway takes.
    static long announced(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        if (headers.containsKey("transfer-encoding")) {
            return LARGEST_BODY;
        }
        try {
            return Math.clamp(Long.parseLong(Objects.requireNonNullElse(headers.getFirst("content-length"), "0")), 0L,
                    LARGEST_BODY);
        } catch (NumberFormatException _) {
            return LARGEST_BODY;
        }
    }

    static Incoming read(HttpExchange exchange) throws IOException {
        SortedMap<String, List<String>> headers = lowerCased(exchange.getRequestHeaders());
        URI uri = exchange.getRequestURI();
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            drain(in);
            return new Incoming.TooLarge();
        }
        int head = uri.toString().length()
                + headers.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
        if (head > LARGEST_HEAD) {
            return new Incoming.HeadersTooLarge();
        }
        return new Incoming.Complete(new LocalRequest(exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                path(uri),
                Objects.requireNonNullElse(uri.getRawQuery(), ""), exchange.getProtocol(), headers, ByteString.of(body),
                exchange.getRemoteAddress().getAddress().getHostAddress()));
    }

    /// The path as it was sent: what follows two slashes is no host here.
    private static String path(URI uri) {
        String path = Objects.requireNonNullElse(uri.getRawPath(), "/");
        return uri.getScheme() == null && uri.getRawAuthority() != null ? "//" + uri.getRawAuthority() + path : path;
    }

    static void send(HttpExchange exchange, LocalResponse response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().forEach(header -> headers.add(header.name(), header.value()));
        int status = response.status();
        byte[] body = response.body().array();
        if (exchange.getRequestMethod().equalsIgnoreCase("HEAD")) {
            headers.set("content-length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else if (status == 204 || status == 304 || body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long dropped = 0;
        int read = in.read(buffer);
        while (read >= 0 && dropped < LARGEST_DRAIN) {
            dropped += read;
            read = in.read(buffer);
        }
    }

    private static SortedMap<String, List<String>> lowerCased(Headers headers) {
        var names = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return names;
    }
}

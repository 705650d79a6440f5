package dev.lightup.site.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// As much of S3 as the publisher uses, in this process: PUT, HEAD, GET, DELETE with conditional headers, and ListObjectsV2, for
/// one bucket addressed by path. Answers can be put before its own.
public final class S3Like implements AutoCloseable {
    public static final String BUCKET = "site";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final NavigableMap<String, Stored> objects = new TreeMap<>();
    /// Every version that was not deleted itself, by `key id`, and whether it is the marker of a deletion.
    private final NavigableMap<String, Boolean> history = new TreeMap<>();
    private int made;
    private final Deque<Integer> failures = new ArrayDeque<>();

    /// An object with the headers it is served with.
    static final class Stored {
        private final byte[] bytes;
        private final String etag;
        private final Map<String, String> headers;

        Stored(byte[] bytes, Map<String, String> headers) {
            this.bytes = bytes;
            this.etag = '"' + md5(bytes) + '"';
            this.headers = Map.copyOf(headers);
        }

        Map<String, String> headers() {
            return headers;
        }
    }

    public S3Like() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next requests are answered with these statuses, and nothing is done.
    synchronized void failWith(Integer... statuses) {
        failures.addAll(java.util.List.of(statuses));
    }

    synchronized Optional<Stored> stored(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer failure = failures.poll();
            if (failure != null) {
                error(exchange, failure, "ConditionalRequestConflict");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (!path.equals("/" + BUCKET) && !path.startsWith("/" + BUCKET + "/")) {
                error(exchange, 404, "NoSuchBucket");
                return;
            }
            String key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, key, body);
                case "DELETE" -> delete(exchange, key);
                case "HEAD" -> serve(exchange, key, false);
                case "GET" -> {
                    if (key.isEmpty()) {
                        list(exchange);
                    } else {
                        serve(exchange, key, true);
                    }
                }
                default -> error(exchange, 405, "MethodNotAllowed");
            }
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        Stored there = objects.get(key);
        String match = header(exchange, "If-Match");
        boolean onlyNew = "*".equals(header(exchange, "If-None-Match"));
        if (match != null && there == null) {
            error(exchange, 404, "NoSuchKey");
        } else if (there != null && (onlyNew || (match != null && !match.equals(there.etag)))) {
            error(exchange, 412, "PreconditionFailed");
        } else if (!ObjectContent.md5(body).equals(header(exchange, "Content-MD5"))) {
            error(exchange, 400, "BadDigest");
        } else {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-meta-")
                        || name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Cache-Control")) {
                    headers.put(name, values.getFirst());
                }
            });
            Stored stored = new Stored(body, headers);
            objects.put(key, stored);
            version(key, false);
            exchange.getResponseHeaders().set("ETag", stored.etag);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void delete(HttpExchange exchange, String key) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null && query.startsWith("versionId=")) {
            erase(key, query.substring("versionId=".length()));
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        Stored there = objects.get(key);
        String match = header(exchange, "If-Match");
        if (match != null && there != null && !match.equals(there.etag)) {
            error(exchange, 412, "PreconditionFailed");
        } else if (match != null && there == null) {
            error(exchange, 404, "NoSuchKey");
        } else {
            objects.remove(key);
            version(key, true);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /// A version goes for good; the object with its newest one.
    private void erase(String key, String version) {
        String newest = history.subMap(key + ' ', key + '!').lastKey();
        if (history.remove(key + ' ' + version) != null && newest.endsWith(' ' + version)) {
            objects.remove(key);
        }
    }

    private void version(String key, boolean marker) {
        history.put("%s %06d".formatted(key, ++made), marker);
    }

    /// How many versions there are.
    synchronized int versions() {
        return history.size();
    }

    private void serve(HttpExchange exchange, String key, boolean withBytes) throws IOException {
        Stored there = objects.get(key);
        if (there == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        there.headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", there.etag);
        if (withBytes && there.bytes.length > 0) {
            exchange.sendResponseHeaders(200, there.bytes.length);
            exchange.getResponseBody().write(there.bytes);
        } else {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(there.bytes.length));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(equals < 0 ? part : part.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(part.substring(equals + 1), UTF_8));
        }
        String prefix = query.getOrDefault("prefix", "");
        if (query.containsKey("versions")) {
            listVersions(exchange, prefix);
            return;
        }
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        TreeSet<String> folders = new TreeSet<>();
        for (String key : objects.keySet()) {
            if (key.startsWith(prefix)) {
                int slash = key.indexOf('/', prefix.length());
                if (slash < 0) {
                    xml.append("<Contents><Key>").append(key).append("</Key></Contents>");
                } else {
                    folders.add(key.substring(0, slash + 1));
                }
            }
        }
        folders.forEach(f -> xml.append("<CommonPrefixes><Prefix>").append(f).append("</Prefix></CommonPrefixes>"));
        byte[] bytes = xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void listVersions(HttpExchange exchange, String prefix) throws IOException {
        StringBuilder xml = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
        history.forEach((name, marker) -> {
            String key = name.substring(0, name.lastIndexOf(' '));
            if (key.startsWith(prefix)) {
                String kind = marker ? "DeleteMarker" : "Version";
                xml.append('<')
                        .append(kind)
                        .append("><Key>")
                        .append(key)
                        .append("</Key><VersionId>")
                        .append(name.substring(name.lastIndexOf(' ') + 1))
                        .append("</VersionId></")
                        .append(kind)
                        .append('>');
            }
        });
        byte[] bytes = xml.append("</ListVersionsResult>").toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        byte[] bytes = ("<Error><Code>" + code + "</Code><Message>m</Message></Error>").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

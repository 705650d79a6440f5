package dev.lightup.local.front;

import dev.lightup.local.front.Response.Header;
import dev.lightup.local.invoke.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// The published directory as CloudFront serves the bucket: the same response headers, the object's MD5 as its ETag, revalidation at
/// every visit, `index.html` behind a slash, a page of its own for 404. Strict-Transport-Security is left out on loopback. Nothing whose
/// path has a segment that begins with a dot is ever served, so the bucket's bookkeeping beside the pages is not.
public final class Site implements Service {
    private static final List<Header> ALWAYS = List.of(
            new Header("content-security-policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'"),
            new Header("x-content-type-options", "nosniff"), new Header("referrer-policy", "same-origin"),
            new Header("x-frame-options", "DENY"), new Header("cache-control", "no-cache"));
    private static final String NOT_FOUND = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not found</title></head>
            <body><h1>Not found</h1><p>No page has been published here.</p></body></html>
            """;

    private final Path root;

    /// @param root the published directory; it may not exist yet
    public Site(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Response answer(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return secured(Response.of(405, "text/plain; charset=utf-8", "Only GET and HEAD.\n").with("allow", "GET, HEAD"));
        }
        Optional<Path> file = resolve(request.path());
        if (file.isEmpty()) {
            return missing();
        }
        Path path = file.get();
        if (Files.isDirectory(path)) {
            return request.path().endsWith("/")
                    ? read(path.resolve("index.html"), request)
                    : secured(Response.of(301, "text/plain; charset=utf-8", "").with("location", request.path() + "/"));
        }
        return request.path().endsWith("/") ? missing() : read(path, request);
    }

    private Optional<Path> resolve(String encoded) {
        try {
            String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (path.indexOf('\\') >= 0 || List.of(path.split("/", -1)).stream().anyMatch(part -> part.startsWith("."))) {
                return Optional.empty();
            }
            Path file = root.resolve(path.replaceFirst("^/+", "")).normalize();
            return file.startsWith(root) ? Optional.of(file) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Response read(Path file, Request request) {
        return bytes(file).map(bytes -> {
            String etag = "\"" + md5(bytes) + "\"";
            Response whole = new Response(200, List.of(new Header("content-type", MediaTypes.of(file))), Bytes.of(bytes));
            if (sameAs(request.header("if-none-match").orElse(""), etag)) {
                return secured(new Response(304, List.of(new Header("etag", etag)), Bytes.NONE));
            }
            return secured(Compression.applied(whole.with("etag", etag), request));
        }).orElseGet(this::missing);
    }

    private Response missing() {
        byte[] page = bytes(root.resolve("404.html")).orElseGet(() -> NOT_FOUND.getBytes(StandardCharsets.UTF_8));
        return secured(new Response(404, List.of(new Header("content-type", "text/html; charset=utf-8")), Bytes.of(page)));
    }

    private Optional<byte[]> bytes(Path file) {
        try {
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException | InvalidPathException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean sameAs(String given, String etag) {
        for (String candidate : given.split(",", -1)) {
            String strong = candidate.strip().replaceFirst("^W/", "");
            if (strong.equals(etag) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }

    private static Response secured(Response response) {
        var headers = new ArrayList<>(response.headers());
        headers.addAll(ALWAYS);
        return new Response(response.status(), headers, response.body());
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}

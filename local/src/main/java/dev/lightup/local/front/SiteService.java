package dev.lightup.local.front;

import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.senders.http.ByteString;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.bucket.ObjectContent;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The published directory as CloudFront serves the bucket: the same response headers and media types, an ETag that names the bytes,
/// revalidation at every visit, `index.html` behind a slash, 404 for what is not there. The bucket's bookkeeping beside the pages is not
/// served, nor anything else whose name begins with a dot.
public final class SiteService implements HttpService {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String NOT_FOUND = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not found</title></head>
            <body><h1>Not found</h1><p>No page has been published here.</p></body></html>
            """;

    private static final Pattern LEADING = Pattern.compile("^[/\\\\]+");

    private final PublishedObjects objects;
    private final List<Header> always;

    /// @param bucket what has been published
    /// @param headers what every answer carries
    public SiteService(DirectoryBucket bucket, List<Header> headers) {
        this(PublishedObjects.of(bucket), headers);
    }

    /// @param objects what has been published
    /// @param headers what every answer carries
    public SiteService(PublishedObjects objects, List<Header> headers) {
        this.objects = objects;
        this.always = List.copyOf(headers);
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return text(405, "Only GET and HEAD.\n").with("allow", "GET, HEAD");
        }
        String path = request.path();
        if (path.endsWith("/")) {
            return object(path + "index.html", request);
        }
        // CloudFront's viewer function does the same: a name without a dot is a folder, and two slashes lead to nobody else's host.
        return path.indexOf('.', path.lastIndexOf('/')) < 0
                ? text(308, "").with("location", LEADING.matcher(path).replaceFirst("/") + "/")
                : object(path, request);
    }

    private LocalResponse object(String encoded, LocalRequest request) {
        try {
            String path = URLDecoder.decode(encoded.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return objects.find(path).map(stored -> found(path, stored, request)).orElseGet(this::missing);
        } catch (IllegalArgumentException _) {
            return missing();
        } catch (UncheckedIOException e) {
            // A folder's name where a file's is asked for, or a file's where a folder's is.
            if (e.getCause() instanceof FileSystemException) {
                return missing();
            }
            throw e;
        }
    }

    private LocalResponse found(String path, PublishedObjects.Stored stored, LocalRequest request) {
        String etag = '"' + ObjectContent.hash(stored.bytes().array()) + '"';
        Header lifetime = new Header("cache-control", ObjectContent.cacheControl(path));
        if (isSame(request.header("if-none-match").orElse(""), etag)) {
            return answer(304, List.of(new Header("etag", etag), lifetime), ByteString.EMPTY);
        }
        String type = stored.contentType().orElseGet(() -> MediaTypes.of(path));
        List<Header> headers = List.of(new Header("content-type", type), new Header("etag", etag), lifetime);
        return EdgeCompression.applied(answer(200, headers, stored.bytes()), request);
    }

    private LocalResponse missing() {
        ByteString page = objects.find("404.html")
                .map(PublishedObjects.Stored::bytes)
                .orElseGet(() -> ByteString.utf8(NOT_FOUND));
        return answer(404, List.of(new Header("content-type", HTML), new Header("cache-control", "no-cache")),
                page);
    }

    private LocalResponse text(int status, String body) {
        return answer(status, List.of(new Header("content-type", "text/plain; charset=utf-8")), ByteString.utf8(body));
    }

    private LocalResponse answer(int status, List<Header> headers, ByteString body) {
        var all = new ArrayList<>(headers);
        all.addAll(always);
        return new LocalResponse(status, all, body);
    }

    private static boolean isSame(String given, String etag) {
        for (String candidate : given.split(",", -1)) {
            String strong = candidate.strip().replaceFirst("^W/", "");
            if (strong.equals(etag) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }
}

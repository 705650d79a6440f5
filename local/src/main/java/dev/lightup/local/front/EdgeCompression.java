package dev.lightup.local.front;

import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Compression at the edge, as CloudFront does it: text of 1,000 bytes and more, for whoever takes gzip, under a weak ETag.
final class EdgeCompression {
    private static final int SMALLEST = 1_000;
    private static final Pattern TEXT = Pattern.compile("(text/|application/(json|xml|atom)|image/svg).*");
    private static final Pattern TAKES_GZIP = Pattern.compile("(^|.*,)\\s*gzip\\s*(,.*|;\\s*q=(1|0\\.\\d*[1-9]).*|$)");

    private EdgeCompression() {}

    static LocalResponse applied(LocalResponse response, LocalRequest request) {
        boolean text = response.headers()
                .stream()
                .anyMatch(header -> header.name().equals("content-type") && TEXT.matcher(header.value()).matches());
        if (!text || response.body().length() < SMALLEST) {
            return response;
        }
        if (!TAKES_GZIP.matcher(request.header("accept-encoding").orElse("")).matches()) {
            return response.with("vary", "accept-encoding");
        }
        List<Header> headers = response.headers()
                .stream()
                .map(header -> header.name().equals("etag") ? new Header("etag", "W/" + header.value()) : header)
                .toList();
        return new LocalResponse(response.status(), headers, gzip(response.body().array()))
                .with("content-encoding", "gzip")
                .with("vary", "accept-encoding");
    }

    private static ByteString gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 3);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return ByteString.of(bytes.toByteArray());
    }
}

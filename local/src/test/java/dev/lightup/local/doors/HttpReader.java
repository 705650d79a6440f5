package dev.lightup.local.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A reader's browser, as far as HTTP goes: it keeps cookies by their paths and follows nothing.
final class HttpReader implements AutoCloseable {
    private static final Pattern COOKIE = Pattern.compile("^([^=]+)=([^;]*);.*?Path=([^;]+)");

    /// Path and name to value: the JDK's own manager quotes values that have a lifetime, which no browser does.
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;

    HttpReader(String site) {
        this.site = site;
    }

    /// One whom a link let in.
    static HttpReader in(String site, String link) {
        var reader = new HttpReader(site);
        HttpResponse<String> answer = reader.post(link, "");
        if (answer.statusCode() != 303) {
            throw new AssertionError("the link answers " + answer.statusCode());
        }
        return reader;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)));
    }

    /// As a browser goes there from a page.
    HttpResponse<String> from(String page, String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).header("Referer", site + page));
    }

    HttpResponse<String> post(String address, String form) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Origin", site)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /// A form as browsers post one that may have files.
    HttpResponse<String> postParts(String address, Map<String, String> fields) {
        String parts = fields.entrySet()
                .stream()
                .map(field -> "--part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Origin", site)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(parts + "--part--\r\n")));
    }

    /// The cookies that it sends with a path, those of the nearest path first.
    String sent(String path) {
        return cookies.entrySet()
                .stream()
                .filter(cookie -> path.startsWith(cookie.getKey().split(" ", 2)[0]))
                .sorted(Comparator.comparingInt(cookie -> -cookie.getKey().indexOf(' ')))
                .map(cookie -> cookie.getKey().split(" ", 2)[1] + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /// The hour of its pages' cookies is over; those by which it is known stay.
    void anHourLater() {
        cookies.keySet().removeIf(cookie -> cookie.contains(" CloudFront-"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        String sent = sent(request.copy().build().uri().getRawPath());
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> got = client.send(request.build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            got.headers().allValues("set-cookie").forEach(this::keep);
            return got;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        if (!parts.find()) {
            throw new AssertionError("a cookie without a path");
        }
        cookies.put(parts.group(3) + " " + parts.group(1), parts.group(2));
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.lightup.conformance;

import dev.lightup.conformance.Ground.Shown;
import dev.lightup.senders.http.ByteString;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Objects as the local server serves them.
final class Served {
    private Served() {}

    static Optional<Shown> object(Mail mail, String site, String path) {
        HttpResponse<byte[]> answer = mail.bytes(HttpRequest.newBuilder(URI.create(site + path)));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(new Shown(ByteString.of(answer.body()), header(answer, "content-type"),
                    header(answer, "cache-control")));
            case 404 -> Optional.empty();
            default -> throw new AssertionError("the site answers " + answer.statusCode() + " for " + path);
        };
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

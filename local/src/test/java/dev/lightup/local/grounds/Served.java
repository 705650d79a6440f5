package dev.lightup.local.grounds;

import dev.lightup.local.grounds.Ground.Shown;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/// Objects as the local server serves them.
final class Served {
    private Served() {}

    static Optional<Shown> object(Mail mail, String site, String path) {
        Mail.Answer answer = mail.exchange(HttpRequest.newBuilder(URI.create(site + path)));
        return switch (answer.status()) {
            case 200 -> Optional.of(new Shown(answer.body(), header(answer, "content-type"),
                    header(answer, "cache-control")));
            case 404 -> Optional.empty();
            default -> throw new AssertionError("the site answers " + answer.status() + " for " + path);
        };
    }

    private static String header(Mail.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

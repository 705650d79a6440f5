package dev.lightup.local.cli.send;

import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKeys;
import dev.lightup.senders.signature.StandardWebhooks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Posts bodies with the headers of Standard Webhooks, and comes again when asked to. Safe for concurrent use.
public final class WebhookClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final InstantSource clock;

    /// @param clock the time that is signed
    public WebhookClient(InstantSource clock) {
        this.clock = clock;
    }

    /// Signs and posts.
    ///
    /// @param url the endpoint's address
    /// @param secret `whsec_...`
    /// @throws CommandFailure when nobody answers
    public HttpResponse<String> send(String url, String secret, String id, String contentType, ByteString body) {
        HttpResponse<String> answer = attempt(url, secret, id, contentType, body);
        for (int i = 1; i < ATTEMPTS && (answer.statusCode() == 429 || answer.statusCode() == 503); i++) {
            pause(answer);
            answer = attempt(url, secret, id, contentType, body);
        }
        return answer;
    }

    private HttpResponse<String> attempt(String url, String secret, String id, String contentType, ByteString body) {
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER)
                .header("content-type", contentType)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", StandardWebhooks.sign(SigningKeys.secret(secret), id, now, body))
                .POST(BodyPublishers.ofByteArray(body.array()))
                .build();
        return exchange(request);
    }

    /// Puts a file where a receipt says.
    ///
    /// @throws CommandFailure when nobody answers, or the file cannot be read
    public HttpResponse<String> put(URI url, Map<String, String> headers, Path file) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(UPLOAD).PUT(BodyPublishers.ofFile(file));
            headers.forEach(request::header);
            return exchange(request.build());
        } catch (FileNotFoundException e) {
            throw new CommandFailure(ExitCodes.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }

    /// Calls a function by the invoke route.
    public HttpResponse<String> invoke(String url, String token, String function, String event, Duration patience) {
        URI address = URI.create(url + "/2015-03-31/functions/" + function + "/invocations");
        return exchange(HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(event))
                .build());
    }

    /// Asks a stack for one of its own lists.
    public HttpResponse<String> ask(String url, String token, String path, Duration patience) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path))
                .timeout(patience)
                .header("authorization", "Bearer " + token)
                .GET()
                .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE,
                    "nobody answers at " + request.uri().getAuthority() + " (" + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
    }

    private static void pause(HttpResponse<String> answer) {
        Duration asked = answer.headers()
                .firstValue("retry-after")
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(Duration.ofSeconds(1));
        try {
            Thread.sleep(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to post again", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.lightup.conformance;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKeys;
import dev.lightup.senders.signature.StandardWebhooks;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The story's distributors: several post at once, and come again when they are told to.
final class Posters implements AutoCloseable {
    private static final int ATTEMPTS = 6;

    private final Ground ground;
    private final Mail mail = new Mail();
    private final int atOnce;

    Posters(Ground ground, int atOnce) {
        this.ground = ground;
        this.atOnce = atOnce;
    }

    /// Posts one.
    ///
    /// @return the status of the last answer
    int post(StoryRequest sending) {
        EndpointAccess to = ground.endpoints()
                .stream()
                .filter(one -> one.tenant().equals(sending.tenant()) && one.format().equals(sending.endpointFormat()))
                .findFirst()
                .orElseThrow();
        int status = attempt(to, sending);
        for (int i = 1; i < ATTEMPTS && (status == 429 || status >= 500); i++) {
            status = attempt(to, sending);
        }
        return status;
    }

    private int attempt(EndpointAccess to, StoryRequest sending) {
        Instant now = Instant.now();
        ByteString body = ByteString.of(sending.body());
        return mail.exchange(HttpRequest.newBuilder(URI.create(to.url()))
                .header("content-type", sending.contentType())
                .header("webhook-id", sending.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature",
                        StandardWebhooks.sign(SigningKeys.secret(to.secret()), sending.id(), now, body))
                .POST(BodyPublishers.ofByteArray(body.array()))).status();
    }

    /// Posts all.
    ///
    /// @return the statuses in the order of the sendings
    List<Integer> post(List<StoryRequest> sendings) throws InterruptedException, ExecutionException {
        List<Future<Integer>> answers;
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            answers = threads.invokeAll(
                    sendings.stream().<Callable<Integer>>map(sending -> () -> post(sending)).toList());
        }
        var statuses = new ArrayList<Integer>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    @Override
    public void close() {
        mail.close();
    }
}

package dev.lightup.local.cli;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.send.PostCounts;
import dev.lightup.local.cli.send.PostReceipt;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

/// The distributors' systems: up to ten of them post at once, each thing when the story says that it was sent.
final class StorySenders {
    private static final int AT_ONCE = 10;
    /// What is sent within such a time is posted at once, in whatever order the threads come to it.
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    private static final Gatherer<StoryRequest, List<StoryRequest>, List<StoryRequest>> TOGETHER_AT_ONCE = Gatherer
            .ofSequential(
                    ArrayList::new, (some, next, down) -> {
                        boolean goesOn = true;
                        if (!some.isEmpty() && isApart(some.getFirst(), next)) {
                            goesOn = down.push(List.copyOf(some));
                            some.clear();
                        }
                        some.add(next);
                        return goesOn;
                    }, (some, down) -> {
                        if (!some.isEmpty()) {
                            down.push(List.copyOf(some));
                        }
                    });

    private final WebhookClient post;
    private final ConnectionFile running;
    private final PostCounts counts;
    private final CommandOutput console;

    StorySenders(WebhookClient post, ConnectionFile running, PostCounts counts, CommandOutput console) {
        this.post = post;
        this.running = running;
        this.counts = counts;
        this.console = console;
    }

    /// Posts one.
    void post(StoryRequest sending) {
        EndpointAccess endpoint = running.endpoint(sending.tenant(), sending.endpointFormat());
        counts.add(sending.id(), PostReceipt.of(post.send(endpoint.url(), endpoint.secret(), sending.id(),
                sending.contentType(), ByteString.of(sending.body()))));
    }

    /// Posts all. The clock stands while something is on its way, and steps where nothing is.
    ///
    /// @param clock what is signed and what the stack goes by
    void play(Stream<StoryRequest> sendings, StoryClock clock) {
        try (sendings; var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (List<StoryRequest> some : (Iterable<List<StoryRequest>>) sendings.gather(TOGETHER_AT_ONCE)::iterator) {
                clock.stepTo(some.getLast().sentAt());
                if (some.size() == 1) {
                    post(some.getFirst());
                } else {
                    finish(threads.invokeAll(some.stream().<Callable<Boolean>>map(one -> () -> {
                        post(one);
                        return true;
                    }).toList()));
                }
                console.progress(counts.posted() + " posted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
    }

    /// Another cohort begins its months anew, before what went on.
    private static boolean isApart(StoryRequest first, StoryRequest next) {
        return next.sentAt().isBefore(first.sentAt()) || next.sentAt().isAfter(first.sentAt().plus(TOGETHER));
    }

    private static void finish(List<Future<Boolean>> posts) throws InterruptedException {
        for (Future<Boolean> one : posts) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender broke", e.getCause());
            }
        }
    }
}

package dev.lightup.local.cli;

import dev.lightup.functions.Bytes;
import dev.lightup.local.stack.Running;
import dev.lightup.local.stack.Running.EndpointAccess;
import dev.lightup.local.story.Sending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// The distributors' systems: ten of them post at once, and out of order on purpose.
final class Senders {
    private static final int AT_ONCE = 10;
    /// So many sendings are shuffled together; the story keeps whatever disorder it has beyond that.
    private static final int SHUFFLED = 400;

    private final Post post;
    private final Running running;
    private final Counts counts;
    private final Console console;

    Senders(Post post, Running running, Counts counts, Console console) {
        this.post = post;
        this.running = running;
        this.counts = counts;
        this.console = console;
    }

    /// Posts one.
    void post(Sending sending) {
        EndpointAccess endpoint = running.endpoint(sending.tenant(), sending.endpointFormat());
        counts.add(sending.id(), Receipt.of(post.send(endpoint.url(), endpoint.secret(), sending.id(),
                sending.contentType(), Bytes.of(sending.body()))));
    }

    /// Posts all.
    ///
    /// @param seed decides the disorder
    void post(Stream<Sending> sendings, long seed) {
        var random = new Random(seed);
        try (sendings; var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Iterator<Sending> all = sendings.iterator();
            while (all.hasNext()) {
                var some = new ArrayList<Sending>();
                while (all.hasNext() && some.size() < SHUFFLED) {
                    some.add(all.next());
                }
                Collections.shuffle(some, random);
                finish(threads.invokeAll(some.stream().<Callable<Boolean>>map(one -> () -> {
                    post(one);
                    return true;
                }).toList()));
                console.progress(counts.posted() + " posted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
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

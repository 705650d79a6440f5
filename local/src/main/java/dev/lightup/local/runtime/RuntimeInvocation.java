package dev.lightup.local.runtime;

import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One event on its way through a process.
///
/// @param id the request id
/// @param event what the function is sent
/// @param timeout how long it may take from the moment at which the process gets it
/// @param outcome how it ended
/// @param settled whether the process asked for the next event afterwards; `false` when it ended instead
record RuntimeInvocation(
        String id,
        ByteString event,
        Duration timeout,
        CompletableFuture<InvocationOutcome> outcome,
        CompletableFuture<Boolean> settled) {
    static RuntimeInvocation of(ByteString event, Duration timeout) {
        return new RuntimeInvocation(UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>(),
                new CompletableFuture<>());
    }

    /// What AWS puts before the sandbox's own messages.
    String message(String text) {
        return "RequestId: " + id + " Error: " + text;
    }
}

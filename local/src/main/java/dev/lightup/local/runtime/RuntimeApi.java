package dev.lightup.local.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The Runtime API of one process, on a free port of the loopback interface: hands out one event at a time and takes what comes back.
/// Thread-safe.
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final byte[] TAKEN = json("{\"status\":\"OK\"}");
    private static final byte[] UNKNOWN = json(
            "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock;
    private final String arn;
    private final BlockingQueue<RuntimeInvocation> waiting = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable RuntimeInvocation> current = new AtomicReference<>();
    private final CompletableFuture<Optional<InvocationOutcome.Failed>> started = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();
    private final CompletableFuture<Optional<InvocationOutcome.Failed>> restored = new CompletableFuture<>();
    private final AtomicReference<InvocationOutcome.@Nullable Failed> ended = new AtomicReference<>();

    private RuntimeApi(HttpServer server, InstantSource clock, String arn) {
        this.server = server;
        this.clock = clock;
        this.arn = arn;
    }

    /// @param clock by which deadlines are set
    /// @param arn what the function is told that it was called by
    static RuntimeApi start(InstantSource clock, String arn) {
        // Read once, when the server's class loads: without it every small answer waits for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var api = new RuntimeApi(server, clock, arn);
            server.setExecutor(api.threads);
            server.createContext("/", exchange -> api.serve(exchange));
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
    }

    /// Host and port, as the client wants them.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// When the process has asked for its first event, or to be restored; the fault when it could not begin.
    CompletableFuture<Optional<InvocationOutcome.Failed>> started() {
        return started;
    }

    /// Lets a process go on that waits to be restored; done when it asks for its first event. Again: the same answer.
    CompletableFuture<Optional<InvocationOutcome.Failed>> restore() {
        restore.complete(null);
        return restored;
    }

    void hand(RuntimeInvocation invocation) {
        waiting.add(invocation);
        InvocationOutcome.Failed fault = ended.get();
        if (fault != null) {
            fail(fault);
        }
    }

    /// The process is gone: whatever still waits for it gets this.
    void fail(InvocationOutcome.Failed fault) {
        ended.compareAndSet(null, fault);
        started.complete(Optional.of(fault));
        restored.complete(Optional.of(fault));
        RuntimeInvocation running = current.getAndSet(null);
        if (running != null) {
            lose(running, fault);
        }
        for (RuntimeInvocation one = waiting.poll(); one != null; one = waiting.poll()) {
            lose(one, fault);
        }
    }

    private static void lose(RuntimeInvocation one, InvocationOutcome.Failed fault) {
        one.outcome().complete(new InvocationOutcome.Failed(fault.type(), one.message(fault.message())));
        one.settled().complete(false);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET " + INVOCATION + "next" -> next(exchange);
                case "GET " + BASE + "restore/next" -> waitForRestore(exchange);
                case "POST " + BASE + "init/error" -> {
                    send(exchange, 202, TAKEN);
                    started.complete(Optional.of(ProcessFaults.reported(body, "Runtime.InitError")));
                }
                case "POST " + BASE + "restore/error" -> {
                    send(exchange, 202, TAKEN);
                    restored.complete(Optional.of(ProcessFaults.reported(body, "Runtime.RestoreError")));
                }
                default -> answered(exchange, path, body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        started.complete(Optional.empty());
        restored.complete(Optional.empty());
        RuntimeInvocation before = current.getAndSet(null);
        if (before != null) {
            before.settled().complete(true);
        }
        RuntimeInvocation invocation = waiting.take();
        current.set(invocation);
        InvocationOutcome.Failed fault = ended.get();
        if (fault != null) {
            // Its process ended while this waited for an event: nobody reads what would be sent.
            fail(fault);
            return;
        }
        long deadline = clock.instant().plus(invocation.timeout()).toEpochMilli();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
        // The client crashes without the next two.
        headers.set("Lambda-Runtime-Trace-Id", trace(invocation.id()));
        send(exchange, 200, invocation.event().array());
    }

    private String trace(String id) {
        String hex = id.replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0".formatted(clock.instant().getEpochSecond(), hex.substring(8),
                hex.substring(0, 16));
    }

    private void waitForRestore(HttpExchange exchange) throws IOException, InterruptedException {
        started.complete(Optional.empty());
        try {
            restore.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a restore cannot fail here", e);
        }
        send(exchange, 200, TAKEN);
    }

    private void answered(HttpExchange exchange, String path, byte[] body) throws IOException {
        RuntimeInvocation invocation = current.get();
        if (invocation == null || !path.startsWith(INVOCATION + invocation.id() + "/")) {
            send(exchange, 400, UNKNOWN);
            return;
        }
        boolean large = body.length > ProcessFaults.LARGEST_ANSWER;
        send(exchange, large ? 413 : 202, TAKEN);
        if (path.endsWith("/error")) {
            invocation.outcome().complete(ProcessFaults.reported(body, "Unhandled"));
        } else {
            invocation.outcome()
                    .complete(large ? ProcessFaults.tooLarge() : new InvocationOutcome.Answered(ByteString.of(body)));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}

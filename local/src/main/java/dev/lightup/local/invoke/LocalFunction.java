package dev.lightup.local.invoke;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function in this process: a handler behind bytes, a deadline and a context, and nothing else that a handler could tell from AWS. Safe
/// for concurrent use when the handler is; every invocation runs on a thread of its own, which is interrupted when its time is up.
public final class LocalFunction implements LambdaFunction {
    private final String name;
    private final RequestStreamHandler handler;
    private final Duration timeout;
    private final InstantSource clock;
    private final FunctionLog log;

    /// @param name the function's logical id in the template
    /// @param handler what runs
    /// @param timeout how long one invocation may take
    /// @param clock by which the handler's remaining time is counted
    /// @param log where the handler's log lines and failures go
    public LocalFunction(
            String name,
            RequestStreamHandler handler,
            Duration timeout,
            InstantSource clock,
            FunctionLog log) {
        this.name = name;
        this.handler = handler;
        this.timeout = timeout;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InvocationOutcome invoke(ByteString event) {
        var context = new LocalContext(name, UUID.randomUUID().toString(), clock.instant().plus(timeout), clock, log);
        var task = new FutureTask<>(() -> call(event, context));
        Thread thread = Thread.ofVirtual().name(name).start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            thread.interrupt();
            double seconds = timeout.toMillis() / 1000.0;
            return failed(InvocationOutcome.Failed.TIMED_OUT,
                    String.format(Locale.ROOT, "Task timed out after %.2f seconds", seconds));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            log.failure(name, cause);
            return new InvocationOutcome.Failed(cause.getClass().getName(),
                    Objects.requireNonNullElse(cause.getMessage(), ""));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        }
    }

    private InvocationOutcome call(ByteString event, LocalContext context) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.array()), answer, context);
        return new InvocationOutcome.Answered(ByteString.of(answer.toByteArray()));
    }

    private InvocationOutcome failed(String type, String message) {
        log.line(name, type + ": " + message);
        return new InvocationOutcome.Failed(type, message);
    }
}

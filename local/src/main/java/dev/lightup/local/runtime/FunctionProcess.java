package dev.lightup.local.runtime;

import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One execution environment: a process of the runtime interface client with the function in it, and its Runtime API. Takes one event at a
/// time.
final class FunctionProcess implements AutoCloseable {
    /// What a start may take beside the time of the event that waits for it; AWS gives ten seconds too.
    private static final Duration INIT = Duration.ofSeconds(10);
    /// How long a process may go on after SIGTERM.
    private static final Duration GRACE = Duration.ofSeconds(2);
    /// How long a process may take from its answer to its next question.
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final FunctionConfig config;
    private final RuntimeApi api;
    private final Process process;
    private final ProcessOutput output;
    private final Thread pump;
    private volatile boolean killed;

    private FunctionProcess(FunctionConfig config, RuntimeApi api, Process process, FunctionLog log) {
        this.config = config;
        this.api = api;
        this.process = process;
        output = new ProcessOutput(config.name(), process.getInputStream(), log);
        pump = Thread.ofVirtual().name(config.name() + " output").start(output);
    }

    /// Starts a process; it is not waited for.
    ///
    /// @param root the unpacked package, which it runs in
    /// @param command what is run
    /// @param environment all of its environment but where its Runtime API is
    static FunctionProcess start(
            FunctionConfig config,
            Path root,
            List<String> command,
            Map<String, String> environment,
            InstantSource clock,
            FunctionLog log) {
        RuntimeApi api = RuntimeApi.start(clock, FunctionEnvironment.arn(config.name()));
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            var _ = process.onExit().thenAccept(ended -> api.fail(ProcessFaults.exited(ended.exitValue())));
            return new FunctionProcess(config, api, process, log);
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    boolean isAlive() {
        return !killed && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Waits until the function is ready for its first event, or to be restored.
    ///
    /// @return why it could not begin
    Optional<InvocationOutcome.Failed> ready() {
        return within(INIT.plus(config.timeout()), api.started()).orElseGet(() -> {
            kill();
            return Optional.of(ProcessFaults.timedOut(config.timeout()));
        });
    }

    /// Lets the function go on from its snapshot, and waits until its hooks have run.
    ///
    /// @return why it could not
    Optional<InvocationOutcome.Failed> restore() {
        return within(INIT, api.restore()).orElseGet(() -> {
            kill();
            return Optional.of(ProcessFaults.timedOut(INIT));
        });
    }

    /// Hands an event to the function and waits for the outcome. Afterwards the process is either ready for the next event or dead.
    InvocationOutcome invoke(ByteString event) {
        try {
            return invoked(event);
        } catch (RuntimeException e) {
            // nobody would know any more which event it is at
            kill();
            throw e;
        }
    }

    private InvocationOutcome invoked(ByteString event) {
        Optional<InvocationOutcome.Failed> fault = ready();
        if (fault.isEmpty() && config.snapStart()) {
            fault = restore();
        }
        if (fault.isPresent()) {
            kill();
            return fault.get();
        }
        var invocation = RuntimeInvocation.of(event, config.timeout());
        api.hand(invocation);
        Optional<InvocationOutcome> outcome = within(config.timeout(), invocation.outcome());
        if (outcome.isEmpty() || !within(SETTLING, invocation.settled()).orElse(false)) {
            kill();
        }
        output.flush();
        return outcome.orElseGet(() -> {
            InvocationOutcome.Failed late = ProcessFaults.timedOut(config.timeout());
            return new InvocationOutcome.Failed(late.type(), invocation.message(late.message()));
        });
    }

    private static <T> Optional<T> within(Duration patience, CompletableFuture<T> future) {
        try {
            return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a process's answer failed on this side", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a function ran", e);
        }
    }

    private void kill() {
        killed = true;
        process.destroyForcibly();
        await(GRACE);
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Ends the process as AWS does: SIGTERM, on which its shutdown hooks run, and after two seconds SIGKILL.
    @Override
    public void close() {
        close(GRACE);
    }

    /// The same with more patience.
    void close(Duration grace) {
        // By its handle: Process.destroy would close what it prints to, and its last words with it.
        process.toHandle().destroy();
        if (!await(grace)) {
            kill();
        }
        api.close();
        try {
            pump.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.lightup.local.cli;

import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.stack.Calls;
import dev.lightup.local.stack.Cloud;
import dev.lightup.local.stack.FunctionRuntime;
import dev.lightup.local.stack.Stack;
import dev.lightup.local.stack.StackOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/// Where a stack runs and publishes.
final class Place {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port on 127.0.0.1; a free one by default.")
    private int port;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "out", description = "The published directory (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(names = "--adopt", description = "Let this ledger have the published directory of another; that one's pages go.")
    private boolean adopt;

    /// Starts a stack there.
    ///
    /// @throws Failure when it cannot start, in one sentence
    Stack start(Optional<Path> data, Console console) {
        return start(data, new FunctionRuntime.InProcess(), console);
    }

    /// Starts a stack there.
    ///
    /// @param clock what its functions take for now
    /// @throws Failure when it cannot start, in one sentence
    Stack start(Optional<Path> data, InstantSource clock, Console console) {
        return start(data, clock, new FunctionRuntime.InProcess(), console);
    }

    /// Starts a stack there whose functions run in something chosen.
    ///
    /// @throws Failure when it cannot start, in one sentence
    Stack start(Optional<Path> data, FunctionRuntime runtime, Console console) {
        return start(data, InstantSource.system(), runtime, console);
    }

    private Stack start(Optional<Path> data, InstantSource clock, FunctionRuntime runtime, Console console) {
        try {
            return Stack.start(new StackOptions(port, out, data, Channel.senders(), clock, MINUTE,
                    FunctionLog.to(console.err())).on(new Cloud.Embedded(adopt), new Calls()).in(runtime));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Failure(Exit.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    /// Waits for Ctrl-C, or the end of the process by any other signal, and then closes the stack.
    void untilStopped(Stack stack) throws InterruptedException {
        var never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stack::close));
        never.await();
    }
}

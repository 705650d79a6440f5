package dev.lightup.local.cli.common;

import dev.lightup.local.cloud.AwsCalls;
import dev.lightup.local.cloud.CloudBackend;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.FunctionRuntime;
import dev.lightup.local.stack.StackOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/// Where a stack runs and publishes.
public final class StackFolders {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port on 127.0.0.1; a free one by default.")
    private int port;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "out", description = "The published directory (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(names = "--adopt", description = "Let this ledger have the published directory of another; that one's pages go.")
    private boolean adopt;

    /// Starts a stack there.
    ///
    /// @throws CommandFailure when it cannot start, in one sentence
    public EmbeddedStack start(Optional<Path> data, CommandOutput console) {
        return start(data, new FunctionRuntime.InProcess(), false, console);
    }

    /// Starts a stack there.
    ///
    /// @param clock what its functions take for now
    /// @param doors whether only readers see pages
    /// @throws CommandFailure when it cannot start, in one sentence
    public EmbeddedStack start(Optional<Path> data, InstantSource clock, boolean doors, CommandOutput console) {
        return start(data, clock, new FunctionRuntime.InProcess(), doors, console);
    }

    /// Starts a stack there whose functions run in something chosen.
    ///
    /// @param doors whether only readers see pages
    /// @throws CommandFailure when it cannot start, in one sentence
    public EmbeddedStack start(Optional<Path> data, FunctionRuntime runtime, boolean doors, CommandOutput console) {
        return start(data, InstantSource.system(), runtime, doors, console);
    }

    private EmbeddedStack start(
            Optional<Path> data,
            InstantSource clock,
            FunctionRuntime runtime,
            boolean doors,
            CommandOutput console) {
        try {
            return EmbeddedStack
                    .start(new StackOptions(port, new StackOptions.Places(out, data, StoryEndpoints.senders()), clock,
                            MINUTE, log(runtime, console)).on(new CloudBackend.Embedded(adopt), new AwsCalls())
                            .in(runtime)
                            .behindDoors(doors));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    /// What a handler logs in this process goes where its standard output goes, as on AWS; a process of its own has one output for all.
    private static FunctionLog log(FunctionRuntime runtime, CommandOutput console) {
        return switch (runtime) {
            case FunctionRuntime.InProcess() -> FunctionLog.to(System.out, console.err());
            case FunctionRuntime.Lambda _ -> FunctionLog.to(console.err());
        };
    }

    /// Waits for Ctrl-C, or the end of the process by any other signal, and then closes the stack.
    public void untilStopped(EmbeddedStack stack) throws InterruptedException {
        var never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stack::close));
        never.await();
    }
}

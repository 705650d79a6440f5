package dev.lightup.local.runtime;

import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Single starts of a function: a new process, one event, the first answer. For measurements.
public final class ColdStart {
    private final RuntimeClient client;
    private final TaskRoots roots;
    private final StartCredentials credentials;
    private final FunctionLog log;

    /// @param jars the folder with AWS's runtime client
    /// @param work where packages are unpacked
    /// @param credentials what the functions sign their requests with
    public ColdStart(Path jars, Path work, StartCredentials credentials, FunctionLog log) {
        this.client = RuntimeClient.of(jars, work);
        this.roots = new TaskRoots(work);
        this.credentials = credentials;
        this.log = log;
    }

    /// How a process is started.
    ///
    /// @param before words before the command, `taskset -c 0`
    /// @param flags the JVM's, after AWS's own
    /// @param flat whether the function's jars are on the class path, as in an image of one's own; otherwise the client loads them, as on
    ///            AWS's managed runtime
    public record Manner(List<String> before, List<String> flags, boolean flat) {
        public Manner {
            before = List.copyOf(before);
            flags = List.copyOf(flags);
        }
    }

    /// A first answer.
    ///
    /// @param after from the start of the process to its answer
    public record First(Duration after, InvocationOutcome outcome) {}

    /// Starts a process, hands it the event, and ends it after its answer.
    ///
    /// @param grace how long it may take to end after SIGTERM
    public First first(FunctionConfig config, Manner manner, ByteString event, Duration grace) {
        Path root = roots.of(config.code());
        var command = new ArrayList<>(manner.before());
        command.addAll(client.command(config, manner.flags(), manner.flat() ? jars(root) : List.of()));
        long began = System.nanoTime();
        FunctionProcess process = FunctionProcess.start(config, root, command,
                FunctionEnvironment.of(config, root, credentials), InstantSource.system(), log);
        try {
            InvocationOutcome outcome = process.invoke(event);
            return new First(Duration.ofNanos(System.nanoTime() - began), outcome);
        } finally {
            process.close(grace);
        }
    }

    /// The flags that every process gets.
    public List<String> flags(FunctionConfig config) {
        return client.flags(config.memoryMb());
    }

    private static List<Path> jars(Path root) {
        try (Stream<Path> files = Files.list(root.resolve("lib"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + root, e);
        }
    }
}

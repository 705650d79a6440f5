package dev.lightup.local.stack;

import dev.lightup.local.invoke.FunctionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How a stack runs.
///
/// @param port on 127.0.0.1; 0 takes a free one
/// @param out the published directory
/// @param data the folder that a restart continues from; empty for a stack that leaves nothing but its pages
/// @param senders the endpoints of a new data folder
/// @param clock what every function takes for now
/// @param sweepEvery how often the clock calls Sweep; on AWS every minute
/// @param log where functions' log lines go
public record StackOptions(int port, Path out, Optional<Path> data, List<Sender> senders, InstantSource clock,
        Duration sweepEvery, FunctionLog log) {
    public StackOptions {
        senders = List.copyOf(senders);
    }
}

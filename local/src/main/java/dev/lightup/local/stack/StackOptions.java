package dev.lightup.local.stack;

import dev.lightup.local.cloud.AwsCalls;
import dev.lightup.local.cloud.CloudBackend;
import dev.lightup.local.folder.SeedEndpoint;
import dev.lightup.local.invoke.FunctionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// How a stack runs.
///
/// @param port on 127.0.0.1; 0 takes a free one
/// @param out the published directory; unused where the services are at an address
/// @param data the folder that a restart continues from; empty for a stack that leaves nothing but its pages
/// @param senders the endpoints of a new data folder
/// @param clock what every function takes for now
/// @param sweepEvery how often the clock calls Sweep; on AWS every minute
/// @param log where functions' log lines go
/// @param cloud whose services it works with
/// @param calls where what functions ask of an address is noted
/// @param runtime what the functions run in
/// @param between what lies between the functions of this process and the embedded table: nothing, or something that measures
public record StackOptions(
        int port,
        Path out,
        Optional<Path> data,
        List<SeedEndpoint> senders,
        InstantSource clock,
        Duration sweepEvery,
        FunctionLog log,
        CloudBackend cloud,
        AwsCalls calls,
        FunctionRuntime runtime,
        UnaryOperator<DynamoDbClient> between) {
    public StackOptions {
        senders = List.copyOf(senders);
    }

    /// A stack without an address.
    public StackOptions(
            int port,
            Path out,
            Optional<Path> data,
            List<SeedEndpoint> senders,
            InstantSource clock,
            Duration sweepEvery,
            FunctionLog log) {
        this(port, out, data, senders, clock, sweepEvery, log, new CloudBackend.Embedded(), new AwsCalls(),
                new FunctionRuntime.InProcess(), UnaryOperator.identity());
    }

    /// The same on the services of an address.
    ///
    /// @param heard where what functions ask of it is noted
    public StackOptions on(CloudBackend other, AwsCalls heard) {
        return new StackOptions(port, out, data, senders, clock, sweepEvery, log, other, heard, runtime,
                between);
    }

    /// The same with functions that run in something else. In processes of their own they go by the system's clock.
    public StackOptions in(FunctionRuntime other) {
        return new StackOptions(port, out, data, senders, clock, sweepEvery, log, cloud, calls, other,
                between);
    }

    /// The same with something between the functions and the table.
    public StackOptions through(UnaryOperator<DynamoDbClient> other) {
        return new StackOptions(port, out, data, senders, clock, sweepEvery, log, cloud, calls, runtime, other);
    }
}

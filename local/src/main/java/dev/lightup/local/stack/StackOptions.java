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
/// @param clock what every function takes for now
/// @param sweepEvery how often the clock calls Sweep; on AWS every minute
/// @param log where functions' log lines go
/// @param runtime what the functions run in
/// @param doors whether pages need their readers' cookies, as on AWS
public record StackOptions(
        int port,
        Places places,
        InstantSource clock,
        Duration sweepEvery,
        FunctionLog log,
        Services services,
        FunctionRuntime runtime,
        boolean doors) {
    /// Its folders.
    ///
    /// @param out the published directory; unused where the services are at an address
    /// @param data the folder that a restart continues from; empty for a stack that leaves nothing but its pages
    /// @param senders the endpoints of a new data folder
    public record Places(Path out, Optional<Path> data, List<SeedEndpoint> senders) {
        public Places {
            senders = List.copyOf(senders);
        }
    }

    /// What it works with.
    ///
    /// @param cloud whose services
    /// @param calls where what functions ask of an address is noted
    /// @param between what lies between the functions of this process and the embedded table: nothing, or something that measures
    public record Services(CloudBackend cloud, AwsCalls calls, UnaryOperator<DynamoDbClient> between) {
        /// Those of this process.
        static Services embedded() {
            return new Services(new CloudBackend.Embedded(), new AwsCalls(), UnaryOperator.identity());
        }
    }

    /// A stack without an address.
    public StackOptions(int port, Places places, InstantSource clock, Duration sweepEvery, FunctionLog log) {
        this(port, places, clock, sweepEvery, log,
                Services.embedded(), new FunctionRuntime.InProcess(), false);
    }

    /// The same on the services of an address.
    ///
    /// @param heard where what functions ask of it is noted
    public StackOptions on(CloudBackend other, AwsCalls heard) {
        return on(new Services(other, heard, services.between()));
    }

    /// The same with something between the functions and the table.
    public StackOptions through(UnaryOperator<DynamoDbClient> other) {
        return on(new Services(services.cloud(), services.calls(), other));
    }

    private StackOptions on(Services other) {
        return new StackOptions(port, places, clock, sweepEvery, log, other, runtime, doors);
    }

    /// The same with functions that run in something else. In processes of their own they go by the system's clock.
    public StackOptions in(FunctionRuntime other) {
        return new StackOptions(port, places, clock, sweepEvery, log, services, other, doors);
    }

    /// The same with doors, or without.
    public StackOptions behindDoors(boolean shut) {
        return new StackOptions(port, places, clock, sweepEvery, log, services, runtime, shut);
    }
}

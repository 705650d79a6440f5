package dev.lightup.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A function as the template deploys it.
///
/// @param name its logical id
/// @param handler the class and method that the client is told to call
/// @param code the package, a zip with `lib/*.jar`
/// @param memoryMb what it may use; the heap gets 85 % of it, as on AWS
/// @param timeout how long one invocation may take
/// @param snapStart whether it starts from a snapshot: its hooks run, and its first event waits for the restore
/// @param variables its own environment variables
public record FunctionConfig(
        String name,
        String handler,
        Path code,
        int memoryMb,
        Duration timeout,
        boolean snapStart,
        Map<String, String> variables) {
    public FunctionConfig {
        variables = Map.copyOf(variables);
    }
}

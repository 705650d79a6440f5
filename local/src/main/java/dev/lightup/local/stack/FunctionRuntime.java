package dev.lightup.local.stack;

import java.nio.file.Path;

/// What a stack's functions run in.
public sealed interface FunctionRuntime {
    /// This process: quick to start and to step through.
    record InProcess() implements FunctionRuntime {}

    /// Processes of their own under AWS's runtime interface client, from the packages that are deployed. Linux only.
    ///
    /// @param home the project's folder, in which the build has left packages and client
    record Lambda(Path home) implements FunctionRuntime {
        /// So many processes a function at most.
        static final int PROCESSES = 2;

        /// Where the build leaves AWS's runtime interface client and what it needs.
        Path client() {
            return home.resolve("local/target/runtime-client");
        }
    }
}

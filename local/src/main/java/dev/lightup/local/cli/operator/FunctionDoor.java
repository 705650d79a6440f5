package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

/// How a stack's functions are reached.
interface FunctionDoor extends AutoCloseable {
    /// Calls a function and waits for its answer.
    ///
    /// @param function its logical id in the template
    /// @throws dev.lightup.local.cli.common.CommandFailure when nobody answers
    Said call(String function, String event);

    /// How far the functions are behind the stream: an array of what `ListEventSourceMappings` says, with `Waiting`, `More` and
    /// `OldestWaiting` where that is known.
    JsonNode mappings();

    @Override
    void close();

    /// What a function said.
    ///
    /// @param failed whether that is an error
    record Said(boolean failed, String body) {}
}

package dev.lightup.local.stream;

import dev.lightup.local.invoke.LambdaFunction;

/// A function that the pump feeds.
///
/// @param subscription what it wants and how
/// @param function itself
/// @param checkpoints where its place is kept
public record StreamFunction(StreamSubscription subscription, LambdaFunction function, StreamCheckpoints checkpoints) {}

package dev.lightup.local.stream;

import dev.lightup.local.invoke.LambdaFunction;

/// A function that the pump feeds.
///
/// @param subscription what it wants and how
/// @param function itself
/// @param checkpoints where its place is kept
public record Feed(Subscription subscription, LambdaFunction function, Checkpoints checkpoints) {}

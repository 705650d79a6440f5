package dev.lightup.local.stream;

/// How far a subscription has come in a shard.
public sealed interface ShardPosition {
    /// Nothing yet: begin at the oldest record that the stream keeps.
    record Start() implements ShardPosition {}

    /// Everything up to this sequence number is done.
    record After(String sequenceNumber) implements ShardPosition {}

    /// The shard is closed and all of it is done.
    record End() implements ShardPosition {}
}

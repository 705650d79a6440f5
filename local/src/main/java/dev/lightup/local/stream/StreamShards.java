package dev.lightup.local.stream;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// What the pump needs of a DynamoDB stream: its shards with their parents, and reading one of them.
public interface StreamShards {
    /// The stream that positions belong to; a table made anew has another.
    String stream();

    /// Every shard that the stream still has, closed ones included, in any order.
    List<Shard> list();

    /// A place to read from.
    ///
    /// @throws software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException when that place is older than the stream keeps
    String iterator(String shard, ShardPosition from);

    /// Reads on.
    ///
    /// @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException with a status below 500 when the iterator is too old
    /// @throws software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException when the place has been trimmed meanwhile
    Page read(String iterator, int limit);

    /// A shard.
    ///
    /// @param parent the shard that it continues, which may be gone
    record Shard(String id, Optional<String> parent) {}

    /// What one read gave.
    ///
    /// @param next empty when the shard is closed and read to its end
    record Page(List<Record> records, Optional<String> next) {}
}

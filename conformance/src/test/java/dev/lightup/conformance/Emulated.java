package dev.lightup.conformance;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/// An emulator with a ledger's table of its own to try things on.
///
/// @param table a table that nobody else uses; on LocalStack the deployed one
/// @param s3 where there is one
/// @param bucket a bucket, where there is S3
record Emulated(
        DynamoDbClient dynamo,
        DynamoDbStreamsClient streams,
        String table,
        Optional<S3Client> s3,
        String bucket) {
    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", text(pk), "sk", text("sk"));
    }

    String stream() {
        return dynamo.describeTable(describe -> describe.tableName(table)).table().latestStreamArn();
    }

    /// What the stream has told of an item.
    Iterable<Record> records(String pk) {
        return streams.describeStream(describe -> describe.streamArn(stream()))
                .streamDescription()
                .shards()
                .stream()
                .map(shard -> streams.getShardIterator(get -> get.streamArn(stream())
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator())
                .flatMap(iterator -> streams.getRecords(get -> get.shardIterator(iterator)).records().stream())
                .filter(record -> text(pk).equals(record.dynamodb().keys().get("pk")))
                .toList();
    }
}

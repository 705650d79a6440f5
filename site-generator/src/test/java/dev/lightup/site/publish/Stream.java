package dev.lightup.site.publish;

import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.stream.StreamBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The table's stream with the filter that stands before the publishing function.
final class Stream {
    private final DynamoDbStreamsClient streams;
    private final String arn;
    private final Map<String, String> iterators = new HashMap<>();

    Stream(LocalDynamo dynamo) {
        this.streams = dynamo.streams();
        this.arn = dynamo.plainClient().describeTable(r -> r.tableName(dynamo.table())).table().latestStreamArn();
    }

    /// What came since the last time; no bytes when nothing that passes the filter did.
    byte[] batch() {
        List<Record> records = new ArrayList<>();
        for (Shard shard : streams.describeStream(r -> r.streamArn(arn)).streamDescription().shards()) {
            String iterator = iterators.computeIfAbsent(shard.shardId(), id -> streams.getShardIterator(
                    r -> r.streamArn(arn).shardId(id).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator());
            int before;
            do {
                String at = iterator;
                var answer = streams.getRecords(r -> r.shardIterator(at));
                before = answer.records().size();
                records.addAll(answer.records());
                iterator = answer.nextShardIterator();
            } while (before > 0 && iterator != null);
            iterators.put(shard.shardId(), iterator == null ? "" : iterator);
        }
        records.removeIf(record -> !passes(record));
        return records.isEmpty() ? new byte[0] : StreamBatch.write(records, arn);
    }

    private static boolean passes(Record record) {
        AttributeValue kind = record.dynamodb().newImage().get("kind");
        return kind != null && List.of("state", "summary").contains(kind.s())
                && (record.eventName() == OperationType.INSERT || record.eventName() == OperationType.MODIFY);
    }
}

package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// A real stream, by the SDK's client. Safe for concurrent use.
public final class TableStream implements StreamShards {
    private final DynamoDbStreamsClient client;
    private final String arn;

    /// @param arn the table's latest stream
    public TableStream(DynamoDbStreamsClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    @Override
    public String stream() {
        return arn;
    }

    @Override
    public List<Shard> list() {
        var shards = new ArrayList<Shard>();
        @Nullable
        String last = null;
        do {
            StreamDescription page = client.describeStream(
                    DescribeStreamRequest.builder().streamArn(arn).exclusiveStartShardId(last).build())
                    .streamDescription();
            page.shards()
                    .forEach(
                            shard -> shards
                                    .add(new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId()))));
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    @Override
    public String iterator(String shard, ShardPosition from) {
        var request = GetShardIteratorRequest.builder().streamArn(arn).shardId(shard);
        switch (from) {
            case ShardPosition.Start _ -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            case ShardPosition.After after -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(after.sequenceNumber());
            case ShardPosition.End _ -> throw new IllegalArgumentException("shard " + shard + " is done");
        }
        return client.getShardIterator(request.build()).shardIterator();
    }

    @Override
    public Page read(String iterator, int limit) {
        GetRecordsResponse response = client
                .getRecords(GetRecordsRequest.builder().shardIterator(iterator).limit(limit).build());
        return new Page(response.records(), Optional.ofNullable(response.nextShardIterator()));
    }
}

package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/// One event source mapping between the table's stream and a function, with the words and defaults of AWS SAM's `DynamoDB` event.
///
/// @param function the function's logical id
/// @param filters any of them must match a record; none lets every record through
/// @param batchSize records in one invocation at most, 1 to 10,000
/// @param window how long a batch may wait to fill after its first record
/// @param retries how often a failed batch is tried again; -1 as long as it takes
/// @param bisect whether a batch that failed whole is halved before it is tried again
/// @param reportsFailures whether the function names the records that failed
/// @param lanes batches of one shard in flight at once, each lane's own; records of one partition key are one lane's and stay in order
public record StreamSubscription(
        String function,
        List<EventPattern> filters,
        int batchSize,
        Duration window,
        int retries,
        boolean bisect,
        boolean reportsFailures,
        int lanes) {
    private static final int LARGEST_BATCH = 10_000;
    private static final int MOST_LANES = 10;

    public StreamSubscription {
        filters = List.copyOf(filters);
        if (batchSize < 1 || batchSize > LARGEST_BATCH || lanes < 1 || lanes > MOST_LANES || retries < -1) {
            throw new IllegalArgumentException(
                    "a subscription that AWS would refuse: batch size " + batchSize + ", lanes "
                            + lanes + ", retries " + retries);
        }
    }

    /// Whether the function wants this record.
    boolean wants(JsonNode event) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(event));
    }
}

package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The on-failure destination: one file a batch that was given up, named by its shard and first sequence number, with what AWS would put
/// into the message. It says where the records are, not what they are.
public final class FailedBatches {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final InstantSource clock;

    /// @param folder made when the first batch fails
    public FailedBatches(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    void give(String function, String stream, String shard, List<StreamEvent> batch, int attempts) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putObject("requestContext")
                .put("functionArn", "arn:aws:lambda:local:000000000000:function:" + function)
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", attempts);
        message.put("version", "1.0").put("timestamp", clock.instant().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", batch.getFirst().sequenceNumber())
                .put("endSequenceNumber", batch.getLast().sequenceNumber())
                .put("batchSize", batch.size())
                .put("streamArn", stream);
        Path file = folder.resolve(function)
                .resolve(shard + "-" + batch.getFirst().sequenceNumber() + ".json");
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(file.toFile(), message);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

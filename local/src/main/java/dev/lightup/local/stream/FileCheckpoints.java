package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Positions in a JSON file that is replaced whole, `{"stream": "...", "shards": {"shardId-1": "000042", "shardId-0": "end"}}`.
public final class FileCheckpoints implements StreamCheckpoints {
    private static final String END = "end";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /// @param file in a folder that exists
    public FileCheckpoints(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, ShardPosition> load(String stream) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            JsonNode kept = JSON.readTree(file.toFile());
            var positions = new LinkedHashMap<String, ShardPosition>();
            if (kept.path("stream").asText().equals(stream)) {
                kept.path("shards")
                        .properties()
                        .forEach(shard -> positions.put(shard.getKey(), position(shard.getValue().asText())));
            }
            return positions;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void save(String stream, Map<String, ShardPosition> positions) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode().put("stream", stream);
        ObjectNode shards = kept.putObject("shards");
        new TreeMap<>(positions).forEach((shard, position) -> {
            switch (position) {
                case ShardPosition.Start _ -> {}
                case ShardPosition.After after -> shards.put(shard, after.sequenceNumber());
                case ShardPosition.End _ -> shards.put(shard, END);
            }
        });
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, JSON.writeValueAsBytes(kept));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static ShardPosition position(String text) {
        return text.equals(END) ? new ShardPosition.End() : new ShardPosition.After(text);
    }
}

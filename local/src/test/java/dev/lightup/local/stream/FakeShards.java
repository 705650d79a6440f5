package dev.lightup.local.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/// A stream with shards that split, merge, close and are trimmed as a test wants.
final class FakeShards implements StreamShards {
    private final Map<String, Content> contents = new LinkedHashMap<>();
    private int sequence = 1000;
    private boolean expireNext;

    private static final class Content {
        private final Optional<String> parent;
        private final List<Record> records = new ArrayList<>();
        private boolean closed;
        private int trimmed;

        Content(Optional<String> parent) {
            this.parent = parent;
        }
    }

    synchronized FakeShards shard(String id) {
        contents.put(id, new Content(Optional.empty()));
        return this;
    }

    /// A shard that continues another, which it closes.
    synchronized FakeShards child(String id, String parent) {
        content(parent).closed = true;
        contents.put(id, new Content(Optional.of(parent)));
        return this;
    }

    synchronized FakeShards put(String shard, String... keys) {
        for (String key : keys) {
            String number = "%021d".formatted(sequence++);
            content(shard).records.add(record(key, number));
        }
        return this;
    }

    /// Forgets the oldest records of a shard.
    synchronized void trim(String shard, int count) {
        content(shard).trimmed = count;
    }

    synchronized void forget(String shard) {
        contents.remove(shard);
    }

    synchronized void expireIterators() {
        expireNext = true;
    }

    @Override
    public String stream() {
        return "arn:aws:dynamodb:test:000000000000:table/test/stream/1";
    }

    @Override
    public synchronized List<Shard> list() {
        return contents.entrySet().stream().map(e -> new Shard(e.getKey(), e.getValue().parent)).toList().reversed();
    }

    @Override
    public synchronized String iterator(String shard, ShardPosition from) {
        Content content = content(shard);
        int index = switch (from) {
            case ShardPosition.Start _ -> content.trimmed;
            case ShardPosition.After after -> indexAfter(content, after.sequenceNumber());
            case ShardPosition.End _ -> throw new AssertionError("nobody reads a shard that is done");
        };
        if (index < content.trimmed) {
            throw TrimmedDataAccessException.builder().message("trimmed").build();
        }
        return shard + " " + index;
    }

    @Override
    public synchronized Page read(String iterator, int limit) {
        if (expireNext) {
            expireNext = false;
            throw ExpiredIteratorException.builder().message("expired").build();
        }
        String shard = iterator.substring(0, iterator.indexOf(' '));
        int from = Integer.parseInt(iterator.substring(iterator.indexOf(' ') + 1));
        Content content = content(shard);
        // A short page, so that a shard takes several reads.
        int to = Math.min(content.records.size(), from + Math.min(limit, 3));
        boolean end = content.closed && to == content.records.size();
        return new Page(List.copyOf(content.records.subList(from, to)),
                end ? Optional.empty() : Optional.of(shard + " " + to));
    }

    private static int indexAfter(Content content, String number) {
        OptionalInt found = java.util.stream.IntStream.range(0, content.records.size())
                .filter(i -> content.records.get(i).dynamodb().sequenceNumber().equals(number))
                .findFirst();
        return found.orElseThrow() + 1;
    }

    private Content content(String shard) {
        Content content = contents.get(shard);
        if (content == null) {
            throw ResourceNotFoundException.builder().statusCode(400).message("no shard " + shard).build();
        }
        return content;
    }

    private static Record record(String key, String number) {
        Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS(key), "kind", AttributeValue.fromS("raw"));
        return Record.builder()
                .eventID(number)
                .eventName(OperationType.INSERT)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion("test")
                .dynamodb(change -> change.keys(Map.of("pk", AttributeValue.fromS(key)))
                        .newImage(item)
                        .sequenceNumber(number)
                        .sizeBytes(20L)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
    }
}

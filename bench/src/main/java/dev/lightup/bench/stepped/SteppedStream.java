package dev.lightup.bench.stepped;

import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.stream.StreamBatch;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A table's stream between its two functions, which moves when the caller says so. Not for concurrent use.
final class SteppedStream {
    /// As the template has Apply's batches.
    private static final int BATCH = 100;
    private static final AttributeValue NONE = AttributeValue.fromS("");

    private final StreamTail tail;
    private final String arn;
    private final List<Record> received = new ArrayList<>();
    private final List<Record> changed = new ArrayList<>();

    /// @param arn the stream's
    SteppedStream(StreamTail tail, String arn) {
        this.tail = tail;
        this.arn = arn;
    }

    /// Hands a function that applies what was received since.
    ///
    /// @throws IllegalStateException when it asks for something again
    void apply(LocalFunction function) {
        for (read(); !received.isEmpty(); read()) {
            deliver(function, received.subList(0, Math.min(BATCH, received.size())));
        }
    }

    /// Hands a function that publishes what was changed since, and what it changes itself.
    ///
    /// @throws IllegalStateException when it asks for something again
    void publish(LocalFunction function) {
        for (read(); !changed.isEmpty(); read()) {
            deliver(function, changed);
        }
    }

    /// Has those events told again, as a stream may that delivers twice.
    void again(Stream<Map<String, AttributeValue>> events) {
        events.forEach(item -> received.add(insert(item)));
    }

    private Record insert(Map<String, AttributeValue> item) {
        String sequence = Integer.toString(received.size());
        return Record.builder()
                .eventID(sequence)
                .eventName(OperationType.INSERT)
                .dynamodb(change -> change.sequenceNumber(sequence)
                        .keys(Map.of("pk", item.getOrDefault("pk", NONE), "sk", item.getOrDefault("sk", NONE)))
                        .newImage(item))
                .build();
    }

    /// Forgets what was told, as when all deliveries fail.
    void lose() {
        read();
        received.clear();
        changed.clear();
    }

    /// What the template's filters let through: events to Apply, states and summaries to Publish.
    private void read() {
        for (Record record : tail.news()) {
            switch (StreamImages.kind(record.dynamodb().newImage()).orElse("")) {
                case "raw" -> received.add(record);
                case "state", "summary" -> changed.add(record);
                default -> {}
            }
        }
    }

    private void deliver(LocalFunction function, List<Record> batch) {
        ByteString answer = SteppedStack.call(function, ByteString.of(StreamBatch.write(batch, arn)));
        List<String> again = StreamBatch.failures(new ByteArrayInputStream(answer.array()));
        if (!again.isEmpty()) {
            throw new IllegalStateException(function.name() + " asks for " + again.size() + " records again");
        }
        batch.clear();
    }
}

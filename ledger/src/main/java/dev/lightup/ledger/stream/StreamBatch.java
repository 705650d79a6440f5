package dev.lightup.ledger.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The event that Lambda makes of a batch of DynamoDB stream records, and its answer (`ReportBatchItemFailures`).
public final class StreamBatch {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            // a batch is at most 6 MB, an attribute 400 KB
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1024 * 1024)
                    .maxDocumentLength(16L * 1024 * 1024)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private StreamBatch() {}

    /// The records of a batch, in their order.
    ///
    /// @throws UncheckedIOException when the event is no batch of a DynamoDB stream
    public static List<StreamRecord> parse(InputStream event) {
        try (JsonParser in = JSON.createParser(event)) {
            in.nextToken();
            var records = new ArrayList<StreamRecord>();
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                if (name.equals("Records") && token == JsonToken.START_ARRAY) {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        records.add(record(in));
                    }
                } else {
                    in.skipChildren();
                }
            }
            return List.copyOf(records);
        } catch (IOException e) {
            throw new UncheckedIOException("not a batch of a DynamoDB stream", e);
        }
    }

    private static StreamRecord record(JsonParser in) throws IOException {
        var parts = new Parts();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "eventName" -> parts.action = in.getText();
                case "dynamodb" -> change(in, parts);
                default -> in.skipChildren();
            }
        }
        return parts.record();
    }

    private static void change(JsonParser in, Parts parts) throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "SequenceNumber" -> parts.sequence = in.getText();
                case "Keys" -> parts.keys = AttributeJson.item(in);
                case "OldImage" -> parts.before = Optional.of(AttributeJson.item(in));
                case "NewImage" -> parts.after = Optional.of(AttributeJson.item(in));
                default -> in.skipChildren();
            }
        }
    }

    /// What of a record has been read so far.
    private static final class Parts {
        private String action = "";
        private String sequence = "";
        private Map<String, AttributeValue> keys = Map.of();
        private Optional<Map<String, AttributeValue>> before = Optional.empty();
        private Optional<Map<String, AttributeValue>> after = Optional.empty();

        StreamRecord record() throws IOException {
            StreamRecord.Action known = switch (action) {
                case "INSERT" -> StreamRecord.Action.INSERT;
                case "MODIFY" -> StreamRecord.Action.MODIFY;
                // what DynamoDB Local calls the removal of an expired item
                case "REMOVE", "EXPIRE" -> StreamRecord.Action.REMOVE;
                default -> throw new IOException("a record that neither inserts, modifies nor removes");
            };
            return new StreamRecord(sequence, known, key("pk"), key("sk"), before, after);
        }

        private String key(String name) throws IOException {
            AttributeValue key = keys.get(name);
            if (key == null || key.s() == null) {
                throw new IOException("a record without its keys");
            }
            return key.s();
        }
    }

    /// Answers a batch: those records are tried again, the others are done. Leaves the stream open.
    ///
    /// @param failed sequence numbers; the lowest of them is where the batch begins again
    public static void respond(Collection<String> failed, OutputStream to) {
        try (JsonGenerator out = JSON.createGenerator(to)) {
            out.writeStartObject();
            out.writeArrayFieldStart("batchItemFailures");
            for (String sequence : failed) {
                out.writeStartObject();
                out.writeStringField("itemIdentifier", sequence);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot answer the batch", e);
        }
    }

    /// The sequence numbers that an answer gives back: what a pump must deliver again. None for an empty answer.
    public static List<String> failures(InputStream answer) {
        try (JsonParser in = JSON.createParser(answer)) {
            var failed = new ArrayList<String>();
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "itemIdentifier".equals(in.currentName())) {
                    failed.add(in.getText());
                }
            }
            return List.copyOf(failed);
        } catch (IOException e) {
            throw new UncheckedIOException("not the answer to a batch", e);
        }
    }

    /// The bytes that a function gets for those records.
    ///
    /// @param arn the stream's
    public static byte[] write(List<software.amazon.awssdk.services.dynamodb.model.Record> records, String arn) {
        return BatchWriter.write(JSON, records, arn);
    }
}

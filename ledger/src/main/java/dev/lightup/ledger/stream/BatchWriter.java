package dev.lightup.ledger.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/// Writes the SDK's stream records as Lambda's event source mapping does.
final class BatchWriter {
    private BatchWriter() {}

    static byte[] write(JsonFactory json, List<Record> records, String arn) {
        var bytes = new ByteArrayOutputStream(1024 * records.size() + 64);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("Records");
            for (Record record : records) {
                write(record, arn, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a batch", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Record record, String arn, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("eventID", record.eventID());
        // DynamoDB Local says EXPIRE where DynamoDB says REMOVE and names its own service
        boolean expired = "EXPIRE".equals(record.eventNameAsString()) || record.userIdentity() != null;
        out.writeStringField("eventName", expired ? "REMOVE" : record.eventNameAsString());
        out.writeStringField("eventVersion", "1.1");
        out.writeStringField("eventSource", "aws:dynamodb");
        out.writeStringField("awsRegion", record.awsRegion());
        out.writeFieldName("dynamodb");
        change(record.dynamodb(), out);
        if (expired) {
            out.writeObjectFieldStart("userIdentity");
            out.writeStringField("principalId", "dynamodb.amazonaws.com");
            out.writeStringField("type", "Service");
            out.writeEndObject();
        }
        out.writeStringField("eventSourceARN", arn);
        out.writeEndObject();
    }

    private static void change(StreamRecord change, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (change.approximateCreationDateTime() != null) {
            out.writeNumberField("ApproximateCreationDateTime",
                    BigDecimal.valueOf(change.approximateCreationDateTime().getEpochSecond()));
        }
        out.writeFieldName("Keys");
        AttributeJson.write(change.keys(), out);
        if (change.hasNewImage()) {
            out.writeFieldName("NewImage");
            AttributeJson.write(change.newImage(), out);
        }
        if (change.hasOldImage()) {
            out.writeFieldName("OldImage");
            AttributeJson.write(change.oldImage(), out);
        }
        out.writeStringField("SequenceNumber", change.sequenceNumber());
        if (change.sizeBytes() != null) {
            out.writeNumberField("SizeBytes", change.sizeBytes());
        }
        out.writeStringField("StreamViewType", "NEW_AND_OLD_IMAGES");
        out.writeEndObject();
    }
}

package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/// One stream record as Lambda hands it to a function.
///
/// @param sequenceNumber its place in the shard
/// @param partition the item's partition key, by which lanes keep order
/// @param bytes the size of its keys and images
/// @param json one element of `Records`
record StreamEvent(String sequenceNumber, String partition, long bytes, JsonNode json) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static StreamEvent of(Record record, String stream) {
        StreamRecord change = record.dynamodb();
        // DynamoDB Local calls what the time-to-live removed EXPIRE; AWS says REMOVE and names the service as the one who did it.
        boolean expired = record.eventNameAsString().equals("EXPIRE");
        ObjectNode event = JSON.objectNode();
        event.put("eventID", record.eventID())
                .put("eventName", expired ? "REMOVE" : record.eventNameAsString())
                .put("eventVersion", record.eventVersion())
                .put("eventSource", record.eventSource())
                .put("awsRegion", record.awsRegion());
        ObjectNode dynamodb = event.putObject("dynamodb");
        if (change.approximateCreationDateTime() != null) {
            dynamodb.put("ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
        }
        dynamodb.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", item(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        event.put("eventSourceARN", stream);
        if (expired) {
            event.putObject("userIdentity").put("principalId", "dynamodb.amazonaws.com").put("type", "Service");
        }
        AttributeValue partition = change.keys().get("pk");
        return new StreamEvent(change.sequenceNumber(), partition == null ? "" : partition.s(),
                change.sizeBytes(), event);
    }

    /// When the item was written, to the second.
    Instant written() {
        return Instant.ofEpochSecond(json.at("/dynamodb/ApproximateCreationDateTime").asLong());
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        ObjectNode item = JSON.objectNode();
        attributes.forEach((name, value) -> item.set(name, value(value)));
        return item;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = JSON.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case B -> json.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case M -> json.set("M", item(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case BS -> value.bs()
                    .forEach(
                            bytes -> json.withArray("BS").add(Base64.getEncoder().encodeToString(bytes.asByteArray())));
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("an attribute of an unknown type");
        }
        return json;
    }
}

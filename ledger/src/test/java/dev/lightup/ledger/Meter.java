package dev.lightup.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Counts calls and consumed capacity units by operation. A refused conditional write counts one write unit. Thread-safe.
public final class Meter {
    private final SortedMap<String, Integer> calls = new TreeMap<>();
    private double readUnits;
    private double writeUnits;
    private int refusedWrites;

    /// The request that also asks what it consumes, indexes included.
    DynamoDbRequest metered(DynamoDbRequest request) {
        return switch (request) {
            case PutItemRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            case UpdateItemRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            case DeleteItemRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            case GetItemRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case QueryRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case BatchGetItemRequest r -> r.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            default -> request;
        };
    }

    synchronized void answered(FaultyDynamo.Call call, Object answer) {
        calls.merge(call.operation(), 1, Integer::sum);
        switch (answer) {
            case PutItemResponse r -> writeUnits += units(r.consumedCapacity());
            case UpdateItemResponse r -> writeUnits += units(r.consumedCapacity());
            case DeleteItemResponse r -> writeUnits += units(r.consumedCapacity());
            case GetItemResponse r -> readUnits += units(r.consumedCapacity());
            case QueryResponse r -> readUnits += units(r.consumedCapacity());
            case BatchGetItemResponse r -> r.consumedCapacity().forEach(c -> readUnits += units(c));
            default -> {}
        }
    }

    synchronized void refused(FaultyDynamo.Call call) {
        calls.merge(call.operation(), 1, Integer::sum);
        writeUnits++;
        refusedWrites++;
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }

    /// Calls that reached the engine, by the client's method.
    public synchronized Map<String, Integer> calls() {
        return new TreeMap<>(calls);
    }

    public synchronized int calls(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    public synchronized double readUnits() {
        return readUnits;
    }

    public synchronized double writeUnits() {
        return writeUnits;
    }

    public synchronized int refusedWrites() {
        return refusedWrites;
    }

    public synchronized void reset() {
        calls.clear();
        readUnits = 0;
        writeUnits = 0;
        refusedWrites = 0;
    }
}

package dev.lightup.bench.counts;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Sums the write units that the database says it took, indexes included; a refused conditional write counts as one. Thread-safe.
final class WriteUnits {
    private final DoubleAdder units = new DoubleAdder();

    /// The same client, listened to.
    DynamoDbClient between(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(WriteUnits.class.getClassLoader(),
                new Class<?>[]{DynamoDbClient.class}, (proxy, method, arguments) -> call(client, proxy, method,
                        arguments == null ? new Object[0] : arguments));
    }

    /// Since the start.
    double sum() {
        return units.sum();
    }

    private Object call(DynamoDbClient client, Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault() && arguments.length > 0 && !(arguments[0] instanceof DynamoDbRequest)) {
            // a short form, which comes back with the request that it makes
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Object[] asked = arguments.length == 1 ? new Object[]{asking(arguments[0])} : arguments;
        try {
            Object answer = method.invoke(client, asked);
            if (answer != null) {
                add(answer);
            }
            return answer;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ConditionalCheckFailedException) {
                units.add(1);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Object asking(Object request) {
        return switch (request) {
            case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.INDEXES).build();
            default -> request;
        };
    }

    private void add(Object answer) {
        switch (answer) {
            case PutItemResponse put -> add(put.consumedCapacity());
            case UpdateItemResponse update -> add(update.consumedCapacity());
            case DeleteItemResponse delete -> add(delete.consumedCapacity());
            default -> {}
        }
    }

    private void add(ConsumedCapacity capacity) {
        if (capacity != null && capacity.capacityUnits() != null) {
            units.add(capacity.capacityUnits());
        }
    }
}

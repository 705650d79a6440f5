package dev.lightup.bench.counts;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
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

/// Sums the capacity units that the database says it took: write units with their indexes, a refused conditional write as one; read
/// units, of which a strongly consistent read takes one for each 4 KB. Thread-safe.
final class CapacityUnits {
    private final DoubleAdder written = new DoubleAdder();
    private final DoubleAdder read = new DoubleAdder();
    private final DoubleAdder reads = new DoubleAdder();

    /// The same client, listened to.
    DynamoDbClient between(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(CapacityUnits.class.getClassLoader(),
                new Class<?>[]{DynamoDbClient.class}, (proxy, method, arguments) -> call(client, proxy, method,
                        arguments == null ? new Object[0] : arguments));
    }

    /// Write units since the start.
    double written() {
        return written.sum();
    }

    /// Read units since the start.
    double read() {
        return read.sum();
    }

    /// Calls that read since the start.
    double reads() {
        return reads.sum();
    }

    private Object call(DynamoDbClient client, Object proxy, Method method, Object[] arguments) throws Throwable {
        boolean pages = method.getName().endsWith("Paginator");
        if (method.isDefault() && arguments.length > 0 && (pages || !(arguments[0] instanceof DynamoDbRequest))) {
            // a short form, or one that asks page by page: it comes back with each request that it makes
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
                written.add(1);
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
            case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case QueryRequest query -> query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case BatchGetItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            default -> request;
        };
    }

    private void add(Object answer) {
        if (answer instanceof GetItemResponse || answer instanceof QueryResponse
                || answer instanceof BatchGetItemResponse) {
            reads.add(1);
        }
        switch (answer) {
            case PutItemResponse put -> add(written, put.consumedCapacity());
            case UpdateItemResponse update -> add(written, update.consumedCapacity());
            case DeleteItemResponse delete -> add(written, delete.consumedCapacity());
            case GetItemResponse get -> add(read, get.consumedCapacity());
            case QueryResponse query -> add(read, query.consumedCapacity());
            case BatchGetItemResponse batch -> batch.consumedCapacity().forEach(capacity -> add(read, capacity));
            default -> {}
        }
    }

    private static void add(DoubleAdder sum, ConsumedCapacity capacity) {
        if (capacity != null && capacity.capacityUnits() != null) {
            sum.add(capacity.capacityUnits());
        }
    }
}

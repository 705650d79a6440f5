package dev.lightup.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// A DynamoDB client that meters every call and lets a script make calls fail, before or after they took effect. Thread-safe as far as
/// the script is.
public final class FaultyDynamo {
    /// What goes wrong with a call.
    public enum Fault {
        NONE,
        /// Refused for its rate; nothing happened.
        THROTTLE,
        /// Refused because another write of the item is under way; nothing happened.
        CONFLICT,
        /// 500; nothing happened.
        SERVER_ERROR_BEFORE,
        /// 500, but it happened.
        SERVER_ERROR_AFTER,
        /// No answer; nothing happened.
        TIMEOUT_BEFORE,
        /// No answer, but it happened: ambiguous for the caller.
        TIMEOUT_AFTER,
        /// It happened, the answer got lost, and the SDK tried again by itself.
        REPEATED,
        /// A query's page holds one item only.
        TRUNCATED,
        /// A read that is not strongly consistent, as every one of an index, does not see anything yet.
        STALE,
        /// A batch's answer leaves everything out, to be asked for again.
        PARTS,
        /// The process ends before the call.
        KILL_BEFORE,
        /// The process ends after the call.
        KILL_AFTER
    }

    /// A call about to be made.
    ///
    /// @param number counts all calls from 1
    /// @param operation the client's method: `putItem`, `query` ...
    public record Call(int number, String operation, DynamoDbRequest request) {
        public boolean isWrite() {
            return operation.equals("putItem") || operation.equals("updateItem") || operation.equals("deleteItem")
                    || operation.startsWith("transactWrite") || operation.startsWith("batchWrite");
        }
    }

    /// Decides about each call.
    @FunctionalInterface
    public interface Script {
        Fault at(Call call);
    }

    /// The process was killed: no handler of exceptions may catch it.
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(Call call) {
            super("killed at call " + call.number() + ", " + call.operation());
        }
    }

    private final DynamoDbClient target;
    private final DynamoDbClient client;
    private final Meter meter = new Meter();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Script script = _ -> Fault.NONE;

    private FaultyDynamo(DynamoDbClient target) {
        this.target = target;
        this.client = (DynamoDbClient) Proxy.newProxyInstance(FaultyDynamo.class.getClassLoader(),
                new Class<?>[]{DynamoDbClient.class}, this::invoke);
    }

    public static FaultyDynamo around(DynamoDbClient target) {
        return new FaultyDynamo(target);
    }

    public DynamoDbClient client() {
        return client;
    }

    public Meter meter() {
        return meter;
    }

    /// From now on the script decides.
    public void follow(Script next) {
        script = next;
    }

    /// From now on nothing goes wrong.
    public void heal() {
        script = _ -> Fault.NONE;
    }

    /// That fault at the n-th write from now on (1 is the next), and none after it.
    public void atWrite(int n, Fault fault) {
        var writes = new AtomicInteger();
        script = call -> call.isWrite() && writes.incrementAndGet() == n ? fault : Fault.NONE;
    }

    /// That fault at the n-th call of the operation from now on, and none after it.
    public void at(String operation, int n, Fault fault) {
        var seen = new AtomicInteger();
        script = call -> call.operation().equals(operation) && seen.incrementAndGet() == n ? fault : Fault.NONE;
    }

    private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof DynamoDbRequest request
                && !method.getName().endsWith("Paginator")) {
            return call(method, new Call(calls.incrementAndGet(), method.getName(), meter.metered(request)));
        }
        return method.isDefault() && arguments != null
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : target(method, arguments == null ? new Object[0] : arguments);
    }

    private Object call(Method method, Call call) throws Throwable {
        return switch (script.at(call)) {
            case NONE -> run(method, call);
            case THROTTLE -> throw ProvisionedThroughputExceededException.builder()
                    .message("throttled by a test")
                    .build();
            case CONFLICT -> throw TransactionConflictException.builder().message("conflict of a test").build();
            case SERVER_ERROR_BEFORE -> throw serverError();
            case SERVER_ERROR_AFTER -> {
                runToItsEnd(method, call);
                throw serverError();
            }
            case TIMEOUT_BEFORE -> throw ApiCallTimeoutException.create(1);
            case TIMEOUT_AFTER -> {
                runToItsEnd(method, call);
                throw ApiCallTimeoutException.create(1);
            }
            case REPEATED -> {
                runToItsEnd(method, call);
                yield run(method, call);
            }
            case TRUNCATED -> run(method, call.request() instanceof QueryRequest query
                    ? new Call(call.number(), call.operation(), query.toBuilder().limit(1).build())
                    : call);
            case STALE -> switch (call.request()) {
                case QueryRequest query when !Boolean.TRUE.equals(query.consistentRead()) ->
                    QueryResponse.builder().items(List.of()).count(0).build();
                case GetItemRequest get when !Boolean.TRUE.equals(get.consistentRead()) ->
                    GetItemResponse.builder().build();
                case BatchGetItemRequest batch when isWeak(batch) ->
                    BatchGetItemResponse.builder().responses(Map.of()).unprocessedKeys(Map.of()).build();
                default -> run(method, call);
            };
            case PARTS -> call.request() instanceof BatchGetItemRequest batch
                    ? BatchGetItemResponse.builder().responses(Map.of()).unprocessedKeys(batch.requestItems()).build()
                    : run(method, call);
            case KILL_BEFORE -> throw new Killed(call);
            case KILL_AFTER -> {
                runToItsEnd(method, call);
                throw new Killed(call);
            }
        };
    }

    private static boolean isWeak(BatchGetItemRequest batch) {
        return batch.requestItems().values().stream().anyMatch(keys -> !Boolean.TRUE.equals(keys.consistentRead()));
    }

    private static InternalServerErrorException serverError() {
        return InternalServerErrorException.builder().message("server error of a test").statusCode(500).build();
    }

    /// The answer gets lost, whatever it was.
    private void runToItsEnd(Method method, Call call) throws Throwable {
        try {
            run(method, call);
        } catch (software.amazon.awssdk.services.dynamodb.model.DynamoDbException e) {
            // an answer too, and lost like any other
        }
    }

    private Object run(Method method, Call call) throws Throwable {
        try {
            Object answer = target(method, call.request());
            meter.answered(call, answer);
            return answer;
        } catch (software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException e) {
            meter.refused(call);
            throw e;
        }
    }

    private Object target(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

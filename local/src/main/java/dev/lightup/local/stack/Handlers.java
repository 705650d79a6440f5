package dev.lightup.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.tryout.Try;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.publish.Publish;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The composition root: the deployment's handlers, by the logical ids of the template, with this machine's collaborators.
final class Handlers {
    static final String RECEIVE = "ReceiveFunction";
    static final String TRY = "TryFunction";
    static final String APPLY = "ApplyFunction";
    static final String PUBLISH = "PublishFunction";
    static final String SWEEP = "SweepFunction";
    static final String REBUILD = "RebuildFunction";

    private final DynamoDbClient client;
    private final String table;
    private final Directory directory;
    private final Bucket bucket;
    private final InstantSource clock;

    Handlers(DynamoDbClient client, String table, Directory directory, Bucket bucket, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.directory = directory;
        this.bucket = bucket;
        this.clock = clock;
    }

    Map<String, LocalFunction> functions(SamTemplate template, FunctionLog log) {
        var handlers = new LinkedHashMap<String, RequestStreamHandler>();
        handlers.put(RECEIVE, new Receive(client, table, directory, clock));
        handlers.put(TRY, new Try(client, table, directory, clock));
        handlers.put(PUBLISH, new Publish(client, table, bucket, clock));
        var functions = new LinkedHashMap<String, LocalFunction>();
        handlers.forEach((name, handler) -> functions.put(name,
                new LocalFunction(name, handler, template.timeout(name), clock, log)));
        return functions;
    }
}

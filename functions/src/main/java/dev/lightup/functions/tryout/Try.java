package dev.lightup.functions.tryout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.HttpEdge;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler of `POST /v1/hooks/{endpoint}/try`. Thread-safe.
public final class Try implements RequestStreamHandler {
    private final HttpEdge front;

    /// From the environment.
    public Try() {
        this(FunctionWiring.fromEnvironment());
    }

    private Try(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.formats(), wiring.clock());
    }

    public Try(DynamoDbClient client, String table, Directory directory, InstantSource clock) {
        this(client, table, directory, Formats.all(clock), clock);
    }

    /// With formats of its own.
    public Try(DynamoDbClient client, String table, Directory directory, Formats formats, InstantSource clock) {
        front = new HttpEdge(true, new DryRun(new Ledger(client, table), directory, formats, clock)::tryOut);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        front.serve(input, output, context);
    }
}

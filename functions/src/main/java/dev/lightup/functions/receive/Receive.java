package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler of `POST /v1/hooks/{endpoint}`. Thread-safe.
public final class Receive implements RequestStreamHandler {
    private final HttpEdge front;
    /// Held, because the context of checkpoints does not.
    private final SnapshotPriming priming;

    /// From the environment.
    public Receive() {
        this(FunctionWiring.fromEnvironment());
    }

    private Receive(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.formats(), wiring.uploads(), wiring.clock());
        if (wiring.isForASnapshot()) {
            priming.register();
        }
    }

    /// To which nobody announces a file.
    public Receive(DynamoDbClient client, String table, Directory directory, InstantSource clock) {
        this(client, table, directory, Formats.all(clock), clock);
    }

    /// @param place where announced files are uploaded to
    public Receive(
            DynamoDbClient client,
            String table,
            Directory directory,
            UploadPlace place,
            InstantSource clock) {
        this(client, table, directory, Formats.all(clock), place, clock);
    }

    /// With formats of its own.
    public Receive(DynamoDbClient client, String table, Directory directory, Formats formats, InstantSource clock) {
        this(client, table, directory, formats, UploadPlace.NONE, clock);
    }

    private Receive(
            DynamoDbClient client,
            String table,
            Directory directory,
            Formats formats,
            UploadPlace place,
            InstantSource clock) {
        var ledger = new Ledger(client, table);
        front = new HttpEdge(false, new WebhookReception(ledger, directory, formats, place, clock)::receive,
                Optional.of((request, deadline) ->
                // made when it is asked for: the first answer to an event does not wait for its classes
                new InvitationReception(ledger, directory, formats, clock).receive(request, deadline)));
        priming = new SnapshotPriming(this, ledger, directory, formats);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        front.serve(input, output, context);
    }
}

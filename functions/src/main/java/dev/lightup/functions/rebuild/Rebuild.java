package dev.lightup.functions.rebuild;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.directory.Directory;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The operator's function, by `lambda:InvokeFunction` only: takes a {@link RebuildRequest} as JSON, answers {@link RebuildReport}. Thread-safe.
public final class Rebuild implements RequestStreamHandler {
    /// Nothing is begun with less time left, in milliseconds.
    private static final int ENOUGH = 20_000;

    private final DerivedRebuilder rebuilding;

    /// From the environment.
    public Rebuild() {
        this(FunctionWiring.fromEnvironment());
    }

    private Rebuild(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.clock());
    }

    public Rebuild(DynamoDbClient client, String table, Directory directory, InstantSource clock) {
        var ledger = new Ledger(client, table);
        ConflictBackoff patience = ConflictBackoff.jittered();
        Formats formats = Formats.all(clock);
        rebuilding = new DerivedRebuilder(ledger, formats,
                new SubjectFolding(ledger, formats, directory, clock, patience), clock,
                patience);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        RebuildRequest request = Codec.read(RebuildRequest.class, input.readAllBytes());
        Codec.write(rebuilding.run(request, () -> context.getRemainingTimeInMillis() > ENOUGH), output);
    }
}

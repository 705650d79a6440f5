package dev.lightup.functions.importing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler of one lane: takes `{"tenant":"..."}`, or what S3 says of an uploaded file, and reads that tenant's files in until none is left
/// or time runs out; for the rest the next sweep asks. It answers an {@link ImportReport} as JSON, which nobody waits for. Thread-safe.
public final class Import implements RequestStreamHandler {
    /// No piece is begun with less time left, in milliseconds: one takes a few seconds where the table is quick.
    private static final int ENOUGH = 60_000;

    private final FileImporter importing;

    /// From the environment.
    public Import() {
        this(FunctionWiring.fromEnvironment());
    }

    private Import(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.uploads(), wiring.clock());
    }

    /// @param place where uploaded files lie
    public Import(
            DynamoDbClient client,
            String table,
            Directory directory,
            UploadPlace place,
            InstantSource clock) {
        var ledger = new Ledger(client, table);
        Formats formats = Formats.all(clock);
        // it applies rows, which ask for nothing more
        importing = new FileImporter(ledger, formats, Apply.applying(ledger, directory, formats, _ -> {}, clock),
                directory, place, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        ImportReport report = ImportReport.NOTHING;
        byte[] asked = input.readAllBytes();
        WantedTenants.arrived(asked).forEach(importing::arrived);
        for (String tenant : WantedTenants.of(asked)) {
            report = report.and(importing.run(tenant, () -> context.getRemainingTimeInMillis() > ENOUGH));
        }
        Codec.write(report, output);
    }
}

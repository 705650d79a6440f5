package dev.lightup.functions.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.stream.StreamBatch;
import dev.lightup.senders.Formats;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler of the table's stream of raw events; it answers which records to deliver again (`ReportBatchItemFailures`).
/// Thread-safe.
public final class Apply implements RequestStreamHandler {
    private static final BoundedParallelism LANES = new BoundedParallelism(16);

    private final StreamBatchConsumer intake;

    /// From the environment.
    public Apply() {
        this(FunctionWiring.fromEnvironment());
    }

    private Apply(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.formats(), wiring.imports(), wiring.clock());
    }

    public Apply(
            DynamoDbClient client,
            String table,
            Directory directory,
            ImportRequests imports,
            InstantSource clock) {
        this(client, table, directory, Formats.all(clock), imports, clock);
    }

    /// With formats of its own.
    public Apply(
            DynamoDbClient client,
            String table,
            Directory directory,
            Formats formats,
            ImportRequests imports,
            InstantSource clock) {
        var ledger = new Ledger(client, table);
        intake = new StreamBatchConsumer(applying(ledger, directory, formats, imports, clock), ledger.sweeps(), clock);
    }

    /// The use case as this handler runs it; the sweep runs the same.
    public static RawEventApplier applying(
            Ledger ledger,
            Directory directory,
            Formats formats,
            ImportRequests imports,
            InstantSource clock) {
        var folding = new SubjectFolding(ledger, formats, directory, clock, ConflictBackoff.jittered());
        return new RawEventApplier(ledger, formats, folding, new LargeFiles(ledger, folding, imports, clock), LANES);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        StreamBatch.respond(intake.take(StreamBatch.parse(input)), output);
    }
}

package dev.lightup.functions.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.invoke.LambdaPublishing;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler of the clock, every minute. What it is sent does not matter; it answers a {@link SweepReport} as JSON. Thread-safe.
public final class Sweep implements RequestStreamHandler {
    /// The function that publishes.
    public static final String PUBLISH_FUNCTION = "LIGHTUP_PUBLISH_FUNCTION";
    /// Nothing is begun with less time left, in milliseconds.
    private static final int ENOUGH = 15_000;

    private final ShardSweeper sweeping;
    private final InstantSource clock;
    private final SweepMetric metrics;

    /// From the environment.
    public Sweep() {
        this(FunctionWiring.fromEnvironment());
    }

    private Sweep(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.clock(),
                new LambdaPublishing(wiring.invocation(PUBLISH_FUNCTION)),
                wiring.imports(), wiring.metrics());
    }

    public Sweep(
            DynamoDbClient client,
            String table,
            Directory directory,
            InstantSource clock,
            PublishRequests publishing,
            ImportRequests imports) {
        this(client, table, directory, clock, publishing, imports, FunctionWiring.SHARED_METRICS);
    }

    private Sweep(
            DynamoDbClient client,
            String table,
            Directory directory,
            InstantSource clock,
            PublishRequests publishing,
            ImportRequests imports,
            String metrics) {
        this.clock = clock;
        this.metrics = new SweepMetric(metrics);
        var ledger = new Ledger(client, table);
        Formats formats = Formats.all(clock);
        sweeping = new ShardSweeper(ledger, Apply.applying(ledger, directory, formats, imports, clock),
                new AppliedCheck(ledger, formats),
                new SubjectFolding(ledger, formats, directory, clock, ConflictBackoff.jittered()), publishing, imports,
                clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        SweepReport report = sweeping.run(() -> context.getRemainingTimeInMillis() > ENOUGH);
        // no figure while there is none to wake somebody for
        report.standing()
                .filter(parked -> parked > 0)
                .ifPresent(parked -> context.getLogger().log(metrics.parked(parked, clock.instant()) + '\n'));
        Codec.write(report, output);
    }
}

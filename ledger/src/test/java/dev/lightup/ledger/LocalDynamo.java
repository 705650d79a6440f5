package dev.lightup.ledger;

import dev.lightup.engine.DynamoEngines;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// A JUnit extension: DynamoDB Local in this process with an empty ledger table, anew for each test. Register it as a field, or with
/// `@ExtendWith` and take {@link LocalDynamo} as a parameter. The table has a stream only where a test says that it reads one
/// ({@link #streaming}): with it a put takes twice as long.
///
/// One engine for all tests would be simpler, but each call gets slower with all that was ever written, deleted tables included: after nine
/// tables of 1,500 items it takes three times as long. A new engine takes some 20 ms.
public final class LocalDynamo implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final String TABLE = "ledger";

    private AmazonDynamoDBLocal engine = DynamoEngines.inMemory();
    private FaultyDynamo faulty = FaultyDynamo.around(engine.dynamoDbClient());
    private final boolean streaming;
    private boolean isUsed;

    /// Of tables whose stream nobody reads.
    public LocalDynamo() {
        this(false);
    }

    private LocalDynamo(boolean streaming) {
        this.streaming = streaming;
    }

    /// Of tables with the deployment's stream.
    public static LocalDynamo streaming() {
        return new LocalDynamo(true);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (isUsed) {
            // one that is shared by the tests of a class
            anew();
        } else {
            isUsed = true;
            createTable();
        }
    }

    private void createTable() {
        if (streaming) {
            LedgerTable.create(plainClient(), TABLE);
        } else {
            LedgerTable.createWithoutStream(plainClient(), TABLE);
        }
    }

    /// Begins again with an empty ledger table, within a test that plays many stories. Clients and faults of before are gone.
    public void anew() {
        engine.shutdownNow();
        engine = DynamoEngines.inMemory();
        faulty = FaultyDynamo.around(engine.dynamoDbClient());
        createTable();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine.shutdownNow();
    }

    /// The client to give to what is tested: it counts, and fails when told to by {@link #faults}.
    public DynamoDbClient client() {
        return faulty.client();
    }

    /// What counts the calls of {@link #client} and makes them fail.
    public FaultyDynamo faults() {
        return faulty;
    }

    /// The engine's own client: neither counted nor failing.
    public DynamoDbClient plainClient() {
        return engine.dynamoDbClient();
    }

    /// The streams' client, of a table that has a stream.
    public DynamoDbStreamsClient streams() {
        return engine.dynamoDbStreamsClient();
    }

    /// The name of this test's table.
    public String table() {
        return TABLE;
    }

    /// A ledger on this test's table, over {@link #client}.
    public Ledger ledger() {
        return new Ledger(client(), TABLE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalDynamo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }
}

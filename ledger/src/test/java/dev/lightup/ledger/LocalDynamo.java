package dev.lightup.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// A JUnit extension: one DynamoDB Local in this process, a fresh ledger table for each test. Register it as a field, or with
/// `@ExtendWith` and take {@link LocalDynamo} as a parameter.
public final class LocalDynamo implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final AtomicInteger tables = new AtomicInteger();
    private String table = "";
    private FaultyDynamo faulty = FaultyDynamo.around(Engine.LOCAL.dynamoDbClient());

    /// One engine for the whole JVM, started at first use.
    private static final class Engine {
        static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create(true);
        static final AtomicInteger EXTENSIONS = new AtomicInteger();
    }

    private final int number = Engine.EXTENSIONS.incrementAndGet();

    @Override
    public void beforeEach(ExtensionContext context) {
        table = "ledger-" + number + "-" + tables.incrementAndGet();
        faulty = FaultyDynamo.around(Engine.LOCAL.dynamoDbClient());
        LedgerTable.create(plainClient(), table);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        plainClient().deleteTable(r -> r.tableName(table));
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
        return Engine.LOCAL.dynamoDbClient();
    }

    public DynamoDbStreamsClient streams() {
        return Engine.LOCAL.dynamoDbStreamsClient();
    }

    /// The name of this test's table.
    public String table() {
        return table;
    }

    /// A ledger on this test's table, over {@link #client}.
    public Ledger ledger() {
        return new Ledger(client(), table);
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

package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.engine.DynamoEngines;
import dev.lightup.conformance.Difference.Emulator;
import dev.lightup.ledger.LedgerTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Each known difference of the emulator that the run is for is still there, and the table in the documentation is the one that is proved.
/// A test that fails here says that an emulator has changed: rewrite its row.
@Tag("grounds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferencesTest {
    private static final boolean LONG = Boolean.getBoolean("lightup.long");
    private static final Path DOCUMENT = Path.of("..", "docs", "grounds-differences.md");

    private final Shut shut = new Shut();

    @AfterAll
    void close() {
        shut.close();
    }

    @TestFactory
    Stream<DynamicTest> eachIsStillThere() {
        String ground = System.getProperty("lightup.ground", "embedded");
        return switch (ground) {
            case "embedded" -> rows(Emulator.DYNAMODB_LOCAL, local());
            case "moto" -> rows(Emulator.MOTO, moto());
            case "deployed" -> deployed();
            default -> Stream.of();
        };
    }

    @Test
    @Tag("writes")
    void theDocumentsTableIsTheOneThatIsProved() throws IOException {
        String table = DifferencesDocument.text();
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(DOCUMENT, table);
        }
        assertThat(DOCUMENT).content().as("write it anew with -Dlightup.write=true").isEqualTo(table);
    }

    private static Stream<DynamicTest> rows(Emulator emulator, Emulated emulated) {
        return Differences.ALL.stream()
                .filter(row -> row.emulator() == emulator)
                .filter(row -> !row.takesTime() || LONG)
                .map(row -> DynamicTest.dynamicTest(emulator.title() + ", " + row.what() + ": " + row.here(),
                        () -> row.proof().show(emulated)));
    }

    private Emulated local() {
        var local = DynamoEngines.inMemory();
        shut.later(local::shutdown);
        LedgerTable.create(local.dynamoDbClient(), "differences");
        return new Emulated(local.dynamoDbClient(), local.dynamoDbStreamsClient(), "differences", Optional.empty(), "");
    }

    private Emulated moto() {
        Moto moto = shut.later(Moto.open());
        Emulated emulated = at("us-east-1", moto.uri(), "differences-" + System.nanoTime(), "");
        LedgerTable.create(emulated.dynamo(), emulated.table());
        return emulated;
    }

    private Stream<DynamicTest> deployed() {
        StackFile stack = StackFile.selected();
        return stack.endpoint()
                .map(uri -> rows(Emulator.LOCALSTACK, at(stack.region(), uri, stack.table(), stack.bucket())))
                .orElse(Stream.of());
    }

    private Emulated at(String region, URI uri, String table, String bucket) {
        var clients = new AwsClients(region, Optional.of(uri));
        return new Emulated(shut.later(clients.dynamo()), shut.later(clients.streams()), table,
                Optional.of(shut.later(clients.s3())), bucket);
    }
}

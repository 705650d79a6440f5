package dev.lightup.engine;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/// Begins DynamoDB Local in this process, no port open. Whoever begins one shuts it down.
public final class DynamoEngines {
    /// As many as `DynamoDBEmbedded` gives to what is done beside requests.
    private static final int JOBS = 10;

    private DynamoEngines() {}

    /// What every engine of this process needs, one that answers requests over HTTP too. Again is nothing.
    public static void prepare() {
        SchemaMemory.install();
    }

    /// In memory, gone with the process.
    public static AmazonDynamoDBLocal inMemory() {
        return begin(Optional.empty());
    }

    /// The same as `DynamoDBEmbedded.create`, which takes no database: with {@link RememberedTables} between engine and database.
    ///
    /// @param file the database file, which a later engine continues; empty for memory only
    public static AmazonDynamoDBLocal begin(Optional<Path> file) {
        prepare();
        try {
            // finds the library of the database
            Class.forName(DynamoDBEmbedded.class.getName());
            var database = file.map(path -> new SQLiteDBAccess(path.toFile())).orElseGet(SQLiteDBAccess::new);
            var client = new LocalDBClient(RememberedTables.of(database),
                    new JobsRegister(Executors.newFixedThreadPool(JOBS), false));
            Constructor<?> handler = DDBExceptionMappingInvocationHandler.class
                    .getDeclaredConstructor(LocalDBClient.class);
            handler.setAccessible(true);
            Constructor<?> engine = Class.forName(DynamoDBEmbedded.class.getName() + "$1")
                    .getDeclaredConstructor(DDBExceptionMappingInvocationHandler.class);
            engine.setAccessible(true);
            return (AmazonDynamoDBLocal) engine.newInstance(handler.newInstance(client));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this DynamoDB Local is put together otherwise: mend DynamoEngines", e);
        }
    }
}

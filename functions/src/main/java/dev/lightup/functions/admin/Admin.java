package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.CommandReader;
import dev.lightup.functions.command.AuditLine;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.journal.CommandJournal;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The operator's function, by `lambda:InvokeFunction` only: takes a {@link AdminCommand} as JSON, answers an {@link AdminAnswer}, and leaves one
/// line in the log that says what was asked and what became of it, and who asked where whoever calls says so, without anything that a sender wrote; before it erases anything, one more that can be asked again
/// after a restore. Each call that does something, or reads personal data, is an event of the operator, put before anything is done. Thread-safe.
public final class Admin implements RequestStreamHandler {
    /// Nothing is begun with less time left, in milliseconds.
    private static final int ENOUGH = 30_000;

    private final AdminCommands administration;
    private final CommandJournal journal;

    /// From the environment.
    public Admin() {
        this(FunctionWiring.fromEnvironment());
    }

    private Admin(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.directoryStore(), wiring.uploads(),
                wiring.leavingPages(), wiring.clock());
    }

    /// One in which no tenant leaves.
    public Admin(
            DynamoDbClient client,
            String table,
            Directory directory,
            DirectoryStore store,
            InstantSource clock) {
        this(client, table, directory, store, UploadPlace.NONE, LeavingPages.NONE, clock);
    }

    /// @param uploads where announced files lie
    /// @param pages who keeps and erases the pages of a tenant that leaves
    public Admin(
            DynamoDbClient client,
            String table,
            Directory directory,
            DirectoryStore store,
            UploadPlace uploads,
            LeavingPages pages,
            InstantSource clock) {
        var ledger = new Ledger(client, table);
        administration = new AdminCommands(ledger, directory, store, uploads, pages, clock);
        journal = new CommandJournal(ledger, directory, () -> "operator/" + UUID.randomUUID(), clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        AdminAnswer answer = switch (CommandReader.read(input.readAllBytes())) {
            case CommandReader.Asked.Malformed(String detail) -> {
                context.getLogger().log("operator: a request that is not understood");
                yield new AdminAnswer.Malformed(detail);
            }
            case CommandReader.Asked.Understood(AdminCommand command, Optional<String> by) -> {
                AuditLine.before(command).ifPresent(context.getLogger()::log);
                Optional<RawKey> call = journal.begin(command, by);
                AdminAnswer done;
                try {
                    done = administration.run(command, () -> context.getRemainingTimeInMillis() > ENOUGH);
                } catch (RuntimeException e) {
                    call.ifPresent(event -> noted(() -> journal.fail(event), context));
                    throw e;
                }
                context.getLogger().log(AuditLine.of(command, by, done));
                call.ifPresent(event -> noted(() -> journal.end(event, done), context));
                yield done;
            }
        };
        output.write(CommandReader.write(answer));
    }

    /// What was done is answered, also where its outcome cannot be noted: a secret is told once.
    private static void noted(Runnable outcome, Context context) {
        try {
            outcome.run();
        } catch (RuntimeException e) {
            context.getLogger().log("operator: what became of it was not noted (" + e.getClass().getSimpleName() + ")");
        }
    }
}

package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.byhand.HandedFile;
import dev.lightup.functions.byhand.HandInAnswer;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler that takes files which were uploaded by a form: a {@link HandInRequest} in, a {@link HandInAnswer} out. It is asked by
/// Enter alone, which knows whose session it is; no route leads to it. Thread-safe.
public final class HandIn implements RequestStreamHandler {
    private final HandInDesk desk;

    /// From the environment.
    public HandIn() {
        this(FunctionWiring.fromEnvironment());
    }

    private HandIn(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.directory(), wiring.directoryStore(), wiring.clock());
    }

    /// @param store where a feed's further column map is kept
    public HandIn(
            DynamoDbClient client,
            String table,
            Directory directory,
            DirectoryStore store,
            InstantSource clock) {
        desk = new HandInDesk(new Ledger(client, table), directory, store, Formats.all(clock), clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        HandInRequest asked = Codec.read(HandInRequest.class, input.readAllBytes());
        HandInAnswer answer = desk.answer(asked);
        line(asked, answer).ifPresent(context.getLogger()::log);
        Codec.write(answer, output);
    }

    /// What the log says of a file that was published, and of accounts that were opened, shown together or apart: who, by the hash that the table knows readers by; nothing of
    /// what stands in a file.
    private static Optional<String> line(HandInRequest asked, HandInAnswer answer) {
        if (asked instanceof HandInRequest.Publish(HandedFile file, String _, Optional<String> gone)
                && answer instanceof HandInAnswer.Published(String receipt, boolean again, Optional<String> map)) {
            return Optional.of("by hand: tenant=" + file.tenant() + " feed=" + file.endpoint() + " reader="
                    + file.reader() + " receipt=" + receipt + (gone.isPresent() ? " confirmed" : "")
                    + map.map(kept -> " map=" + kept.replace(' ', '/')).orElse("")
                    + (again ? " again" : ""));
        }
        if (asked instanceof HandInRequest.LinkAccounts link && answer instanceof HandInAnswer.Linked linked) {
            return Optional.of("together: home=" + linked.home() + " accounts=" + link.accounts().size() + " reader="
                    + link.reader() + (linked.again() ? " again" : ""));
        }
        if (asked instanceof HandInRequest.PartAccounts part && answer instanceof HandInAnswer.Parted(String home)) {
            return Optional.of("apart: home=" + home + " reader=" + part.reader());
        }
        if (asked instanceof HandInRequest.OpenAccounts open && answer instanceof HandInAnswer.Openings told) {
            return Optional.of("opened: tenant=" + open.tenant() + " accounts="
                    + told.lines()
                            .stream()
                            .filter(line -> line.standing() == HandInAnswer.OpeningStanding.OPENED)
                            .count()
                    + " of=" + open.accounts().size() + " reader=" + open.reader());
        }
        if (asked instanceof HandInRequest.ShutAccount shut && answer instanceof HandInAnswer.Shut _) {
            return Optional.of("shut: tenant=" + shut.tenant() + " unit=" + shut.unit() + " reader=" + shut.reader()
                    + " receipt=" + shut.receipt());
        }
        return asked instanceof HandInRequest.OpenAccount open && answer instanceof HandInAnswer.Account told
                ? Optional.of("opened: tenant=" + open.tenant() + " unit=" + open.unit() + " reader=" + open.reader()
                        + told.receipt().map(receipt -> " receipt=" + receipt).orElse(""))
                : Optional.empty();
    }
}

package dev.lightup.functions.enter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.FunctionWiring;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.find.RowFinder;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.UploadCounter;
import dev.lightup.functions.http.RequestReader;
import dev.lightup.functions.http.ResponseWriter;
import dev.lightup.functions.inviting.InvitationCounter;
import dev.lightup.functions.mail.MailPost;
import dev.lightup.functions.opening.OpeningCounter;
import dev.lightup.functions.readers.ReadersCounter;
import dev.lightup.functions.together.TogetherCounter;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.http.ApiRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The Lambda handler below `/enter`: how readers get in, and back in. What it logs holds no address, no path and no token. Thread-safe.
public final class Enter implements RequestStreamHandler {
    /// What asking for a link takes: SES answers well within it.
    private static final Duration ASKING = Duration.ofSeconds(1);

    private final EntryDoor door;
    private final RequestReader reader = new RequestReader();
    private final ResponseWriter writer = new ResponseWriter();
    /// Held, because the context of checkpoints does not.
    private final EntryPriming priming;

    /// From the environment.
    public Enter() {
        this(FunctionWiring.fromEnvironment());
    }

    private Enter(FunctionWiring wiring) {
        this(wiring.dynamo(), wiring.table(), wiring.entrySettings(), wiring.mail(), wiring.handIn(),
                new EvenTime(ASKING), wiring.clock());
        if (wiring.isForASnapshot()) {
            priming.register();
        }
    }

    public Enter(
            DynamoDbClient client,
            String table,
            SettingsSource settings,
            MailPost mail,
            HandInPost handIn,
            EvenTime even,
            InstantSource clock) {
        var ledger = new Ledger(client, table);
        // the platform's own, which takes each number from the kernel: two processes begun from one snapshot share none
        var random = new SecureRandom();
        door = new EntryDoor(settings, new LinkReader(ledger, clock, random), new SessionDesk(ledger, clock),
                new FirstPages(ledger),
                new LinkMailer(ledger, mail, clock, random), new RowFinder(ledger), new UploadCounter(handIn),
                new OpeningCounter(handIn, ledger), new InvitationCounter(handIn, ledger, clock, random),
                new ReadersCounter(handIn, ledger, clock), new TogetherCounter(handIn, ledger, clock), even,
                clock);
        priming = new EntryPriming(ledger, settings, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        writer.write(reader.read(input).map(this::guarded).orElseGet(EntryDoor::unavailable), output);
    }

    private ApiResponse guarded(ApiRequest request) {
        try {
            return door.answer(request);
        } catch (RuntimeException e) {
            System.getLogger(Enter.class.getName())
                    .log(Level.ERROR, () -> "request " + request.id() + ": " + e.getClass().getSimpleName());
            return EntryDoor.unavailable();
        }
    }
}

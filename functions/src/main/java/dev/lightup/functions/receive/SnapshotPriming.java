package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.Formats;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.StandardWebhooks;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;

/// Makes the first call after a restore as fast as the second: before the snapshot one event is read and sealed in memory and the database
/// is asked for something that is not there. After the restore nothing that was read before counts.
final class SnapshotPriming implements Resource {
    private static final String SAMPLE = """
            {"specversion":"1.0","id":"prime","source":"/prime/","type":"order.submitted","subject":"order/prime",\
            "time":"2026-01-01T00:00:00Z","data":{"account":"a","lines":[{"sku":"s","quantity":1}]}}""";

    private final RequestStreamHandler handler;
    private final Ledger ledger;
    private final Directory directory;
    private final Formats formats;

    SnapshotPriming(RequestStreamHandler handler, Ledger ledger, Directory directory, Formats formats) {
        this.handler = handler;
        this.ledger = ledger;
        this.directory = directory;
        this.formats = formats;
    }

    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prime();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        directory.forget();
    }

    /// Does in memory, and with reads that find nothing, what a first event does.
    void prime() {
        System.Logger log = System.getLogger(SnapshotPriming.class.getName());
        var endpoint = new Endpoint("prime", "prime", "canonical", List.of(), List.of("/prime/"), List.of(), true);
        var tenant = new Tenant("prime", ByteString.of(new byte[32]));
        ByteString body = ByteString.utf8(SAMPLE);
        Instant then = Instant.EPOCH;
        StandardWebhooks.sign(tenant.key(), "prime", then, body);
        var delivery = new AuthenticatedBody(endpoint, tenant, CanonicalFormat.EVENT, "prime", then, then, body);
        ParseResult reading = formats.named("canonical").orElseThrow().read(delivery);
        if (!(reading instanceof ParseResult.Single(ParsedEvent.Event _, var _))) {
            throw new IllegalStateException("the sample event is not understood");
        }
        try {
            ledger.labels().read("prime", List.of("prime"));
            ledger.rawEvents().find(List.of(RawKey.of("prime", "/prime/", "prime")));
        } catch (SdkException e) {
            // a colder start, not a wrong one
            log.log(Level.WARNING, () -> "priming did not reach the table: " + e.getClass().getSimpleName());
        }
        log.log(Level.DEBUG, () -> "primed " + handler.getClass().getSimpleName());
    }
}

package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.Formats;
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
        StandardWebhooks.sign(ByteString.of(new byte[32]), "prime", Instant.EPOCH, ByteString.EMPTY);
        formats.rehearse();
        try {
            ledger.labels().read("prime", List.of("prime"));
            ledger.rawEvents().find(List.of(RawKey.of("prime", "/prime/", "prime")));
            directory.rehearse();
        } catch (SdkException e) {
            // a colder start, not a wrong one
            log.log(Level.WARNING, () -> "priming did not reach the table: " + e.getClass().getSimpleName());
        }
        log.log(Level.DEBUG, () -> "primed " + handler.getClass().getSimpleName());
    }
}

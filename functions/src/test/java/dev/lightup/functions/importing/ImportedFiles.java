package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.sweep.ShardSweeper;
import dev.lightup.functions.sweep.SweepReport;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table into which files of many rows are read, and what stands in it.
abstract class ImportedFiles {
    static final Subject FEED = new Subject(Subject.Kind.FEED, "ep_files/seats");
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    Ground ground = Ground.on(dynamo.plainClient(), "");
    final List<Unit> published = new ArrayList<>();

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    /// A stored file of one row a customer.
    ///
    /// @param rows how many it has
    /// @param pieces whether it is read in piece by piece
    static RawEvent file(String tenant, String id, int rows, int sold, long minute, boolean pieces) {
        var text = new StringBuilder("{\"version\":1,\"feed\":\"seats\",\"asOf\":\"" + Ground.minute(minute)
                + "\",\"torn\":[],\"reading\":2" + (pieces ? ",\"pieces\":1" : "") + "}\n"
                + "line,account,customer,sku,sold,assigned,active\n");
        for (int row = 0; row < rows; row++) {
            text.append(row + 2 + ",A" + row % 3 + ",C" + row + ",E3," + sold + ",2,1\n");
        }
        return new RawEvent(RawKey.of(tenant, "/" + tenant + "/files", id), "ep_files", "/" + tenant + "/files", id,
                "export", 1, "text/csv", Ground.minute(minute), Grade.A, "k1", "mac", "request", "r_" + id,
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), text.toString());
    }

    static RawEvent file(String id, int rows, int sold, long minute) {
        return file("nordvik", id, rows, sold, minute, true);
    }

    final void receive(RawEvent file) {
        ground.receive(List.of(file));
        ground.applying(dynamo.plainClient()).apply(List.of(file));
    }

    final FileImporter importer(DynamoDbClient client) {
        return new FileImporter(new Ledger(client, ground.table()), ground.formats(), ground.applying(client),
                stage(), place(), ground.clock());
    }

    /// Where uploaded files lie.
    UploadPlace place() {
        return UploadPlace.NONE;
    }

    /// Whose endpoints files are read by.
    Stage stage() {
        return ground.directory();
    }

    final ImportReport readIn(BooleanSupplier inTime) {
        return importer(dynamo.client()).run("nordvik", inTime);
    }

    final SweepReport sweep(DynamoDbClient client) {
        published.clear();
        var ledger = new Ledger(client, ground.table());
        return new ShardSweeper(ledger, ground.applying(client), new AppliedCheck(ledger, ground.formats()),
                ground.folding(client), published::addAll, ground.asked()::add, ground.clock()).run(() -> true);
    }

    /// Time for so many pieces.
    static BooleanSupplier pieces(int most) {
        int[] asked = {0};
        // asked once before the file, and once before each piece of it
        return () -> asked[0]++ <= most;
    }

    final Optional<ImportTask> task(RawEvent file) {
        return ground.ledger().imports().find(file.key());
    }

    final FeedShare share(String account) {
        return ground.ledger()
                .subjects()
                .state("nordvik", FEED)
                .orElseThrow()
                .folded()
                .slices()
                .stream()
                .filter(slice -> slice.holder().account().equals(account))
                .map(Slice::state)
                .map(FeedShare.class::cast)
                .findFirst()
                .orElseThrow();
    }

    final void isWhatTheFilesSay(RawEvent... files) {
        assertThat(ground.states()).isEqualTo(ground.expected(List.of(files)));
    }
}

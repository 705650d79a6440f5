package dev.lightup.functions.rebuild;

import static dev.lightup.functions.apply.Ground.event;

import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A table to rebuild, two hours after its first event.
abstract class RebuiltTable {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    Ground ground = Ground.on(dynamo.plainClient(), "");

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        ground.now(Ground.minute(120));
    }

    final RebuildReport run(boolean verify) {
        return run(ground.ledger(), new RebuildRequest(Optional.of(verify), Optional.empty(), Optional.empty()),
                () -> true);
    }

    final RebuildReport run(Ledger ledger, RebuildRequest request, BooleanSupplier inTime) {
        return new DerivedRebuilder(ledger, ground.formats(), ground.folding(dynamo.plainClient()), ground.clock(),
                _ -> {})
                .run(request, inTime);
    }

    final List<RawEvent> applied(List<RawEvent> events) {
        ground.receive(events);
        ground.applying(dynamo.plainClient()).apply(events);
        return events;
    }

    static RawEvent created(String id, String beside) {
        return event(id, "subscription.created", "subscription/s1", "{\"sku\":\"k\",\"quantity\":3" + beside + "}", 0);
    }

    final List<Kind> verified() {
        return run(true).differences().stream().map(DerivedDifference::kind).toList();
    }
}

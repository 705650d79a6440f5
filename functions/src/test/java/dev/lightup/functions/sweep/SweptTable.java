package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table to sweep, and what a sweep of it published.
abstract class SweptTable {
    static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    Ground ground = Ground.on(dynamo.plainClient(), "");
    final List<Unit> published = new ArrayList<>();

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
    }

    /// A sweep of a process that remembers nothing.
    final SweepReport sweep(DynamoDbClient client) {
        return sweeping(client).run(() -> true);
    }

    final ShardSweeper sweeping(DynamoDbClient client) {
        published.clear();
        var ledger = new Ledger(client, ground.table());
        return new ShardSweeper(ledger, ground.applying(client), new AppliedCheck(ledger, ground.formats()),
                ground.folding(client), published::addAll, ground.asked()::add, ground.clock());
    }

    final SweepReport sweep() {
        return sweep(dynamo.client());
    }

    final RawEventApplier applying() {
        return ground.applying(dynamo.plainClient());
    }

    static RawEvent created(String id, String account, long minute) {
        return event(id, "subscription.created", "subscription/" + id,
                "{\"sku\":\"sku1\",\"quantity\":10,\"account\":\"" + account + "\"}", minute);
    }

    final Optional<Instant> cursor(RawEvent raw) {
        return ground.ledger().sweeps().cursor(raw.key().shard(), ground.clock().instant());
    }

    final List<ParkedEvent> parked() {
        return Stream.iterate(0, shard -> shard < 8, shard -> shard + 1)
                .flatMap(shard -> ground.ledger().sweeps().parked(shard).stream())
                .toList();
    }

    final Unit unit(RawEvent raw) {
        StateItem state = Objects.requireNonNull(ground.items().get("nordvik subscription/" + raw.id()));
        return state.units().first();
    }

    final void publish(Unit unit) {
        PublishLeases heads = ground.ledger().heads();
        PublishRun run = heads.raise(unit, ground.clock().instant(), LIMIT).orElseThrow();
        heads.commit(run, Optional.empty(), LIMIT, Map.of());
    }
}

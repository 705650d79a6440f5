package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.LocalDynamo;
import dev.lightup.site.release.WriteCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Runs whose time is up, runs that somebody joins, and pages that are written side by side.
final class UnfinishedRunTest {
    private static final String ROOT = TinyUnit.root(World.UNIT);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private World world;
    private FaultyBucket bucket;
    private Publisher publisher;

    @BeforeEach
    void begin() {
        world = new World(dynamo);
        bucket = new FaultyBucket(world.bucket, FaultyBucket.Script.NONE);
        publisher = world.publisher(dynamo.plainClient(), bucket);
        world.set("a", "one");
        world.set("b", "two");
    }

    @Test
    void aRunWithoutTimeEndsBetweenTwoPagesAndTheNextGoesOnFromThere() {
        world.set("c", "three");

        PublishOutcome first = publisher.publish(World.UNIT, false, ShortTime.forPages(2));

        assertThat(first).isEqualTo(new PublishOutcome.Unfinished(World.UNIT, new WriteCounts(2, 0, 2)));
        assertThat(bucket.writes()).containsExactly("put " + ROOT + "e/a/index.html", "put " + ROOT + "e/b/index.html");
        assertThat(world.ledger.heads().head(World.UNIT).repairSince()).isEmpty();
        assertThat(world.ledger.heads().head(World.UNIT).open()).isEmpty();
        assertThat(world.ledger.heads().head(World.UNIT).dueAt()).contains(world.clock.instant());
        bucket.forget();

        PublishOutcome second = publisher.publish(World.UNIT, false);

        assertThat(second).isEqualTo(new PublishOutcome.Published(World.UNIT, 2, 4, new WriteCounts(2, 0, 2), true));
        assertThat(bucket.calls()).containsExactly("put " + ROOT + "e/c/index.html", "put " + ROOT + "index.html");
        world.isRight("gone on with");
    }

    /// Another run read the manifest before this one wrote, and had nothing to write where this one did: only the objects tell.
    @Test
    void aRunThatStopsWhereALaterOneHasBegunLeavesWorkToRepair() {
        publisher.publish(World.UNIT, false);
        world.set("a", "uno");
        FaultyBucket meanwhile = new FaultyBucket(world.bucket, new FaultyBucket.Script() {
            @Override
            public void before(String operation, String path) {
                if (path.endsWith("e/a/index.html")) {
                    world.set("a", "one");
                    publisher.publish(World.UNIT, false);
                }
            }
        });

        world.publisher(dynamo.plainClient(), meanwhile).publish(World.UNIT, false, ShortTime.forPages(1));

        assertThat(world.ledger.heads().head(World.UNIT).repairSince()).isPresent();
        world.sweep();
        world.isRight("repaired");
    }

    @Test
    void whoIsAskedForWhileARunIsOpenIsMadeOnceMoreByThatRun() {
        publisher.publish(World.UNIT, false);
        world.set("a", "uno");
        FaultyBucket meanwhile = new FaultyBucket(world.bucket, new FaultyBucket.Script() {
            @Override
            public void after(String operation, String path) {
                if (path.endsWith("e/a/index.html")) {
                    world.set("b", "due");
                    var head = world.ledger.heads().head(World.UNIT);
                    world.ledger.heads().join(head, world.clock.instant(), Publisher.LIMIT);
                }
            }
        });

        PublishOutcome outcome = world.publisher(dynamo.plainClient(), meanwhile).publish(World.UNIT, false);

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Published.class,
                published -> assertThat(published.rev()).isEqualTo(3));
        world.isRight("made once more");
        assertThat(world.ledger.heads().head(World.UNIT).dueAt()).isEmpty();
    }

    @Test
    void inLanesTheLeavesComeBeforeWhatLinksToThem() {
        for (int i = 0; i < 40; i++) {
            world.set("many" + i, "x");
        }

        world.publisher(dynamo.plainClient(), bucket, new TinyUnit(world.ledger, World.ACCOUNT), 8)
                .publish(World.UNIT, false);

        assertThat(bucket.writes()).hasSize(43).endsWith("put " + ROOT + "index.html");
        world.isRight("in lanes");
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.LocalDynamo;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Publishers of one unit that run at the same time, with their remote calls in every order that two changes of turn allow, and in
/// many random ones. Whatever the order: when all have ended, the bucket holds the newest states' bytes.
final class RaceTest {
    private static final int RANDOM_ORDERS = 20;
    /// Each second turn is tried at every eighth call, at another eighth for each first turn; `-Dlightup.orders=all` tries all.
    private static final int STRIDE = "all".equals(System.getProperty("lightup.orders")) ? 1 : 8;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    /// The first sees an older state than the second; what the second wants is partly what was there before the first, so that it has
    /// nothing to write where the first still writes.
    private World world(int number) {
        World world = new World(dynamo, number);
        world.set("same", "steady");
        world.set("back", "zero");
        world.set("on", "zero");
        world.set("gone", "");
        assertThat(world.publisher().publish(world.unit, false)).isInstanceOf(PublishOutcome.Published.class);
        world.set("back", "one");
        world.set("on", "one");
        world.set("gone", "one");
        world.set("same", "");
        return world;
    }

    private static void change(World world) {
        world.set("back", "zero");
        world.set("on", "two");
        world.set("gone", "");
        world.set("same", "steady");
    }

    @Test
    void whereverTheTurnChangesTwiceTheNewestBytesStand() {
        int calls = calls();
        int orders = 0;
        for (int first = 1; first < calls; first++) {
            for (int second = 1 + first % STRIDE; second < calls; second += STRIDE) {
                World world = world(orders++);
                Actor older = new Actor(world);
                boolean over = older.go(first);
                change(world);
                Actor newer = new Actor(world);
                newer.go(second);
                if (!over) {
                    older.finish();
                }
                newer.finish();
                world.isRight("older makes " + first + " calls, newer " + second + ", older ends, newer ends");
            }
        }
        System.out.println("orders of two publishers: " + orders);
    }

    /// A run that another one passed runs again; what changes while it turns round, and is published by a third, it must have seen.
    @Test
    void whoRunsAgainReadsWhatStandsOnlyAfterItsNewRevision() {
        int last = calls() - 1;
        boolean over = false;
        for (int again = 0; !over; again++) {
            World world = world(200_000 + again);
            Actor older = new Actor(world);
            older.go(last);
            change(world);
            new Actor(world).finish();
            over = older.go(again);
            world.set("on", "three");
            world.set("back", "three");
            new Actor(world).finish();
            older.finish();
            world.isRight("passed before its last call, " + again + " calls later again");
        }
    }

    @Test
    void inAnyRandomOrderOfThreeTheNewestBytesStand() {
        long seed = 20260302;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int order = 0; order < RANDOM_ORDERS; order++) {
            World world = world(order);
            Actor[] actors = {new Actor(world), new Actor(world), new Actor(world)};
            boolean[] ended = new boolean[actors.length];
            actors[0].go(1 + random.nextInt(12));
            change(world);
            int open = actors.length;
            for (int turn = 0; open > 0; turn++) {
                int who = random.nextInt(actors.length);
                if (!ended[who]) {
                    ended[who] = turn > 500 ? actors[who].finish().isPresent() : actors[who].go(1 + random.nextInt(4));
                    open -= ended[who] ? 1 : 0;
                }
            }
            for (Actor actor : actors) {
                actor.finish();
            }
            world.sweep();
            world.isRight("random order " + order + " of seed " + seed);
        }
    }

    /// How many calls one run makes when nobody else runs.
    private int calls() {
        World world = world(100_000);
        Actor alone = new Actor(world);
        alone.finish();
        return alone.made();
    }
}

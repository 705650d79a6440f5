package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run that is stopped, or misled, at each of its remote calls in turn. The clock alone must bring the unit back, and the end
/// must be the same as if nothing had happened.
final class CrashTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private World world(int number) {
        World world = new World(dynamo, number);
        world.set("same", "steady");
        world.set("on", "zero");
        world.set("gone", "zero");
        world.publisher().publish(world.unit, false);
        world.set("on", "one");
        world.set("gone", "");
        world.set("new", "one");
        return world;
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"NONE", "TRUNCATED", "STALE"}, mode = EnumSource.Mode.EXCLUDE)
    void atEveryCallOfTheDatabaseTheUnitComesRightAgain(Fault fault) {
        assertThat(callsThatCameRight(fault, CrashTest::run)).isGreaterThan(8);
    }

    /// @param between what runs over the database in which one call goes wrong
    /// @return how many calls there were to go wrong
    private int callsThatCameRight(Fault fault, BiConsumer<Publisher, World> between) {
        int call = 0;
        for (boolean reached = true; reached; call++) {
            World world = world(call);
            AtomicInteger seen = new AtomicInteger();
            int number = call;
            FaultyDynamo database = world.faulty();
            database.follow(_ -> seen.getAndIncrement() == number ? fault : Fault.NONE);
            between.accept(world.publisher(database.client(), world.bucket), world);
            reached = seen.get() > number;
            world.sweep();
            world.isRight(fault + " at call " + call + " of the database");
        }
        return call;
    }

    @ParameterizedTest
    @EnumSource(BucketFault.class)
    void atEveryCallOfTheBucketTheUnitComesRightAgain(BucketFault fault) {
        int call = 0;
        for (boolean reached = true; reached; call++) {
            World world = world(call);
            AtomicInteger seen = new AtomicInteger();
            int number = call;
            run(world.publisher(dynamo.plainClient(), new FaultyBucket(world.bucket, fault.at(seen, number))), world);
            reached = seen.get() > number;
            world.sweep();
            world.isRight(fault + " at call " + call + " of the bucket");
        }
        assertThat(call).isGreaterThan(3);
    }

    /// The run has time for one page only and ends in order; whatever else happens to it, the next ones make the unit whole.
    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_AFTER"})
    void aRunThatStopsForTimeComesRightAgainFromEveryCall(Fault fault) {
        assertThat(callsThatCameRight(fault, (publisher, world) -> {
            run(publisher, world, ShortTime.forPages(1));
            world.set("on", "two");
            run(world.publisher(), world, ShortTime.forPages(1));
        })).isGreaterThan(5);
    }

    /// Between the crash and the moment at which the run can be told dead, a state changes back and the unit is published once
    /// more, trusting the manifest.
    @ParameterizedTest
    @EnumSource(value = BucketFault.class, names = {"KILL_BEFORE", "KILL_AFTER"})
    void aCrashUnderAChangeThatGoesBackComesRightAgain(BucketFault fault) {
        for (int call = 0; call < 4; call++) {
            World world = world(call);
            AtomicInteger seen = new AtomicInteger();
            run(world.publisher(dynamo.plainClient(), new FaultyBucket(world.bucket, fault.at(seen, call))), world);
            world.set("on", "zero");
            world.set("gone", "zero");
            world.set("new", "");
            assertThat(world.publisher().publish(world.unit, false)).isInstanceOf(PublishOutcome.Published.class);
            world.sweep();
            world.isRight(fault + " at call " + call + ", then back");
        }
    }

    private static void run(Publisher publisher, World world) {
        run(publisher, world, InvocationTime.UNLIMITED);
    }

    private static void run(Publisher publisher, World world, InvocationTime time) {
        try {
            publisher.publish(world.unit, false, time);
        } catch (FaultyDynamo.Killed | BucketFault.Killed | RuntimeException _) {
            // the stream would deliver the record again: a run that could not begin leaves nothing to find
            if (world.ledger.heads().head(world.unit).dueAt().isEmpty()) {
                world.ledger.heads().lowerDue(world.unit, world.clock.instant());
            }
        }
    }
}

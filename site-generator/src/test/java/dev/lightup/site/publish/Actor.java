package dev.lightup.site.publish;

import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.site.bucket.Bucket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A publisher in its own thread that makes as many remote calls as it is told to, and then stands still before the next.
final class Actor {
    private static final long PATIENCE_SECONDS = 60;

    private final Thread thread;
    private final AtomicReference<PublishOutcome> outcome = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition changed = turn.newCondition();
    private int allowed;
    private int made;
    private boolean waits;
    private boolean ended;

    Actor(World world) {
        FaultyDynamo database = world.faulty();
        database.follow(_ -> {
            pass();
            // what is not read strongly consistent sees nothing at all
            return FaultyDynamo.Fault.STALE;
        });
        Bucket bucket = new FaultyBucket(world.bucket, new FaultyBucket.Script() {
            @Override
            public void before(String operation, String path) {
                pass();
            }
        });
        Publisher publisher = world.publisher(database.client(), bucket);
        thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                outcome.set(publisher.publish(world.unit, false));
            } catch (Throwable e) { // whatever it is, the test must see it
                failure.set(e);
            } finally {
                end();
            }
        });
    }

    /// Lets it make that many more calls; comes back when it stands still or has ended.
    ///
    /// @return whether it has ended
    boolean go(int calls) {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        return letGo(calls);
    }

    /// Lets it end.
    Optional<PublishOutcome> finish() {
        go(Integer.MAX_VALUE / 2);
        if (failure.get() != null) {
            throw new AssertionError("the publisher failed", failure.get());
        }
        return Optional.ofNullable(outcome.get());
    }

    /// How many calls it has made.
    int made() {
        turn.lock();
        try {
            return made;
        } finally {
            turn.unlock();
        }
    }

    private boolean letGo(int calls) {
        turn.lock();
        try {
            allowed += calls;
            changed.signalAll();
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!ended && !(waits && allowed == 0)) {
                left = changed.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError("the publisher hangs");
                }
            }
            return ended;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            turn.unlock();
        }
    }

    private void pass() {
        turn.lock();
        try {
            waits = true;
            changed.signalAll();
            while (allowed == 0) {
                changed.awaitUninterruptibly();
            }
            waits = false;
            allowed--;
            made++;
        } finally {
            turn.unlock();
        }
    }

    private void end() {
        turn.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            turn.unlock();
        }
    }
}

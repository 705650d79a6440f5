package dev.lightup.local.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The thread of one consumer, and the talk with it: wake up, settle, stop.
final class ConsumerThread {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(ConsumerThread.class.getName());

    private final ShardConsumer consumer;
    private final CancellationToken stop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private long asked;
    private long settled;
    private boolean woken;
    private boolean held;
    private StreamLag lag;
    private @Nullable RuntimeException failure;
    private long failures;
    private String told = "";

    private ConsumerThread(ShardConsumer consumer, CancellationToken stop) {
        this.consumer = consumer;
        this.stop = stop;
        this.lag = consumer.lag(Optional.empty());
        this.thread = Thread.ofPlatform().daemon().name("stream of " + consumer.function()).unstarted(this::run);
    }

    static ConsumerThread start(ShardConsumer consumer, CancellationToken stop) {
        var subscriber = new ConsumerThread(consumer, stop);
        subscriber.thread.start();
        return subscriber;
    }

    String function() {
        return consumer.function();
    }

    void wake() {
        locked(() -> {
            woken = true;
            changed.signalAll();
        });
    }

    /// Whether reading waits, as for a mapping that is disabled on AWS; its place is kept.
    void hold(boolean hold) {
        locked(() -> {
            held = hold;
            changed.signalAll();
        });
    }

    /// How far the function was behind when the stream was last looked at.
    StreamLag lag() {
        lock.lock();
        try {
            return new StreamLag(lag.function(), held, lag.waiting(), lag.full(), lag.oldest(), lag.problem());
        } finally {
            lock.unlock();
        }
    }

    private void look(Optional<String> problem) {
        StreamLag seen = consumer.lag(problem);
        locked(() -> lag = seen);
    }

    void settle(Duration patience) {
        lock.lock();
        try {
            long ticket = ++asked;
            woken = true;
            changed.signalAll();
            long left = patience.toNanos();
            while (settled < ticket) {
                if (left <= 0 || stop.given()) {
                    throw new IllegalStateException(function() + " has not settled within " + patience, failure);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + function() + " settled", e);
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        stop.give();
        wake();
    }

    void join() {
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stop.given()) {
            long[] tickets = tickets();
            if (!stop.given()) {
                pass(tickets[0], tickets[1]);
            }
        }
        try {
            consumer.finish();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void pass(long ticket, long before) {
        try {
            ShardConsumer.Pass pass = consumer.pass(ticket > before, this::wake);
            recovered();
            look(Optional.empty());
            switch (pass) {
                case MOVED -> {}
                case BUSY -> rest(before);
                case IDLE -> rest(ticket);
            }
        } catch (RuntimeException e) {
            failed(e);
            stop.await(AFTER_FAILURE);
        }
    }

    /// One reason is told once, however often it comes back; the next one is told again.
    private void failed(RuntimeException e) {
        String reason = e.toString();
        if (!reason.equals(told)) {
            LOG.log(System.Logger.Level.WARNING, thread.getName() + " does not go on and is tried every second", e);
            told = reason;
        }
        failures++;
        look(Optional.of(reason));
        locked(() -> failure = e);
    }

    private void recovered() {
        if (failures > 0) {
            LOG.log(System.Logger.Level.WARNING, thread.getName() + " goes on after failures: " + failures);
            failures = 0;
            told = "";
            locked(() -> failure = null);
        }
    }

    private long[] tickets() {
        lock.lock();
        try {
            while (held && !stop.given()) {
                changed.awaitUninterruptibly();
            }
            woken = false;
            return new long[]{asked, settled};
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something to look at again.
    ///
    /// @param ticket whose question is answered
    private void rest(long ticket) {
        lock.lock();
        try {
            settled = ticket;
            changed.signalAll();
            long left = LOOK_AGAIN.toNanos();
            while (!woken && !stop.given() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.give();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}

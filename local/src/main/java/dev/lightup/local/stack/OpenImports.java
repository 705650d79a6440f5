package dev.lightup.local.stack;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import java.time.Duration;
import java.util.stream.IntStream;

/// The files that are being read in. Thread-safe.
final class OpenImports {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Ledger ledger;

    OpenImports(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Waits until every file that is on the list is read, or waits for its time because a piece of it failed.
    ///
    /// @throws IllegalStateException when it takes longer
    void settle(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (isGoingOn()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("a file is not read in after " + patience);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a file is read in", e);
            }
        }
    }

    private boolean isGoingOn() {
        return IntStream.range(0, RawKey.SHARDS)
                .mapToObj(shard -> ledger.imports().of(shard).stream())
                .flatMap(tasks -> tasks)
                .anyMatch(task -> task.stage() == ImportTask.Stage.READING && task.problem().isEmpty());
    }
}

package dev.lightup.functions.sweep;

import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.key.Unit;
import java.util.ArrayList;
import java.util.List;

/// Hands the units that became dirty to who publishes, each once a sweep. That nobody takes them stops no other work of the sweep; it
/// is said at its end.
final class HandOver {
    private final PublishRequests publishing;
    private final UnitsToPublish dirty;
    private final List<RuntimeException> failures = new ArrayList<>();
    private int units;

    HandOver(PublishRequests publishing, UnitsToPublish dirty) {
        this.publishing = publishing;
        this.dirty = dirty;
    }

    void tell() {
        List<Unit> untold = dirty.take();
        if (untold.isEmpty()) {
            return;
        }
        try {
            publishing.run(untold);
            units += untold.size();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /// How many were told.
    ///
    /// @throws RuntimeException the first failure, with the others
    int end() {
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return units;
    }
}

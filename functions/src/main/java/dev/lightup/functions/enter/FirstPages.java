package dev.lightup.functions.enter;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.publication.UnitPage;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which of a reader's pages were never published: those of a distributor that told nothing yet, and an account's for the first seconds.
/// Only what a session opens is asked for, so that nothing is told of another's. Thread-safe.
final class FirstPages {
    private static final String INDEX = "index.html";

    private final Ledger ledger;

    FirstPages(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Those without a home, in one call of the table.
    List<ReaderGrant> missing(Collection<ReaderGrant> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        Set<UnitPage> written = ledger.units().written(open.stream().map(FirstPages::home).toList());
        return open.stream().filter(grant -> !written.contains(home(grant))).toList();
    }

    private static UnitPage home(ReaderGrant grant) {
        return new UnitPage(grant.unit(), grant.page().path().substring(1) + INDEX);
    }
}

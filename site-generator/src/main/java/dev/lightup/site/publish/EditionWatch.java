package dev.lightup.site.publish;

import dev.lightup.ledger.Editions;
import dev.lightup.ledger.Head;
import dev.lightup.ledger.Heads;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.UnitKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Notices, once a process, that the code makes other pages than the code before it, and has every unit made anew within the hour: first
/// what all pages share, then each unit at its own moment. What was told is noted last, so that a death midway tells again. Thread-safe.
final class EditionWatch {
    private final Editions editions;
    private final Heads heads;
    private final Tenants tenants;
    private final Publisher publisher;
    private final Edition edition;
    private final Lanes lanes;
    private final Journal journal;
    private final InstantSource clock;
    private final AtomicBoolean compared = new AtomicBoolean();

    EditionWatch(Ledger ledger, Tenants tenants, Publisher publisher, Edition edition, Lanes lanes, Journal journal,
            InstantSource clock) {
        this.editions = ledger.editions();
        this.heads = ledger.heads();
        this.tenants = tenants;
        this.publisher = publisher;
        this.edition = edition;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = clock;
    }

    /// Compares, if this process has not yet. Holds nothing up: what fails is tried at the next call.
    void look(BooleanSupplier inTime) {
        if (compared.get() || !inTime.getAsBoolean() || !compared.compareAndSet(false, true)) {
            return;
        }
        try {
            if (editions.told().map(Editions.Told::name).filter(edition.name()::equals).isEmpty()) {
                compared.set(tell(inTime));
            }
        } catch (RuntimeException e) {
            compared.set(false);
            journal.failure("the units were not told of this edition", e);
        }
    }

    /// @return whether there is nothing left for this process to do
    private boolean tell(BooleanSupplier inTime) {
        Outcome shared = publisher.publish(UnitSites.ABOUT, false);
        journal.outcomes(List.of(shared), 0);
        if (!(shared instanceof Outcome.Published)) {
            // pages would link to a stylesheet that is not there; the next process tries again
            return !(shared instanceof Outcome.Failed);
        }
        Instant now = clock.instant();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (UnitKey unit : behind()) {
            tasks.add(() -> {
                boolean time = inTime.getAsBoolean();
                if (time) {
                    tenants.spread(unit, now);
                }
                return time;
            });
        }
        if (lanes.call(tasks).contains(false)) {
            return false;
        }
        editions.tell(new Editions.Told(edition.name(), now));
        return true;
    }

    /// The units whose release another edition made.
    private List<UnitKey> behind() {
        List<UnitKey> behind = new ArrayList<>();
        for (String tenant : tenants.all()) {
            heads.heads(tenants.units(tenant)).stream().filter(this::isBehind).map(Head::unit).forEach(behind::add);
        }
        return behind;
    }

    boolean isBehind(Head head) {
        return Optional.ofNullable(head.notes().get(Publisher.EDITION)).filter(edition.name()::equals).isEmpty();
    }
}

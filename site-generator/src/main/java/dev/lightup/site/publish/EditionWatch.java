package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageEditions;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Notices, once a process, that the code makes other pages than the code before it, and has every unit made anew within the hour: first
/// what all pages share, then each unit at its own moment. What was told is noted last, so that a death midway tells again. Thread-safe.
final class EditionWatch {
    private final PageEditions editions;
    private final PublishLeases heads;
    private final TenantUnits tenants;
    private final Publisher publisher;
    private final PageEdition edition;
    private final BoundedParallelism lanes;
    private final PublishLog journal;
    private final InstantSource clock;
    private final AtomicBoolean compared = new AtomicBoolean();

    EditionWatch(
            Ledger ledger,
            TenantUnits tenants,
            Publisher publisher,
            PageEdition edition,
            BoundedParallelism lanes,
            PublishLog journal,
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
            if (editions.told().map(PageEditions.Told::name).filter(edition.name()::equals).isEmpty()) {
                compared.set(tell(inTime));
            }
        } catch (RuntimeException e) {
            compared.set(false);
            journal.failure("the units were not told of this edition", e);
        }
    }

    /// @return whether there is nothing left for this process to do
    private boolean tell(BooleanSupplier inTime) {
        PublishOutcome shared = publisher.publish(Unit.about(), false);
        journal.outcomes(List.of(shared), 0);
        if (!(shared instanceof PublishOutcome.Published)) {
            // pages would link to a stylesheet that is not there; the next process tries again
            return !(shared instanceof PublishOutcome.Failed);
        }
        Instant now = clock.instant();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (Unit unit : behind()) {
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
        editions.tell(new PageEditions.Told(edition.name(), now));
        return true;
    }

    /// The units whose release another edition made.
    private List<Unit> behind() {
        List<Unit> behind = new ArrayList<>();
        Stream.concat(tenants.all().stream().map(tenants::units), Stream.of(tenants.ofNobody()))
                .map(units -> units.stream().filter(unit -> !unit.equals(Unit.about())).toList())
                .flatMap(units -> heads.heads(units).stream())
                .filter(this::isBehind)
                .map(PublishLease::unit)
                .forEach(behind::add);
        return behind;
    }

    boolean isBehind(PublishLease head) {
        return Optional.ofNullable(head.notes().get(Publisher.EDITION)).filter(edition.name()::equals).isEmpty();
    }
}

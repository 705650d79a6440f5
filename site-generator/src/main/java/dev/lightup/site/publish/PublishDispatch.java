package dev.lightup.site.publish;

import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.stream.StreamRecord;
import dev.lightup.site.unit.ProgrammeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// Turns what the function is called with into units to publish: each once, several side by side.
final class PublishDispatch {
    private final Publisher publisher;
    private final AggregateThrottle levels;
    private final OpenFileThrottle files;
    private final TenantUnits tenants;
    private final EditionWatch edition;
    private final DirectRequests direct;
    private final BoundedParallelism lanes;
    private final PublishLog journal;

    PublishDispatch(
            Publisher publisher,
            AggregateThrottle levels,
            OpenFileThrottle files,
            TenantUnits tenants,
            EditionWatch edition,
            DirectRequests direct,
            BoundedParallelism lanes,
            PublishLog journal) {
        this.publisher = publisher;
        this.levels = levels;
        this.files = files;
        this.tenants = tenants;
        this.edition = edition;
        this.direct = direct;
        this.lanes = lanes;
        this.journal = journal;
    }

    /// Does what somebody asked for directly.
    DirectAnswer direct(DirectRequest request, BooleanSupplier inTime) {
        edition.look(inTime);
        return direct.answer(request, inTime);
    }

    /// Publishes what a batch of the stream asks for.
    ///
    /// @param inTime whether there is time to begin one more unit
    /// @return sequence numbers of the records to deliver again: those whose units could not even be begun
    Set<String> stream(List<StreamRecord> records, BooleanSupplier inTime) {
        edition.look(inTime);
        StreamWork wakes = StreamWork.of(records);
        wakes.unreadable()
                .forEach(record -> journal.failure("a record of the stream cannot be read: " + record.sequence(),
                        record.cause()));
        Set<String> again = new TreeSet<>();
        for (StreamWork.NewProgramme programme : wakes.programmes()) {
            try {
                // one that cannot be read is folded anew, and comes by once more
                ProgrammeSource.of(programme.state()).ifPresent(read -> tenants.spread(programme.state(), read));
            } catch (RuntimeException e) {
                journal.failure("the new configuration reached not every unit", e);
                again.add(programme.sequence());
            }
        }
        List<PublishOutcome> outcomes = new ArrayList<>();
        for (UnitKind.Level level : UnitKind.Level.values()) {
            List<Callable<Begun>> tasks = new ArrayList<>();
            wakes.units().forEach((unit, sequence) -> {
                if (unit.kind().level() == level) {
                    tasks.add(() -> begin(unit, sequence, wakes.pressing().contains(unit), inTime));
                }
            });
            for (Begun begun : lanes.call(tasks)) {
                begun.outcome().ifPresentOrElse(outcomes::add, () -> again.add(begun.sequence()));
            }
        }
        journal.outcomes(outcomes, wakes.unreadable().size());
        return again;
    }

    private record Begun(String sequence, Optional<PublishOutcome> outcome) {}

    private Begun begin(Unit unit, String sequence, boolean pressing, BooleanSupplier inTime) {
        try {
            if (!inTime.getAsBoolean()) {
                return new Begun(sequence, Optional.empty());
            }
            boolean waits = levels.mustWait(unit) || (!pressing && files.mustWait(unit));
            return new Begun(sequence,
                    Optional.of(waits ? new PublishOutcome.Later(unit) : publisher.publish(unit, false)));
        } catch (RuntimeException e) {
            journal.failure("the unit could not be begun: " + unit, e);
            return new Begun(sequence, Optional.empty());
        }
    }
}

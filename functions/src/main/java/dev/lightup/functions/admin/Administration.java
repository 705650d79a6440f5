package dev.lightup.functions.admin;

import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.Folding;
import dev.lightup.functions.apply.Patience;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.receive.Readmission;
import dev.lightup.ledger.Ledger;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The use cases of the operator. Each may be repeated: what stands already is found, what a process that ended half-way left out is done.
/// Thread-safe.
public final class Administration {
    private final Listing listing;
    private final Quarantine quarantine;
    private final Retracting retracting;
    private final Refolding refolding;

    public Administration(Ledger ledger, Directory directory, InstantSource clock) {
        Formats formats = Formats.all(clock);
        Supplier<String> attempts = () -> "operator/" + UUID.randomUUID();
        var finder = new EventFinder(ledger);
        listing = new Listing(ledger, finder, clock);
        quarantine = new Quarantine(ledger, finder, directory, new Readmission(ledger, directory, formats),
                Apply.applying(ledger, directory, clock), clock, attempts);
        retracting = new Retracting(ledger, formats, new RetractionParts(ledger, formats, directory, attempts), clock);
        refolding = new Refolding(ledger, finder, formats,
                new Folding(ledger, formats, directory, clock, Patience.jittered()), clock);
    }

    /// Does what is asked.
    ///
    /// @param inTime whether there is time to go on
    public Answer run(Command command, BooleanSupplier inTime) {
        return switch (command) {
            case Command.QuarantineList list -> listing.list(list, inTime);
            case Command.QuarantineShow show -> quarantine.show(show);
            case Command.QuarantineReplay replay -> quarantine.replay(replay);
            case Command.Retract retract -> retracting.retract(retract);
            case Command.Refold refold -> refolding.refold(refold, inTime);
        };
    }
}

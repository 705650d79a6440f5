package dev.lightup.functions.admin;

import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.enter.ReaderInviter;
import dev.lightup.functions.receive.QuarantineReader;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.Formats;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The use cases of the operator. Each may be repeated: what stands already is found, what a process that ended half-way left out is done.
/// Thread-safe.
public final class AdminCommands {
    private final WaitingList listing;
    private final WaitingEvents quarantine;
    private final EventRetractor retracting;
    private final SubjectRefolder refolding;
    private final LateWorkLook lateness;
    private final ReaderCommands readers;
    private final AccountOpener opening;

    public AdminCommands(Ledger ledger, Directory directory, InstantSource clock) {
        Formats formats = Formats.all(clock);
        Supplier<String> attempts = () -> "operator/" + UUID.randomUUID();
        var finder = new EventFinder(ledger);
        listing = new WaitingList(ledger, finder, clock);
        quarantine = new WaitingEvents(ledger, finder, directory, new QuarantineReader(ledger, directory, formats),
                // a file that is tried again is the next sweep's to ask for
                Apply.applying(ledger, directory, formats, _ -> {}, clock), clock, attempts);
        retracting = new EventRetractor(ledger, formats, new RetractionParts(ledger, formats, directory, attempts),
                clock);
        refolding = new SubjectRefolder(ledger, finder, formats,
                new SubjectFolding(ledger, formats, directory, clock, ConflictBackoff.jittered()), clock);
        lateness = new LateWorkLook(ledger, finder, clock);
        readers = new ReaderCommands(ledger, directory, new ReaderInviter(ledger, clock, new SecureRandom()), clock);
        opening = new AccountOpener(ledger, directory, attempts, clock);
    }

    /// Does what is asked.
    ///
    /// @param inTime whether there is time to go on
    public AdminAnswer run(AdminCommand command, BooleanSupplier inTime) {
        return switch (command) {
            case AdminCommand.QuarantineList list -> listing.list(list, inTime);
            case AdminCommand.QuarantineShow show -> quarantine.show(show);
            case AdminCommand.QuarantineReplay replay -> quarantine.replay(replay);
            case AdminCommand.Retract retract -> retracting.retract(retract);
            case AdminCommand.Refold refold -> refolding.refold(refold, inTime);
            case AdminCommand.LateWork late -> lateness.look(late);
            case AdminCommand.Invite invite -> readers.invite(invite);
            case AdminCommand.OpenAccounts open -> opening.open(open, inTime);
            case AdminCommand.Readers list -> readers.list(list);
            case AdminCommand.RevokeReader revoke -> readers.revoke(revoke);
        };
    }
}

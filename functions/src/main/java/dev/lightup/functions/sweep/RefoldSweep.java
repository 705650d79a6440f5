package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.FailureCause;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.subject.RefoldTask;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.SubjectRecords;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Works off the subjects whose state somebody could not read: each is folded anew from the log. What a newer release wrote is left
/// alone until an event comes; releases side by side would otherwise write each other's states for ever. What cannot be folded for its
/// own sake is tried later and later.
final class RefoldSweep {
    private static final System.Logger LOG = System.getLogger(RefoldSweep.class.getName());

    private final SweepRound round;

    RefoldSweep(SweepRound round) {
        this.round = round;
    }

    void run(int shard, BooleanSupplier inTime) {
        for (RefoldTask subject : round.ledger().refolds().waiting(shard)) {
            if (!inTime.getAsBoolean()) {
                return;
            }
            if (subject.next().isAfter(round.now())) {
                continue;
            }
            try {
                workOff(subject);
            } catch (RuntimeException e) {
                stays(subject, e);
            }
        }
    }

    private void workOff(RefoldTask subject) {
        Optional<StateItem> state = round.ledger().subjects().state(subject.tenant(), subject.subject());
        if (state.filter(item -> item.stored().isNewer()).isPresent()) {
            return;
        }
        if (state.map(item -> item.stored() instanceof StoredRecord.Unread).orElseGet(() -> hasEntries(subject))) {
            round.folding().refold(subject.tenant(), subject.subject());
            round.ledger().subjects().state(subject.tenant(), subject.subject()).ifPresent(round::keepInMind);
            round.counts().refolded();
        }
        round.ledger().refolds().done(subject);
    }

    private boolean hasEntries(RefoldTask subject) {
        SubjectRecords subjects = round.ledger().subjects();
        return subjects.entries(subject.tenant(), subject.subject()).findAny().isPresent();
    }

    private void stays(RefoldTask subject, RuntimeException cause) {
        boolean own = FailureCause.problem(cause).isPresent();
        if (own) {
            round.ledger().refolds().later(subject.again(round.now()));
        } else {
            round.counts().waiting();
        }
        // a table that is busy is not this subject's error, and says so at each sweep
        LOG.log(own ? Level.ERROR : Level.WARNING,
                () -> subject.tenant() + " " + subject.subject() + " could not be folded anew", cause);
    }
}

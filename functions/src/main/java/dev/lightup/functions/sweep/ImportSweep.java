package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.lane.TenantLanes;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks after the files that are being read in: one of which nobody gave a sign of life is asked for again, one that is wholly folded leaves
/// the list when its units have seen the end of it.
final class ImportSweep {
    private static final System.Logger LOG = System.getLogger(ImportSweep.class.getName());
    /// Later than that nobody puts a file: the clock that did was wrong.
    private static final Duration FARTHEST = Duration.ofHours(25);

    /// So many files of a shard are looked at in a sweep: whoever announces very many has those of others wait for a minute, not for ever.
    static final int MOST = 50;
    /// So many pieces are worth another lane.
    private static final int MANY = 16;

    private final SweepRound round;
    private final ImportRequests requests;
    private final Set<String> asked = new HashSet<>();

    ImportSweep(SweepRound round, ImportRequests requests) {
        this.round = round;
        this.requests = requests;
    }

    /// Looks at what is due of a shard, what waits longest first.
    ///
    /// @param inTime whether there is time to go on; what is left is the next sweep's
    void of(int shard, BooleanSupplier inTime) {
        List<ImportTask> due = round.ledger()
                .imports()
                .of(shard)
                .stream()
                .filter(task -> !task.next().isAfter(round.now())
                        || task.next().isAfter(round.now().plus(FARTHEST)))
                .sorted(Comparator.comparing(ImportTask::next))
                .limit(MOST)
                .toList();
        for (ImportTask task : due) {
            if (!inTime.getAsBoolean()) {
                return;
            }
            switch (task.stage()) {
                case AWAITED, READING -> ask(task);
                case READ -> end(task);
            }
        }
    }

    private void ask(ImportTask task) {
        if (task.problem().isEmpty()) {
            // whoever takes it up says so; until then it is not asked for every minute
            round.ledger()
                    .imports()
                    .note(task.stage() == ImportTask.Stage.AWAITED
                            ? task.missing(round.now())
                            : task.dueAt(round.now().plus(ImportTask.SIGN_OF_LIFE)));
        }
        round.counts().importing();
        if (asked.add(task.file().tenant())) {
            for (int lane = 0; lane < Math.clamp(task.pieces() / MANY, 1, TenantLanes.FILES); lane++) {
                requests.run(task.file().tenant());
            }
        }
    }

    /// The feed's state was written last: who has seen it has seen every row.
    private void end(ImportTask task) {
        boolean seen = round.ledger()
                .rawEvents()
                .find(task.file())
                .map(file -> round.look().at(file).states().stream().map(round.dirty()::note).allMatch(Set::isEmpty))
                .orElse(true);
        if (seen) {
            round.ledger().imports().done(task);
        } else {
            // looked at again by the next sweep, after those that it has not looked at
            round.ledger().imports().note(task.dueAt(round.now()));
            LOG.log(Level.DEBUG, () -> "not every page shows the end of " + task.file());
        }
    }
}

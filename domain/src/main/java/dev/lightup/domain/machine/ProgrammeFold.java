package dev.lightup.domain.machine;

import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.ProgrammeState;
import java.time.Instant;
import java.util.Optional;

/// The configuration in force: the newest document, with the count of all before it as its version.
final class ProgrammeFold implements SubjectFold {
    private Optional<String> document = Optional.empty();
    private long version;
    private Optional<Instant> applied = Optional.empty();

    ProgrammeFold() {}

    ProgrammeFold(ProgrammeState state) {
        document = state.document();
        version = state.version();
        applied = state.applied();
    }

    @Override
    public ProgrammeState state() {
        return new ProgrammeState(document, version, applied);
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof SystemFact.ProgrammeApplied(String told)) {
            document = Optional.of(told);
            version++;
            applied = Optional.of(step.at());
        }
        return true;
    }
}

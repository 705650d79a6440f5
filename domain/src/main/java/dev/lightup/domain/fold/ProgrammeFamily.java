package dev.lightup.domain.fold;

import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.ProgrammeState;
import java.time.Instant;
import java.util.Optional;

/// The configuration in force: the newest document, with the count of all before it as its version.
final class ProgrammeFamily implements Family {
    private Optional<String> document = Optional.empty();
    private long version;
    private Optional<Instant> applied = Optional.empty();

    ProgrammeFamily() {}

    ProgrammeFamily(ProgrammeState state) {
        document = state.document();
        version = state.version();
        applied = state.applied();
    }

    @Override
    public ProgrammeState state() {
        return new ProgrammeState(document, version, applied);
    }

    @Override
    public boolean take(Step step) {
        if (step.fact() instanceof SystemFact.ProgrammeApplied(String told)) {
            document = Optional.of(told);
            version++;
            applied = Optional.of(step.at());
        }
        return true;
    }
}

package dev.lightup.domain.machine;

import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.state.LinkState;
import java.time.Instant;
import java.util.Optional;

/// An account's link: made or ended, whichever was said last. Said again for the same partner it holds since it was said first.
final class LinkFold implements SubjectFold {
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> changed = Optional.empty();

    LinkFold() {}

    LinkFold(LinkState state) {
        since = state.since();
        changed = state.changed();
    }

    @Override
    public LinkState state() {
        return new LinkState(since, changed);
    }

    @Override
    public void handOver(Instant from) {
        since = Optional.empty();
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof LinkFact fact) {
            changed = Optional.of(step.at());
            since = switch (fact) {
                case LinkFact.Made() -> since.or(() -> Optional.of(step.at()));
                case LinkFact.Ended() -> Optional.empty();
            };
        }
        return true;
    }
}

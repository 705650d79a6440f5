package dev.lightup.domain.machine;

import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.state.OfferState;
import java.time.Instant;
import java.util.Optional;

/// An offer: first listed, first orderable, retired. What is listed or lit up again is no longer retired; the light-up lag keeps
/// its first orderable day.
final class OfferFold implements SubjectFold {
    private Optional<String> name = Optional.empty();
    private Optional<Instant> listed = Optional.empty();
    private Optional<Instant> litUp = Optional.empty();
    private Optional<Instant> retired = Optional.empty();

    OfferFold() {}

    OfferFold(OfferState state) {
        name = state.name();
        listed = state.listed();
        litUp = state.litUp();
        retired = state.retired();
    }

    @Override
    public OfferState state() {
        return new OfferState(name, listed, litUp, retired);
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof OfferFact fact) {
            switch (fact) {
                case OfferFact.Listed(var called) -> {
                    name = called.or(() -> name);
                    listed = listed.or(() -> Optional.of(step.at()));
                    retired = Optional.empty();
                }
                case OfferFact.LitUp() -> {
                    litUp = litUp.or(() -> Optional.of(step.at()));
                    retired = Optional.empty();
                }
                case OfferFact.Retired() -> retired = retired.or(() -> Optional.of(step.at()));
            }
        }
        return true;
    }
}

package dev.lightup.domain.machine;

import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.state.PortfolioState;
import java.util.List;
import java.util.Optional;

/// A portfolio: what was said of it last.
final class PortfolioFold implements SubjectFold {
    private PortfolioState state;

    PortfolioFold() {
        this(PortfolioState.NONE);
    }

    PortfolioFold(PortfolioState state) {
        this.state = state;
    }

    @Override
    public PortfolioState state() {
        return state;
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof PortfolioFact fact) {
            state = switch (fact) {
                case PortfolioFact.Told(var name, var manager, var accounts) ->
                    new PortfolioState(Optional.of(name), manager, accounts, Optional.of(step.at()));
                case PortfolioFact.Removed() ->
                    new PortfolioState(Optional.empty(), Optional.empty(), List.of(), Optional.of(step.at()));
            };
        }
        return true;
    }
}

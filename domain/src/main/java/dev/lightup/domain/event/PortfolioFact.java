package dev.lightup.domain.event;

import java.util.List;
import java.util.Optional;

/// Facts about a portfolio, some of a distributor's accounts under a name: the operator's own, which no sender can say. The subject is the portfolio.
public sealed interface PortfolioFact extends Fact {
    /// Which accounts it has from then on, and what it is called.
    ///
    /// @param manager the desk that has it in hand
    /// @param accounts the distributor's ids of them, each once, sorted
    record Told(String name, Optional<String> manager, List<String> accounts) implements PortfolioFact {
        public Told {
            accounts = List.copyOf(accounts);
        }
    }

    /// There is no such portfolio any more.
    record Removed() implements PortfolioFact {}
}

package dev.lightup.domain.state;

import dev.lightup.domain.event.StoredName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which accounts a portfolio has.
///
/// @param name what it is called; absent where there is no such portfolio any more
/// @param manager the desk that has it in hand
/// @param accounts the distributor's ids of them, each once, sorted
/// @param changed when anything was last said of it
@StoredName("portfolio")
public record PortfolioState(
        Optional<String> name,
        Optional<String> manager,
        List<String> accounts,
        Optional<Instant> changed) implements SubjectState {
    /// One of which nothing was said.
    public static final PortfolioState NONE = new PortfolioState(Optional.empty(), Optional.empty(), List.of(),
            Optional.empty());

    public PortfolioState {
        accounts = List.copyOf(accounts);
    }
}

package dev.lightup.functions.portfolio;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a distributor's portfolios are. They are found among the members of its own unit: nothing else is read. Thread-safe.
public final class PortfolioStates {
    private final Ledger ledger;

    public PortfolioStates(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What is known of one.
    ///
    /// @param version what a change follows
    public record Standing(long version, PortfolioState state) {
        /// Nothing was ever said of it.
        public static final Standing NONE = new Standing(0, PortfolioState.NONE);
    }

    static Subject subject(String portfolio) {
        return new Subject(Subject.Kind.PORTFOLIO, portfolio);
    }

    /// The portfolios that there are, by id. One whose state is being written anew is left out.
    public NavigableMap<String, PortfolioState> all(String tenant) {
        List<Subject> told = ledger.units()
                .members(Unit.distributor(tenant))
                .stream()
                .filter(subject -> subject.kind() == Subject.Kind.PORTFOLIO)
                .toList();
        var all = new TreeMap<String, PortfolioState>();
        if (!told.isEmpty()) {
            for (StateItem item : ledger.subjects().states(tenant, told)) {
                if (item.stored() instanceof StoredRecord.Known) {
                    all.put(item.subject().id(), standing(item).state());
                }
            }
        }
        all.values().removeIf(state -> state.name().isEmpty());
        return all;
    }

    /// One of them.
    ///
    /// @param portfolio any text
    /// @throws IllegalStateException when it is being written anew: the same a moment later finds it
    public Optional<PortfolioState> one(String tenant, String portfolio) {
        return Subject.isValidId(portfolio)
                ? Optional.of(standing(tenant, portfolio).state()).filter(state -> state.name().isPresent())
                : Optional.empty();
    }

    Standing standing(String tenant, String portfolio) {
        return ledger.subjects()
                .state(tenant, subject(portfolio))
                .map(PortfolioStates::standing)
                .orElse(Standing.NONE);
    }

    private static Standing standing(StateItem item) {
        return new Standing(item.version(), item.stored()
                .known()
                .orElseThrow(() -> new IllegalStateException("a portfolio's state has another shape"))
                .current()
                .state() instanceof PortfolioState told ? told : PortfolioState.NONE);
    }
}

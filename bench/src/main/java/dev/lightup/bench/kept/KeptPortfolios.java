package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.functions.portfolio.PortfolioRecords;
import dev.lightup.functions.portfolio.PortfolioStates.Standing;
import java.util.List;
import java.util.Optional;

/// A distributor's portfolios: one of accounts that are there and one that is not, and one that was removed again. No sender can say them: the
/// operator's command does.
final class KeptPortfolios {
    /// What is said of portfolios.
    static final List<String> TYPES = List.of("portfolio.set", "portfolio.removed");

    private static final String REMOVED = "west";
    private static final PortfolioFact.Told NORTH = new PortfolioFact.Told("North", Optional.of("Channel desk North"),
            List.of("NV-1", "NV-2", "NV-404"));
    /// A version that no portfolio of the scenario has.
    private static final long FAR = 1_000;

    private final SteppedStack stack;
    private final PortfolioRecords records;

    KeptPortfolios(SteppedStack stack) {
        this.stack = stack;
        this.records = new PortfolioRecords(stack.ledger(), stack::now);
    }

    void play() {
        say("north", Standing.NONE, NORTH);
        say(REMOVED, Standing.NONE, new PortfolioFact.Told("West", Optional.empty(), List.of("NV-2")));
        stack.settle();
        say(REMOVED, standing(1), new PortfolioFact.Removed());
        stack.settle();
    }

    /// Says once more what is known of a portfolio, whether its state can be read or not.
    void sayOnceMore(String portfolio) {
        say(portfolio, standing(FAR), portfolio.equals(REMOVED) ? new PortfolioFact.Removed() : NORTH);
    }

    private static Standing standing(long version) {
        return new Standing(version, PortfolioState.NONE);
    }

    private void say(String portfolio, Standing read, PortfolioFact fact) {
        if (!(records.say(new KeptDirectory().tenant(KeptDirectory.NORDVIK), portfolio, read, fact,
                "attempt " + portfolio + " " + read.version()) instanceof PortfolioRecords.Put.Stands)) {
            throw new IllegalStateException("somebody else said something of " + portfolio);
        }
    }
}

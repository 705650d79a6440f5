package dev.lightup.domain.distributor;

import dev.lightup.domain.distributor.DistributorReading.Queued;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.LastHeard;
import dev.lightup.domain.reading.ReadingBasis;
import dev.lightup.domain.state.PortfolioState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads portfolios from the lines and the queue of the whole: what a line says was judged once, and the order is kept.
final class PortfolioParts {
    private final ReadingBasis basis;
    private final List<AccountLine> lines;
    private final List<Queued> queue;
    private final boolean silent;
    private final Set<String> told;

    /// @param silent whether the whole feed is
    PortfolioParts(ReadingBasis basis, List<AccountLine> lines, List<Queued> queue, boolean silent) {
        this.basis = basis;
        this.lines = lines;
        this.queue = queue;
        this.silent = silent;
        this.told = lines.stream().map(line -> line.told().account()).collect(Collectors.toUnmodifiableSet());
    }

    /// The portfolios among a distributor's own subjects, by id. One that was removed is none.
    List<NamedPortfolio> of(Collection<HeldSlice> own) {
        return own.stream()
                .flatMap(held -> held.slice().state() instanceof PortfolioState state
                        ? state.name().map(name -> part(held.subject().id(), name, state)).stream()
                        : Stream.empty())
                .sorted(Comparator.comparing(NamedPortfolio::id))
                .toList();
    }

    private NamedPortfolio part(String id, String name, PortfolioState state) {
        Set<String> accounts = new HashSet<>(state.accounts());
        List<AccountLine> its = lines.stream().filter(line -> accounts.contains(line.told().account())).toList();
        Optional<Instant> heard = its.stream()
                .flatMap(line -> line.told().lastReceived().stream())
                .max(Comparator.naturalOrder());
        return new NamedPortfolio(id, name, state.manager(),
                state.accounts().stream().filter(account -> !told.contains(account)).sorted().toList(),
                new DistributorReading(basis,
                        new DistributorReading.Portfolio(DistributorReader.totals(its), its, 0, List.of()),
                        queue.stream().filter(queued -> accounts.contains(queued.account())).toList(), List.of(),
                        List.of(), List.of(), new LastHeard(heard, silent), Optional.empty()));
    }
}

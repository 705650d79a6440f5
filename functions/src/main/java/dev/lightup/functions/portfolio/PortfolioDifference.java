package dev.lightup.functions.portfolio;

import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.state.PortfolioState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What would be another in a portfolio, in words.
final class PortfolioDifference {
    /// So many accounts are named that come, and so many that go.
    static final int NAMED = 200;

    private PortfolioDifference() {}

    /// A line each; none where nothing would.
    static List<String> words(PortfolioState before, PortfolioFact.Told told) {
        var lines = new ArrayList<String>();
        if (before.name().isEmpty()) {
            lines.add("is new: " + quoted(told.name()) + told.manager().map(desk -> ", " + quoted(desk)).orElse(""));
        } else {
            changed("name", before.name(), Optional.of(told.name())).ifPresent(lines::add);
            changed("manager", before.manager(), told.manager()).ifPresent(lines::add);
        }
        Set<String> had = new HashSet<>(before.accounts());
        Set<String> has = new HashSet<>(told.accounts());
        accounts("comes", told.accounts().stream().filter(id -> !had.contains(id)).toList(), lines);
        accounts("goes", before.accounts().stream().filter(id -> !has.contains(id)).toList(), lines);
        return List.copyOf(lines);
    }

    private static Optional<String> changed(String what, Optional<String> before, Optional<String> after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(what + ": " + shown(before) + " becomes " + shown(after));
    }

    private static String shown(Optional<String> name) {
        return name.map(PortfolioDifference::quoted).orElse("none");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static void accounts(String how, List<String> ids, List<String> lines) {
        ids.stream().limit(NAMED).forEach(id -> lines.add("account " + id + " " + how));
        if (ids.size() > NAMED) {
            int more = ids.size() - NAMED;
            lines.add(more + (more == 1 ? " more account " + how : " more accounts " + how.replaceFirst("e?s$", "")));
        }
    }
}

package dev.lightup.functions.portfolio;

import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Tenant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Says, removes and lists a distributor's portfolios, as the operator asks. Thread-safe.
public final class PortfolioCommands {
    private static final int KIB = 1024;

    private final Ledger ledger;
    private final Directory directory;
    private final PortfolioStates states;
    private final PortfolioRecords portfolios;
    private final Supplier<String> attempts;

    /// @param attempts names each attempt to store something as no other is
    public PortfolioCommands(Ledger ledger, Directory directory, Supplier<String> attempts, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.states = new PortfolioStates(ledger);
        this.portfolios = new PortfolioRecords(ledger, clock);
        this.attempts = attempts;
    }

    public AdminAnswer set(AdminCommand.PortfolioSet asked) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return noAccounts();
        }
        List<String> problems = PortfolioCheck.problems(asked.portfolio(), asked.name(), asked.manager(),
                asked.accounts());
        if (!problems.isEmpty()) {
            return new AdminAnswer.Refused("portfolio-invalid", String.join("; ", problems));
        }
        var told = new PortfolioFact.Told(asked.name(), asked.manager(),
                asked.accounts().stream().distinct().sorted().toList());
        PortfolioStates.Standing read = states.standing(asked.tenant(), asked.portfolio());
        boolean isNew = read.state().name().isEmpty();
        NavigableMap<String, PortfolioState> others = states.all(asked.tenant());
        others.remove(asked.portfolio());
        if (isNew && others.size() >= PortfolioCheck.PORTFOLIOS) {
            return new AdminAnswer.Refused("too-many-portfolios",
                    "a distributor has at most " + PortfolioCheck.PORTFOLIOS);
        }
        int together = told.accounts().size()
                + others.values().stream().mapToInt(other -> other.accounts().size()).sum();
        if (together > PortfolioCheck.TOGETHER) {
            return new AdminAnswer.Refused("portfolios-too-large", "all portfolios of a distributor have at most "
                    + PortfolioCheck.TOGETHER + " accounts together, and these would have " + together);
        }
        return say(asked.tenant(), asked.portfolio(), read, told, PortfolioDifference.words(read.state(), told),
                asked.dryRun().orElse(false));
    }

    public AdminAnswer remove(AdminCommand.PortfolioRemove asked) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return noAccounts();
        }
        if (!PortfolioCheck.isId(asked.portfolio())) {
            return none(asked.tenant(), asked.portfolio());
        }
        PortfolioStates.Standing read = states.standing(asked.tenant(), asked.portfolio());
        if (read.version() == 0 && !isPending(asked.tenant(), asked.portfolio(), read)) {
            return none(asked.tenant(), asked.portfolio());
        }
        return say(asked.tenant(), asked.portfolio(), read, new PortfolioFact.Removed(),
                read.state()
                        .name()
                        .map(name -> List.of("is removed: \"" + name + "\", " + read.state().accounts().size()
                                + (read.state().accounts().size() == 1 ? " account" : " accounts")
                                + "; they stay as they are"))
                        .orElse(List.of()),
                asked.dryRun().orElse(false));
    }

    public AdminAnswer list(AdminCommand.PortfolioList asked) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return noAccounts();
        }
        Optional<String> named = asked.portfolio();
        if (named.isPresent()) {
            return states.one(asked.tenant(), named.get())
                    .<AdminAnswer>map(state -> new AdminAnswer.PortfoliosListed(
                            List.of(line(asked.tenant(), named.get(), state, Optional.of(state.accounts())))))
                    .orElseGet(() -> none(asked.tenant(), named.get()));
        }
        return new AdminAnswer.PortfoliosListed(states.all(asked.tenant())
                .entrySet()
                .stream()
                .map(one -> line(asked.tenant(), one.getKey(), one.getValue(), Optional.empty()))
                .toList());
    }

    private boolean isPending(String tenant, String portfolio, PortfolioStates.Standing read) {
        return portfolios.isOvertaken(directory.tenant(tenant), portfolio, read, new PortfolioFact.Removed());
    }

    private AdminAnswer say(
            String whose,
            String portfolio,
            PortfolioStates.Standing read,
            PortfolioFact fact,
            List<String> differences,
            boolean dryRun) {
        Tenant tenant = directory.tenant(whose);
        List<String> unknown = unknown(tenant, fact);
        if (differences.isEmpty()) {
            // what was said a moment ago and is not in force yet may say otherwise
            return portfolios.isOvertaken(tenant, portfolio, read, fact)
                    ? overtaken()
                    : said(portfolio, Optional.empty(), true, differences, unknown);
        }
        if (portfolios.isTooLarge(portfolio, read, fact)) {
            return new AdminAnswer.Refused("portfolio-too-large", "as an event it has at most "
                    + CanonicalFormat.LARGEST_EVENT / KIB
                    + " KiB, and the ids of its accounts are more: make two of it");
        }
        if (dryRun) {
            return said(portfolio, Optional.empty(), false, differences, unknown);
        }
        return switch (portfolios.say(tenant, portfolio, read, fact, attempts.get())) {
            case PortfolioRecords.Put.Stands(String receipt, boolean repeated) ->
                said(portfolio, Optional.of(receipt), repeated, differences, unknown);
            case PortfolioRecords.Put.Overtaken() -> overtaken();
        };
    }

    private static AdminAnswer said(
            String portfolio,
            Optional<String> receipt,
            boolean repeated,
            List<String> differences,
            List<String> unknown) {
        return new AdminAnswer.PortfolioSaid(
                new AnswerParts.PortfolioChange(portfolio, receipt, repeated, differences, unknown));
    }

    /// Accounts of which nothing was told yet: by what the distributor calls them, or by anything else.
    private List<String> unknown(Tenant tenant, PortfolioFact fact) {
        return switch (fact) {
            case PortfolioFact.Removed() -> List.of();
            case PortfolioFact.Told(var _, var _, var accounts) -> {
                Set<String> told = ledger.subjects()
                        .states(tenant.id(),
                                accounts.stream().map(id -> new Subject(Subject.Kind.PARTNER, id)).toList())
                        .stream()
                        .map(StateItem::subject)
                        .map(Subject::id)
                        .collect(Collectors.toCollection(HashSet::new));
                Map<Unit, String> others = new HashMap<>();
                accounts.stream()
                        .filter(id -> !told.contains(id))
                        .forEach(id -> others.put(
                                Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", id)), id));
                ledger.units()
                        .summaries(others.keySet())
                        .forEach(item -> Optional.ofNullable(others.get(item.unit())).ifPresent(told::add));
                yield accounts.stream().filter(id -> !told.contains(id)).toList();
            }
        };
    }

    private AnswerParts.PortfolioLine line(
            String whose,
            String portfolio,
            PortfolioState state,
            Optional<List<String>> accounts) {
        Tenant tenant = directory.tenant(whose);
        return new AnswerParts.PortfolioLine(portfolio, state.name().orElse(""), state.manager(),
                state.accounts().size(), accounts, ShownAt.portfolio(tenant, portfolio));
    }

    private static AdminAnswer noAccounts() {
        return new AdminAnswer.Refused("no-pages", "the operator has no accounts");
    }

    private static AdminAnswer none(String tenant, String portfolio) {
        return new AdminAnswer.Unknown(tenant + " has no portfolio " + portfolio);
    }

    private static AdminAnswer overtaken() {
        return new AdminAnswer.Refused("overtaken",
                "something else was said of it a moment ago: look at the difference again");
    }
}

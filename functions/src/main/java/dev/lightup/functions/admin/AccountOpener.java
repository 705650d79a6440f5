package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.directory.Directory;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.portfolio.PortfolioStates;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.operator.RetractionBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Opens accounts to their partners, as the operator says. Thread-safe.
final class AccountOpener {
    private static final String OPERATOR = "operator";

    private final Ledger ledger;
    private final Directory directory;
    private final OpeningEvents events;
    private final PortfolioStates portfolios;
    private final Supplier<String> attempts;
    private final InstantSource clock;

    /// @param attempts names each attempt to store something as no other is
    AccountOpener(Ledger ledger, Directory directory, Supplier<String> attempts, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.events = new OpeningEvents(ledger, clock);
        this.portfolios = new PortfolioStates(ledger);
        this.attempts = attempts;
        this.clock = clock;
    }

    AdminAnswer open(AdminCommand.OpenAccounts asked, BooleanSupplier inTime) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("no-pages", "the operator has no accounts");
        }
        boolean all = asked.all().orElse(false);
        List<String> named = asked.accounts().orElse(List.of());
        Optional<String> portfolio = asked.portfolio();
        if (Stream.of(all, !named.isEmpty(), portfolio.isPresent()).filter(said -> said).count() != 1) {
            return new AdminAnswer.Malformed("either accounts are named, or a portfolio, or all is true");
        }
        Optional<List<String>> whole = portfolio
                .map(id -> portfolios.one(asked.tenant(), id).map(PortfolioState::accounts))
                .orElseGet(() -> Optional.of(all ? known(asked.tenant()) : named.stream().distinct().toList()));
        if (whole.isEmpty()) {
            return new AdminAnswer.Unknown(asked.tenant() + " has no portfolio " + portfolio.orElse(""));
        }
        List<String> accounts = whole.get();
        if (!accounts.stream().allMatch(AccountOpener::isId)) {
            return new AdminAnswer.Malformed("/accounts: an id as its distributor sends it");
        }
        Tenant tenant = directory.tenant(asked.tenant());
        var lines = new ArrayList<AnswerParts.OpenedLine>();
        for (String account : accounts) {
            if (!inTime.getAsBoolean()) {
                break;
            }
            lines.add(open(tenant, account, asked.dryRun().orElse(false)));
        }
        return new AdminAnswer.AccountsOpened(lines, (long) accounts.size() - lines.size());
    }

    static boolean isId(String id) {
        return Subject.parse("partner/" + id).filter(subject -> subject.id().equals(id)).isPresent();
    }

    /// All accounts of which something was told. One whose summary is being written anew is the next call's.
    private List<String> known(String tenant) {
        NavigableSet<String> ids = new TreeSet<>();
        ledger.units().summaries(tenant).forEach(item -> {
            if (UnitSummary.of(item) instanceof StoredRecord.Known<UnitSummary>(UnitSummary told)) {
                ids.add(told.account().account());
            }
        });
        return List.copyOf(ids);
    }

    private AnswerParts.OpenedLine open(Tenant tenant, String account, boolean dry) {
        Optional<Instant> since = events.since(tenant, account);
        if (since.isPresent()) {
            return new AnswerParts.OpenedLine(account, "open", since, events.receipt(tenant, account));
        }
        if (!events.isKnown(tenant, account)) {
            return new AnswerParts.OpenedLine(account, "unknown", Optional.empty(), Optional.empty());
        }
        if (dry) {
            return new AnswerParts.OpenedLine(account, "would-open", Optional.of(clock.instant()), Optional.empty());
        }
        RawEvent stored = events.open(tenant, account, new OpeningEvents.Opener(RetractionBody.STORED_UNDER, OPERATOR,
                Grade.A, OPERATOR, attempts.get()));
        return new AnswerParts.OpenedLine(account, "opened", Optional.of(stored.received()),
                Optional.of(stored.receipt()));
    }
}

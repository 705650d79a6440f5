package dev.lightup.functions.handin;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.endpoint.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which accounts a distributor has, for who chooses one of them: all of few, or the one of a number. Thread-safe.
public final class ListingDesk {
    /// So many accounts one list to choose from has; of more the number is asked for.
    public static final int MOST = 200;

    private final Ledger ledger;
    private final Directory directory;
    private final KnownAccounts accounts;

    ListingDesk(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
        this.accounts = new KnownAccounts(ledger);
    }

    HandInAnswer list(HandInRequest.ListAccounts asked) {
        Tenant tenant = directory.tenant(asked.tenant());
        if (asked.account().isPresent()) {
            List<String> one = asked.account().filter(Subject::isValidId).stream().toList();
            return new HandInAnswer.Accounts(lines(tenant, one), !one.isEmpty());
        }
        List<SummaryItem> told = ledger.units().summaries(tenant.id(), MOST + 1);
        List<String> ids = told.stream()
                .flatMap(item -> UnitSummary.of(item).known().stream())
                .map(summary -> summary.account().account())
                .sorted()
                .limit(MOST)
                .toList();
        // one that an earlier release wrote cannot be read yet
        return new HandInAnswer.Accounts(lines(tenant, ids), ids.size() == told.size());
    }

    private List<HandInAnswer.ListedAccount> lines(Tenant tenant, List<String> ids) {
        Map<String, KnownAccounts.Known> known = accounts.of(tenant, ids);
        return ids.stream().map(id -> {
            Optional<KnownAccounts.Known> told = Optional.ofNullable(known.get(id));
            return new HandInAnswer.ListedAccount(id, OpaqueId.id(tenant.key().array(), "account", id),
                    told.flatMap(KnownAccounts.Known::name), told.flatMap(KnownAccounts.Known::opened),
                    told.isPresent());
        }).toList();
    }
}

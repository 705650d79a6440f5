package dev.lightup.functions.receive;

import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.ParsedEvent;
import java.util.Optional;

/// Where on the site something is shown: paths below the site's address, ending in a slash. Nothing is read for them.
public final class ShownAt {
    private ShownAt() {}

    /// A distributor's home: its accounts, what is unplaced, its feeds.
    public static String home(Tenant tenant) {
        return UnitKind.DISTRIBUTOR.folder(opaque(tenant), "");
    }

    /// The page of an account.
    public static String account(Tenant tenant, String account) {
        return UnitKind.ACCOUNT.folder(opaque(tenant), OpaqueId.id(tenant.key().array(), "account", account));
    }

    /// The page of a portfolio.
    public static String portfolio(Tenant tenant, String portfolio) {
        return home(tenant) + UnitKind.PORTFOLIOS + OpaqueId.id(tenant.key().array(), "portfolio", portfolio) + "/";
    }

    private static String opaque(Tenant tenant) {
        return OpaqueId.id(tenant.key().array(), "tenant", tenant.id());
    }

    /// The page of the account that an event names. What names none, a file and what was put aside lead to the distributor's home; the
    /// operator has none.
    static Optional<String> of(ParsedEvent item, Tenant tenant) {
        return tenant.id().equals(Tenant.OPERATOR) ? Optional.empty() : Optional.of(switch (item) {
            case ParsedEvent.Event event ->
                event.account().map(id -> account(tenant, id)).orElseGet(() -> home(tenant));
            case ParsedEvent.Announcement _, ParsedEvent.Unread _ -> home(tenant);
        });
    }
}

package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.format.Item;
import dev.lightup.ledger.Opaque;
import java.util.Optional;

/// Where on the site something is shown: paths below the site's address, ending in a slash. Nothing is read for them.
public final class ShownAt {
    private ShownAt() {}

    /// A distributor's home: its accounts, what is unplaced, its feeds.
    public static String home(Tenant tenant) {
        return "d/" + Opaque.id(tenant.key().array(), "tenant", tenant.id()) + "/";
    }

    /// The page of an account.
    public static String account(Tenant tenant, String account) {
        return home(tenant) + "a/" + Opaque.id(tenant.key().array(), "account", account) + "/";
    }

    /// The page of the account that an event names. What names none, a file and what was put aside lead to the distributor's home; the
    /// operator has none.
    static Optional<String> of(Item item, Tenant tenant) {
        return tenant.id().equals(Tenant.OPERATOR) ? Optional.empty() : Optional.of(switch (item) {
            case Item.Event event -> event.account().map(id -> account(tenant, id)).orElseGet(() -> home(tenant));
            case Item.Unread _ -> home(tenant);
        });
    }
}

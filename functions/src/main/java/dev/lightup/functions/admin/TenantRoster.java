package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.TenantDocument;
import dev.lightup.ledger.Ledger;
import dev.lightup.senders.endpoint.Tenant;
import java.util.List;

/// Adds tenants, and says which have pages: nothing may list what is in the directory. Thread-safe.
final class TenantRoster {
    private final Ledger ledger;
    private final DirectoryStore store;
    private final KeyMaker keys;

    TenantRoster(Ledger ledger, DirectoryStore store, KeyMaker keys) {
        this.ledger = ledger;
        this.store = store;
        this.keys = keys;
    }

    AdminAnswer add(AdminCommand.TenantAdd asked) {
        if (ledger.closings().find(asked.tenant()).isPresent()) {
            return new AdminAnswer.Refused("tenant-left",
                    "a tenant of that name leaves, or has left: take another name");
        }
        // the key of one that is there is never changed: paths of its pages and tokens of its names come from it
        return store.add(TenantDocument.of(new Tenant(asked.tenant(), keys.key())))
                ? new AdminAnswer.TenantAdded()
                : new AdminAnswer.Refused("tenant-exists",
                        "there is such a tenant, or was a few days ago; nothing was changed");
    }

    AdminAnswer list(AdminCommand.TenantList asked) {
        return asked.tenant().equals(Tenant.OPERATOR)
                ? new AdminAnswer.TenantsListed(List.copyOf(ledger.units().listed()))
                : new AdminAnswer.Refused("not-the-operator",
                        "distributors are listed over all of them: the tenant is operator");
    }
}

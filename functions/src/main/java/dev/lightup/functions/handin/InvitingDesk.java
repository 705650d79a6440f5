package dev.lightup.functions.handin;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.endpoint.Tenant;
import java.util.Map;
import java.util.Optional;

/// Says to what a distributor's reader may invite, and makes the links, which need the tenant's key; who records them is Enter, which keeps readers. An
/// account of another distributor is none, as one that never was. Thread-safe.
final class InvitingDesk {
    private final Directory directory;
    private final KnownAccounts accounts;

    InvitingDesk(Ledger ledger, Directory directory) {
        this.directory = directory;
        this.accounts = new KnownAccounts(ledger);
    }

    HandInAnswer look(HandInRequest.LookAtInvitees asked) {
        Tenant tenant = directory.tenant(asked.tenant());
        Map<String, KnownAccounts.Known> known = accounts.of(tenant,
                asked.invitees().stream().map(HandInRequest.Invitee::account).distinct().toList());
        return new HandInAnswer.Invitees(asked.invitees()
                .stream()
                .map(one -> Optional.ofNullable(known.get(one.account()))
                        .map(account -> place(asked, tenant, one, account)))
                .toList());
    }

    private static HandInAnswer.Place place(
            HandInRequest.LookAtInvitees asked,
            Tenant tenant,
            HandInRequest.Invitee one,
            KnownAccounts.Known account) {
        String unit = OpaqueId.id(tenant.key().array(), "account", one.account());
        // with the source that no endpoint can have: a link of an endpoint's invitation is another one
        SecretToken link = SecretToken.derived(tenant.key().array(), OpeningDesk.SOURCE, asked.reader(), asked.form(),
                Unit.account(tenant.id(), unit).text(), one.address());
        return new HandInAnswer.Place(unit, "/" + ShownAt.account(tenant, one.account()), account.name(),
                account.opened(), account.closed(), link.text());
    }
}

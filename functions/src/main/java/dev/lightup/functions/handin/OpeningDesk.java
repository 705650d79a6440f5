package dev.lightup.functions.handin;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Opens accounts in the name of a distributor's readers. Their event is of grade B: who said so is proven, and nobody signed it. Thread-safe.
final class OpeningDesk {
    /// Under which such events are stored: no sender can have it, for with its space it is no URI reference.
    static final String SOURCE = "lightup reader";

    private final Directory directory;
    private final OpeningEvents events;
    private final KnownAccounts accounts;

    OpeningDesk(Ledger ledger, Directory directory, InstantSource clock) {
        this.directory = directory;
        this.events = new OpeningEvents(ledger, clock);
        this.accounts = new KnownAccounts(ledger);
    }

    HandInAnswer look(HandInRequest.LookAtAccount asked) {
        Tenant tenant = directory.tenant(asked.tenant());
        return events.account(tenant, asked.unit())
                .<HandInAnswer>map(account -> told(tenant, account, events.since(tenant, account),
                        events.receipt(tenant, account)))
                .orElseGet(OpeningDesk::nothing);
    }

    HandInAnswer open(HandInRequest.OpenAccount asked, String key) {
        Tenant tenant = directory.tenant(asked.tenant());
        Optional<String> account = events.account(tenant, asked.unit());
        if (account.isEmpty()) {
            return nothing();
        }
        Optional<Instant> since = events.since(tenant, account.get());
        if (since.isPresent()) {
            return told(tenant, account.get(), since, events.receipt(tenant, account.get()));
        }
        RawEvent stored = events.open(tenant, account.get(),
                new OpeningEvents.Opener(SOURCE, SOURCE, Grade.B, key, asked.request()));
        return told(tenant, account.get(), Optional.of(stored.received()), Optional.of(stored.receipt()));
    }

    private HandInAnswer told(
            Tenant tenant,
            String account,
            Optional<Instant> since,
            Optional<String> receipt) {
        return new HandInAnswer.Account(account, accounts.name(tenant, account), "/" + ShownAt.account(tenant, account),
                since, receipt);
    }

    private static HandInAnswer nothing() {
        return HandInAnswer.Refused.of(HandInAnswer.Refusal.NO_ACCOUNT, "");
    }
}

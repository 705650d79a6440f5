package dev.lightup.functions.handin;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.functions.retracting.RetractedEvent;
import dev.lightup.functions.retracting.RetractionParts;
import dev.lightup.functions.retracting.RetractionRow;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.operator.RetractionBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Opens accounts in the name of a distributor's readers, and shuts again what such readers opened. Their events are of grade B: who said so is proven,
/// and nobody signed them. Thread-safe.
final class OpeningDesk {
    /// Under which such events are stored: no sender can have it, for with its space it is no URI reference.
    static final String SOURCE = "lightup reader";

    private final Ledger ledger;
    private final Directory directory;
    private final Formats formats;
    private final OpeningEvents events;
    private final KnownAccounts accounts;
    private final InstantSource clock;

    OpeningDesk(Ledger ledger, Directory directory, Formats formats, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.formats = formats;
        this.events = new OpeningEvents(ledger, clock);
        this.accounts = new KnownAccounts(ledger);
        this.clock = clock;
    }

    HandInAnswer look(HandInRequest.LookAtAccount asked) {
        Tenant tenant = directory.tenant(asked.tenant());
        return events.account(tenant, asked.unit())
                .<HandInAnswer>map(account -> opened(tenant, account)
                        .orElseGet(() -> told(tenant, account, Optional.empty(), Optional.empty(), Optional.empty())))
                .orElseGet(OpeningDesk::nothing);
    }

    /// What is said of an account that is open; empty of one that is shut, or is about to be.
    private Optional<HandInAnswer> opened(Tenant tenant, String account) {
        Optional<Instant> since = events.since(tenant, account);
        if (since.isEmpty()) {
            return Optional.empty();
        }
        List<RawEvent> all = events.openings(tenant, account);
        List<RawEvent> standing = standing(all, parts(RetractionParts.Teller.OPERATOR, ""));
        return !all.isEmpty() && standing.isEmpty()
                ? Optional.empty()
                : Optional.of(told(tenant, account, since, standing.stream().map(RawEvent::receipt).findFirst(),
                        by(standing)));
    }

    private static Optional<HandInAnswer.OpenedBy> by(List<RawEvent> standing) {
        return standing.stream()
                .findFirst()
                .map(first -> new HandInAnswer.OpenedBy(word(first),
                        standing.stream().allMatch(OpeningDesk::isReaders)));
    }

    private static boolean isReaders(RawEvent opening) {
        return opening.source().equals(SOURCE);
    }

    /// As invitations say whose word they are.
    private static String word(RawEvent opening) {
        return isReaders(opening) || opening.source().equals(RetractionBody.STORED_UNDER)
                ? opening.keyId()
                : opening.endpoint();
    }

    private List<RawEvent> standing(List<RawEvent> openings, RetractionParts parts) {
        return openings.stream().filter(opening -> !row(opening, parts).holds()).toList();
    }

    private RetractionRow row(RawEvent opening, RetractionParts parts) {
        return RetractionRow.of(RetractedEvent.of(opening, formats.entries(opening)), parts);
    }

    /// Whether what such readers opened was taken back, which the log tells before it is applied.
    boolean isTakenBack(RawEvent opening) {
        return row(opening, parts(RetractionParts.Teller.OPERATOR, "")).holds();
    }

    private RetractionParts parts(RetractionParts.Teller teller, String attempt) {
        return new RetractionParts(ledger, formats, directory, teller, () -> attempt);
    }

    HandInAnswer open(HandInRequest.OpenAccount asked, String key) {
        Tenant tenant = directory.tenant(asked.tenant());
        Optional<String> account = events.account(tenant, asked.unit());
        if (account.isEmpty()) {
            return nothing();
        }
        return opened(tenant, account.get()).orElseGet(() -> {
            RawEvent stored = events.open(tenant, account.get(), opener(key, asked.request()), this::isTakenBack);
            return told(tenant, account.get(), Optional.of(stored.received()), Optional.of(stored.receipt()),
                    by(List.of(stored)));
        });
    }

    static OpeningEvents.Opener opener(String key, String attempt) {
        return new OpeningEvents.Opener(SOURCE, SOURCE, Grade.B, key, attempt);
    }

    /// Takes back what opened it, where that was looked at and such readers alone said it.
    HandInAnswer shut(HandInRequest.ShutAccount asked, String key) {
        Tenant tenant = directory.tenant(asked.tenant());
        Optional<String> account = events.account(tenant, asked.unit());
        if (account.isEmpty()) {
            return nothing();
        }
        RetractionParts parts = parts(new RetractionParts.Teller(SOURCE, Grade.B, key), asked.request());
        List<RawEvent> openings = events.openings(tenant, account.get());
        List<RawEvent> standing = standing(openings, parts);
        boolean seen = standing.stream().anyMatch(opening -> opening.receipt().equals(asked.receipt()));
        if (!standing.stream().allMatch(OpeningDesk::isReaders) || openings.isEmpty()) {
            return HandInAnswer.Refused.of(HandInAnswer.Refusal.OPENED_OTHERWISE, "");
        }
        if (!standing.isEmpty() && !seen) {
            // it was opened anew since: whoever presses looks at that
            return opened(tenant, account.get()).orElseGet(OpeningDesk::nothing);
        }
        standing.forEach(opening -> parts.put(row(opening, parts).last(), clock.instant()));
        return new HandInAnswer.Shut(account.get(), accounts.name(tenant, account.get()), page(tenant, account.get()));
    }

    private HandInAnswer told(
            Tenant tenant,
            String account,
            Optional<Instant> since,
            Optional<String> receipt,
            Optional<HandInAnswer.OpenedBy> by) {
        return new HandInAnswer.Account(account, accounts.name(tenant, account), page(tenant, account), since, receipt,
                by);
    }

    private static String page(Tenant tenant, String account) {
        return "/" + ShownAt.account(tenant, account);
    }

    private static HandInAnswer nothing() {
        return HandInAnswer.Refused.of(HandInAnswer.Refusal.NO_ACCOUNT, "");
    }
}

package dev.lightup.functions.admin;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.AuthenticatedRequest;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.operator.RetractionBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Opens accounts to their partners. What opens one is an event (`partner.opened`) like those of its distributor, so that it is in the log, can be
/// taken back, and is made again with everything else. Thread-safe.
final class AccountOpener {
    private static final String OPERATOR = "operator";
    private static final String TYPE = "partner.opened";

    private final Ledger ledger;
    private final Directory directory;
    private final Supplier<String> attempts;
    private final InstantSource clock;

    /// @param attempts names each attempt to store something as no other is
    AccountOpener(Ledger ledger, Directory directory, Supplier<String> attempts, InstantSource clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.attempts = attempts;
        this.clock = clock;
    }

    AdminAnswer open(AdminCommand.OpenAccounts asked, BooleanSupplier inTime) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("no-pages", "the operator has no accounts");
        }
        boolean all = asked.all().orElse(false);
        List<String> named = asked.accounts().orElse(List.of());
        if (all != named.isEmpty()) {
            return new AdminAnswer.Malformed("either accounts are named, or all is true");
        }
        List<String> accounts = all ? known(asked.tenant()) : named;
        Optional<String> unfit = accounts.stream().filter(id -> !isId(id)).findFirst();
        if (unfit.isPresent()) {
            return new AdminAnswer.Malformed("/accounts: an id as its distributor sends it");
        }
        Tenant tenant = directory.tenant(asked.tenant());
        var lines = new ArrayList<AdminAnswer.OpenedLine>();
        for (String account : accounts) {
            if (!inTime.getAsBoolean()) {
                break;
            }
            lines.add(open(tenant, account, asked.dryRun().orElse(false)));
        }
        return new AdminAnswer.AccountsOpened(lines, (long) accounts.size() - lines.size());
    }

    private static boolean isId(String id) {
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

    private AdminAnswer.OpenedLine open(Tenant tenant, String account, boolean dry) {
        var partner = new Subject(Subject.Kind.PARTNER, account);
        Optional<Instant> since = ledger.subjects()
                .state(tenant.id(), partner)
                .map(StateItem::stored)
                .flatMap(StoredRecord::known)
                .flatMap(AccountOpener::opened);
        if (since.isPresent()) {
            return new AdminAnswer.OpenedLine(account, "open", since, Optional.empty());
        }
        if (!isKnown(tenant, account, partner)) {
            return new AdminAnswer.OpenedLine(account, "unknown", Optional.empty(), Optional.empty());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (dry) {
            return new AdminAnswer.OpenedLine(account, "would-open", Optional.of(now), Optional.empty());
        }
        RawEvent event = event(tenant, partner, now);
        RawEvent stored = ledger.rawEvents().put(event).stored();
        return new AdminAnswer.OpenedLine(account, "opened", Optional.of(stored.received()),
                Optional.of(stored.receipt()));
    }

    private static Optional<Instant> opened(FoldedSubject folded) {
        return folded.current().state() instanceof PartnerState partner ? partner.opened() : Optional.empty();
    }

    /// A slip of the pen opens nothing, and makes no account.
    private boolean isKnown(Tenant tenant, String account, Subject partner) {
        return ledger.subjects().state(tenant.id(), partner).isPresent() || ledger.units()
                .summary(Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", account)))
                .isPresent();
    }

    /// The same within a minute is the same event; after a retraction a later one opens anew.
    private RawEvent event(Tenant tenant, Subject partner, Instant now) {
        String id = "opened-" + now.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() + '-'
                + TenantTokens.mac(tenant.key(), ("opened\0" + partner).getBytes(StandardCharsets.UTF_8));
        RawKey key = RawKey.of(tenant.id(), RetractionBody.STORED_UNDER, id);
        Map<String, Json> said = new LinkedHashMap<>();
        said.put("type", new Json.Str(TYPE));
        said.put("subject", new Json.Str(partner.toString()));
        said.put("time", new Json.Str(IsoTime.format(now)));
        said.put("data", new Json.Obj(Map.of()));
        String mac = TenantTokens.mac(tenant.key(), (TYPE + '\0' + partner).getBytes(StandardCharsets.UTF_8));
        return new RawEvent(key, OPERATOR, RetractionBody.STORED_UNDER, id, CanonicalFormat.NAME, 0,
                CanonicalFormat.EVENT, now, Grade.A, OPERATOR, mac, attempts.get(), AuthenticatedRequest.receipt(key),
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), new Json.Obj(said).write());
    }
}

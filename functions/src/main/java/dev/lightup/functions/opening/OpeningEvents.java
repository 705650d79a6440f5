package dev.lightup.functions.opening;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.PartnerState;
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
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.operator.RetractionBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The events by which accounts are opened (`partner.opened`): events like those of the account's distributor, so that an opening is in the log, can
/// be taken back, and is made again with everything else. Thread-safe.
public final class OpeningEvents {
    private static final String TYPE = "partner.opened";
    /// So often an opening is taken back within one minute at most.
    private static final int ATTEMPTS = 10;

    private final Ledger ledger;
    private final InstantSource clock;

    public OpeningEvents(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Who opens.
    ///
    /// @param source under which the event is stored; with a space, so that no sender can have it
    /// @param endpoint what stands in an endpoint's place
    /// @param key who it was
    /// @param attempt names this attempt to store it as no other is
    public record Opener(String source, String endpoint, Grade grade, String key, String attempt) {}

    /// When an account was closed to its partner last.
    public Optional<Instant> closed(Tenant tenant, String account) {
        return state(tenant, account).map(StateItem::stored)
                .flatMap(StoredRecord::known)
                .flatMap(folded -> folded.current().state() instanceof PartnerState partner
                        ? partner.closed()
                        : Optional.empty());
    }

    /// Since when an account is open.
    public Optional<Instant> since(Tenant tenant, String account) {
        return state(tenant, account).map(StateItem::stored)
                .flatMap(StoredRecord::known)
                .flatMap(OpeningEvents::opened);
    }

    private Optional<StateItem> state(Tenant tenant, String account) {
        return ledger.subjects().state(tenant.id(), partner(account));
    }

    private static Subject partner(String account) {
        return new Subject(Subject.Kind.PARTNER, account);
    }

    private static Optional<Instant> opened(FoldedSubject folded) {
        return folded.current().state() instanceof PartnerState partner ? partner.opened() : Optional.empty();
    }

    /// Whether anything was ever received of an account: a slip of the pen opens nothing, and makes no account.
    public boolean isKnown(Tenant tenant, String account) {
        return state(tenant, account).isPresent() || ledger.units()
                .summary(Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", account)))
                .isPresent();
    }

    /// The distributor's own id of an account, by its unit's; empty while it has told nothing of itself.
    public Optional<String> account(Tenant tenant, String unit) {
        return ledger.units()
                .summary(Unit.account(tenant.id(), unit))
                .flatMap(item -> UnitSummary.of(item).known())
                .map(told -> told.account().account());
    }

    /// The receipt of an event that opened an account since its partner left last; of several the first that is found.
    public Optional<String> receipt(Tenant tenant, String account) {
        Instant left = closed(tenant, account).orElse(Instant.MIN);
        return ledger.subjects()
                .entries(tenant.id(), partner(account))
                .filter(found -> found.entry()
                        .known()
                        .filter(e -> e.fact() instanceof PartnerFact.Opened && !e.ownTime().isBefore(left))
                        .isPresent())
                .map(found -> found.raw().receipt())
                .findFirst();
    }

    /// The events that opened an account since its partner left last, as far as they reached it; without those that their own senders took back.
    public List<RawEvent> openings(Tenant tenant, String account) {
        Instant left = closed(tenant, account).orElse(Instant.MIN);
        List<StoredEntry> said = ledger.subjects()
                .entries(tenant.id(), partner(account))
                .flatMap(found -> found.known().stream())
                .toList();
        Set<String> takenBack = said.stream()
                .map(StoredEntry::entry)
                .flatMap(e -> e.fact() instanceof SystemFact.Retracted(String event)
                        && !e.id().startsWith(RetractionBody.ID)
                                ? Stream.of(e.source() + '\0' + event)
                                : Stream.of())
                .collect(Collectors.toSet());
        List<RawKey> keys = said.stream()
                .filter(one -> one.entry().fact() instanceof PartnerFact.Opened
                        && !one.entry().ownTime().isBefore(left))
                .map(StoredEntry::raw)
                .distinct()
                .toList();
        // what was taken back by the product's own word is told by the log, also before it is applied, and after that was taken back
        return ledger.rawEvents()
                .find(keys)
                .stream()
                .filter(raw -> !takenBack.contains(raw.source() + '\0' + raw.id()))
                .sorted(Comparator.comparing(RawEvent::received))
                .toList();
    }

    /// Opens one that somebody looked at: of one look there is one event, however often it is said, and one that was taken back since stays so.
    ///
    /// @param look when it was looked at
    /// @param takenBack whether an event that is there was taken back
    /// @return the event that stands in the log; empty where it was taken back
    public Optional<RawEvent> openOnce(
            Tenant tenant,
            String account,
            Opener by,
            Instant look,
            Predicate<RawEvent> takenBack) {
        Subject partner = partner(account);
        String id = "opened-look-" + look.toEpochMilli() + '-' + mac(tenant, "opened\0" + by.key() + '\0' + partner);
        RawEvent stored = put(tenant, partner, id, clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        return Optional.of(stored).filter(event -> !takenBack.test(event));
    }

    /// Opens one. The same within a minute is the same event, unless it was taken back since.
    ///
    /// @return the event that stands in the log
    public RawEvent open(Tenant tenant, String account, Opener by) {
        return open(tenant, account, by, _ -> false);
    }

    /// The same where it is known of an event that it was taken back, before that is applied.
    public RawEvent open(Tenant tenant, String account, Opener by, Predicate<RawEvent> takenBack) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Subject partner = partner(account);
        String base = "opened-" + now.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() + '-'
                + mac(tenant, "opened\0" + partner);
        RawEvent stored = put(tenant, partner, base, now, by);
        for (int again = 2; again <= ATTEMPTS
                && (takenBack.test(stored) || isTakenBack(tenant, account, stored)); again++) {
            stored = put(tenant, partner, base + '-' + again, now, by);
        }
        return stored;
    }

    /// It was applied, and the account is shut all the same.
    private boolean isTakenBack(Tenant tenant, String account, RawEvent stored) {
        return since(tenant, account).isEmpty() && ledger.subjects()
                .entries(tenant.id(), partner(account))
                .anyMatch(found -> found.raw().equals(stored.key()));
    }

    private RawEvent put(Tenant tenant, Subject partner, String id, Instant now, Opener by) {
        RawKey key = RawKey.of(tenant.id(), by.source(), id);
        Map<String, Json> said = new LinkedHashMap<>();
        said.put("type", new Json.Str(TYPE));
        said.put("subject", new Json.Str(partner.toString()));
        said.put("time", new Json.Str(IsoTime.format(now)));
        said.put("data", new Json.Obj(Map.of()));
        return ledger.rawEvents()
                .put(new RawEvent(key, by.endpoint(), by.source(), id, CanonicalFormat.NAME, 0, CanonicalFormat.EVENT,
                        now, by.grade(), by.key(), mac(tenant, TYPE + '\0' + partner), by.attempt(), key.receipt(),
                        RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), new Json.Obj(said).write()))
                .stored();
    }

    private static String mac(Tenant tenant, String text) {
        return TenantTokens.mac(tenant.key(), text.getBytes(StandardCharsets.UTF_8));
    }
}

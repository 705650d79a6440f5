package dev.lightup.functions.receive;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.PutRaw;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.format.AnnouncedFile;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Stores what was received: each event once, under its identity or aside. Thread-safe.
public final class EventStore {
    /// How long the body of something put aside is kept.
    public static final Duration KEPT_ASIDE = Duration.ofDays(90);
    private static final int LONGEST_DETAIL = 300;

    private final Ledger ledger;

    public EventStore(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Stores one event.
    ///
    /// @param place its place in the request, from 0
    public StoreResult put(ParsedEvent item, AuthenticatedRequest admitted, int place) {
        return switch (item) {
            case ParsedEvent.Event event -> event(event, Optional.empty(), admitted, place);
            case ParsedEvent.Announcement(ParsedEvent.Event event, AnnouncedFile file) ->
                event(event, Optional.of(file), admitted, place);
            case ParsedEvent.Unread(Optional<String> id, HttpProblem problem, ByteString body) ->
                new StoreResult.Quarantined(id,
                        aside(problem, body, admitted, place, RawEvent.Standing.QUARANTINED), problem);
        };
    }

    private StoreResult event(
            ParsedEvent.Event event,
            Optional<AnnouncedFile> file,
            AuthenticatedRequest admitted,
            int place) {
        AuthenticatedBody delivery = admitted.delivery();
        Tenant tenant = delivery.tenant();
        if (!event.labels().isEmpty()) {
            Map<String, String> values = event.labels()
                    .stream()
                    .collect(Collectors.toMap(PersonalLabel.Clear::token, PersonalLabel.Clear::value));
            new LabelWriter(ledger.labels()).put(delivery.endpoint(), values);
        }
        RawKey key = RawKey.of(tenant.id(), event.source(), event.id());
        RawEvent alone = admitted.raw(key, event.source(), event.id(), event.columns(), event.mac(), place,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        RawEvent raw = file.map(announced -> alone.with(UploadDesk.apart(key, announced))).orElse(alone);
        return switch (ledger.rawEvents().put(raw)) {
            case PutRaw.New(RawEvent stored) -> new StoreResult.Accepted(event.id(), stored.receipt());
            case PutRaw.Same(RawEvent stored) -> new StoreResult.Duplicate(event.id(), stored.receipt());
            case PutRaw.Different(RawEvent stored) when admitted.format().isStored(event, stored, tenant) ->
                new StoreResult.Duplicate(event.id(), stored.receipt());
            case PutRaw.Different _ -> {
                HttpProblem problem = StoreResult.CONFLICT.because(delivery.endpoint().scope().nameless()
                        ? "the first content stands; of this one the receipt is kept, and no content"
                        : "the first content stands; this one was put aside");
                String receipt = aside(problem, event.sent(), admitted, place, RawEvent.Standing.CONFLICTING);
                yield new StoreResult.Conflict(event.id(), receipt, problem);
            }
        };
    }

    private String aside(
            HttpProblem problem,
            ByteString body,
            AuthenticatedRequest admitted,
            int place,
            RawEvent.Standing standing) {
        AuthenticatedBody delivery = admitted.delivery();
        RawKey key = RawKey.aside(delivery.tenant().id(), delivery.endpoint().id(), body.array());
        String detail = problem.detail().length() > LONGEST_DETAIL
                ? problem.detail().substring(0, LONGEST_DETAIL)
                : problem.detail();
        var why = new RawEvent.Quarantine(problem.type().code(), detail, 1,
                delivery.endpoint().scope().nameless() ? Optional.of(true) : Optional.empty());
        RawEvent event = admitted.raw(key, delivery.endpoint().scope().sources().getFirst(),
                key.receipt(),
                0,
                TenantTokens.mac(delivery.tenant().key(), body.array()), place, standing, Optional.of(why), "");
        if (why.bodiless().isPresent()) {
            // what is not understood may hold a name anywhere
            return ledger.rawEvents().put(event).stored().receipt();
        }
        byte[] sealed = new QuarantineCipher(delivery.tenant().key()).close(key, body);
        return ledger.rawEvents().putAside(event, sealed, delivery.received().plus(KEPT_ASIDE)).stored().receipt();
    }
}

package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.QuarantineCipher;
import dev.lightup.functions.receive.QuarantineReader;
import dev.lightup.functions.receive.StoreResult;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Shows one event that was put aside or parked, and tries it again. Thread-safe.
final class WaitingEvents {
    private static final AdminAnswer NOT_THERE = new AdminAnswer.Unknown("no event of this tenant has that receipt");

    private final Ledger ledger;
    private final EventFinder finder;
    private final Directory directory;
    private final QuarantineReader readmission;
    private final RawEventApplier applying;
    private final InstantSource clock;
    private final Supplier<String> attempts;

    /// @param attempts names each attempt to store something as no other is
    WaitingEvents(
            Ledger ledger,
            EventFinder finder,
            Directory directory,
            QuarantineReader readmission,
            RawEventApplier applying,
            InstantSource clock,
            Supplier<String> attempts) {
        this.ledger = ledger;
        this.finder = finder;
        this.directory = directory;
        this.readmission = readmission;
        this.applying = applying;
        this.clock = clock;
        this.attempts = attempts;
    }

    AdminAnswer show(AdminCommand.QuarantineShow asked) {
        Optional<RawKey> key = RawKey.ofReceipt(asked.tenant(), asked.receipt());
        Optional<RawEvent> raw = key.flatMap(finder::read);
        Optional<ParkedEvent> parked = key.flatMap(finder::parked);
        if (key.isEmpty() || (raw.isEmpty() && parked.isEmpty())) {
            return NOT_THERE;
        }
        Optional<AnswerParts.Body> body = asked.body().orElse(false)
                ? raw.flatMap(this::body).map(WaitingEvents::shown)
                : Optional.empty();
        return new AdminAnswer.Shown(EventFinder.waiting(key.get(), raw, parked),
                raw.map(event -> new AnswerParts.Origin(event.source(), event.id(), event.format(), event.media())),
                body);
    }

    AdminAnswer replay(AdminCommand.QuarantineReplay asked) {
        Optional<RawKey> key = RawKey.ofReceipt(asked.tenant(), asked.receipt());
        Optional<ParkedEvent> parked = key.flatMap(finder::parked);
        if (parked.isPresent()) {
            return apply(parked.get());
        }
        Optional<RawEvent> raw = key.flatMap(finder::read);
        return raw.map(event -> switch (event.standing()) {
            case QUARANTINED -> readAgain(event);
            case CONFLICTING -> new AdminAnswer.Refused("id-conflict",
                    "its id stands for other content: retract that event, and have this one sent under an id of its own");
            case ACCEPTED -> new AdminAnswer.Refused("not-waiting", "it was accepted and is not parked");
        }).orElse(NOT_THERE);
    }

    private AdminAnswer apply(ParkedEvent parked) {
        RawKey key = parked.key();
        Optional<RawEvent> raw = finder.read(key);
        if (raw.isEmpty()) {
            return new AdminAnswer.Refused("not-read", "its stored item cannot be read");
        }
        return switch (applying.apply(List.of(raw.get())).getOrDefault(key, new ApplyOutcome.Applied())) {
            case ApplyOutcome.Applied() -> {
                // the states that were written wake Publish; a state that said it already has woken it
                ledger.sweeps().unpark(key);
                yield new AdminAnswer.Applied(key.receipt());
            }
            case ApplyOutcome.Unfit(String problem) -> new AdminAnswer.Refused(problem, "it stays parked");
            case ApplyOutcome.Failed(RuntimeException cause) -> throw cause;
        };
    }

    private AdminAnswer readAgain(RawEvent event) {
        Optional<ByteString> body = body(event);
        if (body.isEmpty()) {
            return event.quarantine().flatMap(RawEvent.Quarantine::bodiless).orElse(false)
                    ? new AdminAnswer.Refused("body-not-kept",
                            "its endpoint sends references only: its sender mends it and sends it again")
                    : new AdminAnswer.Refused("body-gone", "its body was kept for 90 days");
        }
        return readmission.again(event, body.get(), clock.instant(), attempts.get())
                .<AdminAnswer>map(stored -> new AdminAnswer.Replayed(event.receipt(),
                        stored.stream().map(WaitingEvents::became).toList()))
                .orElseGet(() -> new AdminAnswer.Refused("endpoint-gone",
                        "its endpoint is not there or disabled, or its format is none of ours"));
    }

    /// The body: apart and sealed where the event was put aside, in the item where it was accepted.
    private Optional<ByteString> body(RawEvent event) {
        if (event.standing() == RawEvent.Standing.ACCEPTED) {
            return Optional.of(ByteString.utf8(event.body()));
        }
        var seal = new QuarantineCipher(directory.tenant(event.tenant()).key());
        return ledger.rawEvents().body(event.key(), clock.instant()).map(sealed -> seal.open(event.key(), sealed));
    }

    private static AnswerParts.Body shown(ByteString body) {
        Optional<String> text = BodyReader.text(body);
        return new AnswerParts.Body(text, text.isPresent()
                ? Optional.empty()
                : Optional.of(Base64.getEncoder().encodeToString(body.array())));
    }

    private static AnswerParts.Became became(StoreResult stored) {
        return switch (stored) {
            case StoreResult.Accepted(String id, String receipt) ->
                new AnswerParts.Became("accepted", Optional.of(id), receipt, Optional.empty(), Optional.empty());
            case StoreResult.Duplicate(String id, String receipt) ->
                new AnswerParts.Became("duplicate", Optional.of(id), receipt, Optional.empty(), Optional.empty());
            case StoreResult.Conflict(String id, String receipt, HttpProblem problem) ->
                because("conflict", Optional.of(id), receipt, problem);
            case StoreResult.Quarantined(Optional<String> id, String receipt, HttpProblem problem) ->
                because("quarantined", id, receipt, problem);
        };
    }

    private static AnswerParts.Became because(String status, Optional<String> id, String receipt, HttpProblem problem) {
        return new AnswerParts.Became(status, id, receipt, Optional.of(problem.type().code()),
                Optional.of(problem.detail()));
    }
}

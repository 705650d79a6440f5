package dev.lightup.functions.fjordhandel;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.PersonalTokenizer;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.format.ResultStatus;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import dev.lightup.senders.signature.SenderAuthentication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One subscription a delivery, in words of its own.
final class FjordhandelFormat implements Format {
    private static final ProblemType NOT_A_DELIVERY = new ProblemType("fjordhandel-unread", 422,
            "This is no delivery of Fjordhandel");
    private static final List<String> TEXTS = List.of("ref", "tid", "abonnement", "forhandler", "kunde", "navn", "vare",
            "tilstand");

    private final SenderAuthentication authentication;

    FjordhandelFormat(SenderAuthentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return "fjordhandel";
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of("application/json", 4096);
    }

    @Override
    public SenderAuthentication authentication() {
        return authentication;
    }

    @Override
    public ResultStatus resultStatus() {
        return ResultStatus.ALWAYS_OK;
    }

    @Override
    public ParseResult read(AuthenticatedBody delivery) {
        return switch (BodyReader.json(delivery.body())) {
            case ReadOutcome.Good<Json>(Json.Obj event) when isWhole(event) ->
                new ParseResult.Single(event(event, delivery), Map.of());
            case ReadOutcome.Good<Json> _ ->
                ParseResult.unread(NOT_A_DELIVERY.because("it lacks one of its properties"), delivery);
            case ReadOutcome.Bad<Json>(HttpProblem problem) -> ParseResult.unread(problem, delivery);
        };
    }

    private static boolean isWhole(Json.Obj event) {
        return TEXTS.stream().allMatch(name -> event.text(name).isPresent())
                && event.get("plasser").filter(Json.Num.class::isInstance).isPresent();
    }

    private static ParsedEvent.Event event(Json.Obj event, AuthenticatedBody delivery) {
        ByteString key = delivery.tenant().key();
        PersonalTokenizer tokens = PersonalTokenizer.toStore(key);
        Json.Obj stored = event.with("navn", new Json.Str(tokens.name(text(event, "navn"))));
        return new ParsedEvent.Event(delivery.endpoint().scope().sources().getFirst(), text(event, "ref"),
                TenantTokens.mac(key, delivery.body().array()), 0, stored.write(), tokens.labels(), delivery.body(),
                event.text("forhandler"));
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        if (!(BodyReader.json(ByteString.utf8(raw.body())) instanceof ReadOutcome.Good<Json>(Json.Obj said))) {
            throw new IllegalStateException("what is stored is no object");
        }
        Instant at = Instant.parse(text(said, "tid"));
        Optional<Long> seats = said.get("plasser")
                .map(number -> number instanceof Json.Num(var count) ? count.longValueExact() : 0L);
        return List.of(
                entry(raw, said, at, new Subject(Subject.Kind.SUBSCRIPTION, text(said, "abonnement")),
                        new SubscriptionFact.Snapshot(raw.source(), at, said.text("tilstand"), said.text("vare"), seats,
                                Optional.empty())),
                entry(raw, said, at, new Subject(Subject.Kind.CUSTOMER, text(said, "kunde")),
                        new CustomerFact.Snapshot(said.text("navn"), Optional.empty())));
    }

    private static Entry entry(RawEvent raw, Json.Obj said, Instant at, Subject subject, Fact fact) {
        return new Entry(subject, raw.id(), raw.source(), 0, Optional.empty(), at, raw.received(),
                said.text("forhandler"), said.text("kunde"), raw.grade(), Catalogue.of(fact).name(), fact);
    }

    private static String text(Json.Obj said, String name) {
        return said.text(name).orElseThrow();
    }
}

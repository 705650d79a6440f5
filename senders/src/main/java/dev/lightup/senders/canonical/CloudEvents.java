package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads one CloudEvents 1.0 event in JSON with a canonical type.
final class CloudEvents {
    static final String DATA_BASE64 = "data_base64";
    static final String ID = "id";
    static final String SOURCE = "source";
    static final String SPECVERSION = "specversion";
    static final String VERSION = "1.0";
    private static final String CONTENT_TYPE = "datacontenttype";
    private static final Set<String> READ = Set.of(SPECVERSION, ID, SOURCE, EventEnvelope.TYPE, EventEnvelope.SUBJECT,
            EventEnvelope.TIME, EventEnvelope.SEQUENCE, EventEnvelope.SCHEMA, EventEnvelope.DATA, CONTENT_TYPE,
            "sequencetype",
            EventSameness.TRACE_PARENT, EventSameness.TRACE_STATE);
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_SUBJECT = 220;

    private CloudEvents() {}

    /// An event as it was sent.
    ///
    /// @param event its attributes and its data
    /// @param body the whole of it
    /// @param others members that are no attributes; they are kept, unread
    /// @param written what the sender calls an attribute
    record Sent(Json.Obj event, Json.Obj body, Map<String, Json> others, UnaryOperator<String> written) {
        /// A CloudEvents event is all that there is.
        static Sent of(Json.Obj event) {
            return new Sent(event, event, Map.of(), UnaryOperator.identity());
        }
    }

    /// Reads an event.
    static ReadOutcome<ParsedEvent.Event> read(Sent sent, AuthenticatedBody delivery) {
        Json.Obj event = sent.event();
        var attributes = new EventAttributes(event, sent.written());
        String version = attributes.required(SPECVERSION, LONGEST_TYPE);
        String id = attributes.required(ID, LONGEST_ID);
        String source = attributes.required(SOURCE, LONGEST_ID);
        String typeName = attributes.required(EventEnvelope.TYPE, LONGEST_TYPE);
        Optional<String> subject = attributes.optional(EventEnvelope.SUBJECT, LONGEST_SUBJECT);
        Optional<Instant> time = attributes.time(EventEnvelope.TIME);
        Optional<String> sequence = attributes.sequence();
        Optional<String> schema = attributes.optional(EventEnvelope.SCHEMA, LONGEST_ID);
        Optional<String> contentType = attributes.optional(CONTENT_TYPE, LONGEST_TYPE);
        if (!source.isEmpty() && !isReference(source)) {
            attributes.isInvalid(SOURCE, "a URI reference without dot segments");
        }
        if (attributes.problem().isPresent()) {
            return new ReadOutcome.Bad<>(attributes.problem().get());
        }
        if (!version.equals(VERSION)) {
            return bad(EventRefusal.SPECVERSION_UNKNOWN, "specversion is " + VERSION);
        }
        if (!delivery.endpoint().speaksFor(source)) {
            return bad(EventRefusal.SOURCE_NOT_ALLOWED, "the source begins with one of the endpoint's prefixes");
        }
        Optional<Catalogue.Type> type = Catalogue.named(typeName);
        if (type.isEmpty()) {
            return bad(EventRefusal.TYPE_UNKNOWN, "the types are listed in docs/senders/events.md");
        }
        if (!isAllowed(type.get(), delivery.endpoint().tenant())) {
            return bad(EventRefusal.TYPE_NOT_ALLOWED, "not sent by senders, or not by this endpoint's tenant");
        }
        if (event.get(DATA_BASE64).filter(value -> !(value instanceof Json.Null)).isPresent()) {
            return new ReadOutcome.Bad<>(EventRefusal.DATA_NOT_JSON.at(List.of(
                    new HttpProblem.Place("/" + DATA_BASE64,
                            "not read: the data stands in `data`, as a JSON object"))));
        }
        Optional<Json.Obj> data = data(event, contentType);
        if (data.isEmpty()) {
            return bad(EventRefusal.DATA_NOT_JSON, "data is a JSON object, datacontenttype application/json or absent");
        }
        return switch (EventSubjects.find(type.get(), subject, data.get(), delivery.endpoint())) {
            case ReadOutcome.Bad<Subject>(HttpProblem problem) -> new ReadOutcome.Bad<>(problem);
            case ReadOutcome.Good<Subject>(Subject found) when !isWithinFamilies(type.get(), found, data.get(),
                    delivery.endpoint()) ->
                bad(EventRefusal.TYPE_NOT_ALLOWED,
                        "this endpoint sends events of these families: " + families(delivery.endpoint()));
            case ReadOutcome.Good<Subject>(Subject found) -> {
                var envelope = new EventEnvelope(type.get(), found, time, sequence, schema, data.get(),
                        Optional.empty());
                yield event(envelope, source, id, sent, delivery);
            }
        };
    }

    private static ReadOutcome<ParsedEvent.Event> event(
            EventEnvelope clear,
            String source,
            String id,
            Sent sent,
            AuthenticatedBody delivery) {
        Instant received = delivery.received();
        Instant asOf = clear.time().filter(time -> !time.isAfter(received.plus(MomentReader.AHEAD))).orElse(received);
        var walk = DataWalk.toStore(delivery.tenant().key(), received);
        EventEnvelope stored = walked(walk, clear, sent, source, Optional.of(asOf));
        List<HttpProblem.Place> places = new ArrayList<>(walk.places());
        Optional<String> account = switch (FactReader.read(clear.type(), clear.subject(), stored.data())) {
            case ReadOutcome.Good<FactReader.Said>(FactReader.Said said) -> said.account();
            case ReadOutcome.Bad<FactReader.Said>(HttpProblem problem) -> {
                problem.places()
                        .stream()
                        .filter(place -> places.stream().noneMatch(told -> told.pointer().equals(place.pointer())))
                        .toList()
                        .forEach(places::add);
                yield Optional.empty();
            }
        };
        if (!places.isEmpty()) {
            return new ReadOutcome.Bad<>(EventRefusal.DATA_INVALID.at(places));
        }
        EventEnvelope meant = walked(DataWalk.toCompare(received), clear, sent, source, clear.time());
        return new ReadOutcome.Good<>(
                new ParsedEvent.Event(source, id, EventSameness.mac(meant, delivery.tenant()), 0, stored.write(),
                        walk.labels(), ByteString.utf8(sent.body().write()), account));
    }

    private static EventEnvelope walked(
            DataWalk walk,
            EventEnvelope clear,
            Sent sent,
            String source,
            Optional<Instant> asOf) {
        Json.Obj known = SnapshotEvents.defaults(clear.type(), known(walk, clear), source, asOf);
        sent.event().properties().forEach((name, value) -> {
            if (!READ.contains(name) && !(value instanceof Json.Null)) {
                walk.unread("", name, value);
            }
        });
        sent.others().forEach((name, value) -> {
            if (!(value instanceof Json.Null)) {
                walk.unread("", name, value);
            }
        });
        return new EventEnvelope(clear.type(), clear.subject(), clear.time(), clear.sequence(), clear.schema(), known,
                walk.unread());
    }

    private static Json.Obj known(DataWalk walk, EventEnvelope clear) {
        Json.Obj data = clear.data();
        if (clear.type().fact() == SystemFact.Corrected.class) {
            Json.Obj outer = walk.known(SystemFact.Retracted.class, data, "/data",
                    List.of(EventEnvelope.TYPE, EventEnvelope.DATA, SubjectFromData.ACCOUNT, SubjectFromData.CUSTOMER));
            if (!(outer.get(EventEnvelope.DATA).orElse(new Json.Null()) instanceof Json.Obj inner)) {
                return outer;
            }
            return FactReader.correctable(data, clear.subject().kind())
                    .map(type -> outer.with(EventEnvelope.DATA, walk.known(FactReader.shape(type), inner, "/data/data",
                            FactReader.beside(type.subject()))))
                    .orElse(outer.without(EventEnvelope.DATA));
        }
        return walk.known(FactReader.shape(clear.type()), data, "/data", FactReader.beside(clear.type().subject()));
    }

    private static boolean isAllowed(Catalogue.Type type, String tenant) {
        if (type.fact() == SystemFact.ProgrammeApplied.class) {
            return tenant.equals(Tenant.OPERATOR);
        }
        return isSent(type);
    }

    /// Whether the endpoint may say this. A correction says what the event that was wrong should have said, a touch speaks of what it names;
    /// a retraction reaches the endpoint's own events only, a test and a heartbeat nothing at all.
    private static boolean isWithinFamilies(Catalogue.Type type, Subject subject, Json.Obj data, Endpoint endpoint) {
        if (type.fact() == SystemFact.Corrected.class) {
            return FactReader.correctable(data, subject.kind()).filter(said -> !endpoint.maySend(said)).isEmpty();
        }
        if (type.fact() == SystemFact.Touch.class) {
            return subject.kind() == Subject.Kind.ENDPOINT || endpoint.maySpeakOf(subject.kind().word());
        }
        return type.subject().isEmpty() || endpoint.maySend(type);
    }

    private static String families(Endpoint endpoint) {
        return String.join(", ", endpoint.scope().families().stream().sorted().toList());
    }

    /// Whether senders may send events of this type. Files are posted whole: nothing announces an upload.
    static boolean isSent(Catalogue.Type type) {
        return type.external() && type.fact() != SystemFact.SnapshotBegin.class
                && type.fact() != SystemFact.SnapshotEnd.class;
    }

    private static Optional<Json.Obj> data(Json.Obj event, Optional<String> contentType) {
        boolean json = contentType.map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.equals("application/json") && !type.endsWith("+json"))
                .isEmpty();
        if (!json) {
            return Optional.empty();
        }
        return switch (event.get(EventEnvelope.DATA).orElse(new Json.Null())) {
            case Json.Obj object -> Optional.of(object);
            case Json.Null() -> Optional.of(new Json.Obj(Map.of()));
            case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ -> Optional.empty();
        };
    }

    private static boolean isReference(String source) {
        try {
            String path = Optional.ofNullable(new URI(source).getPath()).orElse("");
            return List.of(path.split("/", -1)).stream().noneMatch(step -> step.equals(".") || step.equals(".."));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static ReadOutcome<ParsedEvent.Event> bad(ProblemType type, String detail) {
        return new ReadOutcome.Bad<>(type.because(detail));
    }
}

package dev.lightup.demo.sending;

import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.StoryEvent.Odd;
import dev.lightup.demo.sending.StoryEvent.Plain;
import dev.lightup.demo.sending.StoryEvent.Told;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Programme;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is said, as the bytes that go over the wire: CloudEvents 1.0 in structured JSON, singly or in a batch.
public final class CloudEventWriter {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    /// The media type of the plain form.
    static final String PLAIN = "application/json";

    private CloudEventWriter() {}

    public static StoryRequest letter(StoryEvent utterance) {
        return switch (utterance) {
            case Told told when isPlain(told) -> plain(told);
            case Told told -> event(told, envelope(told));
            case Odd odd -> event(odd, envelope(odd.id(), odd.source(), odd.type(), odd.subject(), odd.occurred(),
                    Optional.empty(), odd.data()));
            case Plain plain -> new StoryRequest(plain.house().tenant(), plain.format(), plain.id(), plain.sent(),
                    plain.contentType(), plain.body().getBytes(StandardCharsets.UTF_8));
        };
    }

    /// Several events of one distributor in one request.
    ///
    /// @param id the request's
    public static StoryRequest batch(String id, List<Told> events) {
        List<Json> envelopes = events.stream().<Json>map(CloudEventWriter::envelope).toList();
        return new StoryRequest(events.getFirst().house().tenant(), StoryRequest.CANONICAL, id, events.getLast().sent(),
                BATCH,
                bytes(new Json.Arr(envelopes)));
    }

    /// The operator's configuration as its event.
    public static StoryRequest programme(Programme programme, Instant at) {
        Json.Obj data = object(programme);
        return new StoryRequest("operator", StoryRequest.CANONICAL, "programme-1", at, EVENT,
                bytes(envelope("programme-1",
                        "/operator/programme", "programme.applied", "programme/config", at, Optional.empty(), data)));
    }

    private static StoryRequest event(StoryEvent utterance, Json.Obj envelope) {
        return new StoryRequest(utterance.house().tenant(), StoryRequest.CANONICAL, utterance.id(), utterance.sent(),
                EVENT,
                bytes(envelope));
    }

    /// Sakura's partner portal sends the plain form of Standard Webhooks: no envelope, the data names the subject.
    private static boolean isPlain(Told told) {
        return told.house() == StoryDistributor.SAKURA
                && (told.about().subject().kind() == Subject.Kind.PARTNER
                        || told.about().subject().kind() == Subject.Kind.MILESTONE);
    }

    private static StoryRequest plain(Told told) {
        Json.Obj data = data(told);
        Json.Obj named = told.about().subject().kind() == Subject.Kind.MILESTONE
                ? data.with("subscription", new Json.Str(told.about().subject().id()))
                : data;
        return new StoryRequest(told.house().tenant(), StoryRequest.CANONICAL, told.id(), told.sent(), PLAIN,
                bytes(plain(told.type(), told.occurred(), named)));
    }

    /// The plain form: type, time and data.
    static Json.Obj plain(String type, Instant at, Json.Obj data) {
        var body = new LinkedHashMap<String, Json>();
        body.put("type", new Json.Str(type));
        body.put("timestamp", new Json.Str(at.truncatedTo(ChronoUnit.MILLIS).toString()));
        body.put("data", data);
        return new Json.Obj(body);
    }

    private static Json.Obj envelope(Told told) {
        return envelope(told.id(), told.house().source(told.system()), told.type(), told.about().subject().toString(),
                told.occurred(), sequence(told), data(told));
    }

    private static Json.Obj envelope(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            Optional<String> sequence,
            Json.Obj data) {
        var envelope = new LinkedHashMap<String, Json>();
        envelope.put("specversion", new Json.Str("1.0"));
        envelope.put("id", new Json.Str(id));
        envelope.put("source", new Json.Str(source));
        envelope.put("type", new Json.Str(type));
        envelope.put("subject", new Json.Str(subject));
        envelope.put("time", new Json.Str(time.truncatedTo(ChronoUnit.MILLIS).toString()));
        sequence.ifPresent(value -> envelope.put("sequence", new Json.Str(value)));
        envelope.put("datacontenttype", new Json.Str("application/json"));
        envelope.put("data", data);
        return new Json.Obj(envelope);
    }

    /// Nordvik's order system numbers what it says of an order by its own clock.
    private static Optional<String> sequence(Told told) {
        return told.house() == StoryDistributor.NORDVIK && told.about().subject().kind() == Subject.Kind.ORDER
                ? Optional.of(String.format(Locale.ROOT, "%016d", told.occurred().toEpochMilli()))
                : Optional.empty();
    }

    private static Json.Obj data(Told told) {
        var data = new LinkedHashMap<String, Json>();
        told.about().account().ifPresent(account -> data.put("account", new Json.Str(account)));
        told.about().customer().ifPresent(customer -> data.put("customer", new Json.Str(customer)));
        data.putAll(properties(told.fact()));
        return new Json.Obj(data);
    }

    private static Map<String, Json> properties(Fact fact) {
        if (fact instanceof SystemFact.Corrected(String event, Fact right)) {
            var properties = new LinkedHashMap<String, Json>();
            properties.put("event", new Json.Str(event));
            properties.put("type", new Json.Str(Catalogue.of(right).name()));
            properties.put("data", new Json.Obj(properties(right)));
            return properties;
        }
        return object(fact).without("@").properties();
    }

    private static Json.Obj object(Object value) {
        if (Json.parse(Codec.write(value)) instanceof ReadResult.Good<Json>(Json.Obj object, var _)) {
            return object;
        }
        throw new IllegalStateException("no JSON object: " + value);
    }

    private static byte[] bytes(Json json) {
        return json.write().getBytes(StandardCharsets.UTF_8);
    }
}

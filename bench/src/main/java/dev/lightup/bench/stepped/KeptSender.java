package dev.lightup.bench.stepped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A sender of canonical events: one tenant's, from one source. What it says must be taken.
public final class KeptSender {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int ACCEPTED = 202;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SteppedStack stack;
    private final String tenant;

    public KeptSender(SteppedStack stack, String tenant) {
        this.stack = stack;
        this.tenant = tenant;
    }

    /// One event.
    ///
    /// @param id its id
    /// @param subject what it is about; the endpoint itself without
    /// @param at when it happened
    /// @param sequence the sender's own order
    /// @param data a JSON object
    public record Said(
            String id,
            String type,
            Optional<String> subject,
            Instant at,
            Optional<Long> sequence,
            String data) {}

    /// Says something that happens now.
    public void say(String id, String type, String subject, String data) {
        say(new Said(id, type, Optional.of(subject), stack.now(), Optional.empty(), data));
    }

    public void say(Said said) {
        taken(said.id().replaceAll("[^A-Za-z0-9_-]", "_"), EVENT, event(said).toString());
    }

    /// Says up to a hundred things in one request.
    public void sayAll(String id, List<Said> batch) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        batch.forEach(said -> events.add(event(said)));
        taken(id, BATCH, events.toString());
    }

    /// Says it in the plain form: no envelope, the data names the subject.
    public void sayPlainly(String id, String type, String data) {
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("type", type)
                .put("timestamp", stack.now().toString());
        taken(id, "application/json", event.<ObjectNode>set("data", data(data)).toString());
    }

    /// Sends what must not be taken.
    ///
    /// @param status how it is answered
    public void refused(int status, String id, String body) {
        expect(status, id, EVENT, body);
    }

    /// The text of an event that happens now.
    public String text(String id, String type, String subject, String data) {
        return event(new Said(id, type, Optional.of(subject), stack.now(), Optional.empty(), data)).toString();
    }

    private void taken(String id, String media, String body) {
        expect(ACCEPTED, id, media, body).body().path("events").forEach(event -> {
            if (!event.path("status").asText().equals("accepted")) {
                throw new IllegalStateException("an event of " + id + " was not accepted: " + event);
            }
        });
    }

    private SteppedStack.Answer expect(int status, String id, String media, String body) {
        SteppedStack.Answer answer = stack.post(new GatewayEvent(KeptDirectory.events(tenant), id, media, body));
        if (answer.status() != status) {
            throw new IllegalStateException(id + " was answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private ObjectNode event(Said said) {
        ObjectNode event = JsonNodeFactory.instance.objectNode()
                .put("specversion", "1.0")
                .put("id", said.id())
                .put("source", "/" + tenant + "/commerce")
                .put("type", said.type())
                .put("time", said.at().toString());
        said.subject().ifPresent(subject -> event.put("subject", subject));
        said.sequence().ifPresent(sequence -> event.put("sequence", Long.toString(sequence)));
        return event.set("data", data(said.data()));
    }

    private static ObjectNode data(String text) {
        try {
            return JSON.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object: " + text, e);
        }
    }
}

package dev.lightup.site.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the function says of itself: one line of JSON for everything that went otherwise than wished, and one a call that counts
/// (CloudWatch's embedded metric format). No line holds a page or
/// an event: reasons are codes and places.
final class PublishLog {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> COUNTED = List.of("published", "refused", "waiting", "frozen", "overtaken",
            "crowded",
            "failed", "later", "joined", "unfinished",
            "unreadable", "pagesPut", "pagesRemoved");

    private final PrintStream out;
    private final InstantSource clock;
    private final String namespace;

    /// @param namespace of its figures
    PublishLog(PrintStream out, InstantSource clock, String namespace) {
        this.out = out;
        this.clock = clock;
        this.namespace = namespace;
    }

    /// Writes down what became of the units.
    void outcomes(Collection<PublishOutcome> outcomes, int unreadable) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        COUNTED.forEach(name -> counts.put(name, 0));
        counts.put("unreadable", unreadable);
        for (PublishOutcome outcome : outcomes) {
            DirectAnswer.UnitAnswer unit = DirectAnswer.UnitAnswer.of(outcome);
            counts.merge(unit.outcome(), 1, Integer::sum);
            counts.merge("pagesPut", unit.put().orElse(0), Integer::sum);
            counts.merge("pagesRemoved", unit.removed().orElse(0), Integer::sum);
            switch (outcome) {
                case PublishOutcome.Refused _, PublishOutcome.Crowded _, PublishOutcome.Frozen _, PublishOutcome.Unread _ ->
                    line("WARN", unit, "");
                case PublishOutcome.Failed(_, RuntimeException cause) -> line("ERROR", unit, SafeTrace.of(cause));
                case PublishOutcome.Published _, PublishOutcome.Overtaken _, PublishOutcome.Later _, PublishOutcome.Joined _, PublishOutcome.Unfinished _ ->
                    {}
            }
        }
        counts.values().removeIf(count -> count == 0);
        if (!counts.isEmpty()) {
            metrics(counts);
        }
    }

    /// Writes down something unexpected that belongs to no unit.
    void failure(String what, RuntimeException cause) {
        print(json -> {
            json.writeStringField("level", "ERROR");
            json.writeStringField("what", what);
            json.writeStringField("trace", SafeTrace.of(cause));
        });
    }

    private void line(String level, DirectAnswer.UnitAnswer unit, String trace) {
        print(json -> {
            json.writeStringField("level", level);
            json.writeStringField("unit", unit.unit());
            json.writeStringField("outcome", unit.outcome());
            json.writeArrayFieldStart("reasons");
            for (String reason : unit.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
            if (!trace.isEmpty()) {
                json.writeStringField("trace", trace);
            }
        });
    }

    private void metrics(Map<String, Integer> counts) {
        print(json -> {
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", namespace);
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            json.writeString("function");
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            for (String name : counts.keySet()) {
                json.writeStartObject();
                json.writeStringField("Name", name);
                json.writeStringField("Unit", "Count");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("function", "publish");
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
        });
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private void print(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(line);
    }
}

package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records as JSON objects, a property for each component in declared order.
final class RecordShape implements JsonType {
    private final RecordAccess access;
    private final Optional<String> family;
    private final Map<String, Integer> places = new HashMap<>();
    private volatile JsonType @Nullable [] shapes;

    RecordShape(Class<?> type) {
        this.access = RecordAccess.to(type);
        this.family = SealedTypeNames.name(type);
        for (int i = 0; i < access.size(); i++) {
            places.put(access.name(i), i);
        }
    }

    /// The shapes of the components; found at first use because a record may contain its own family.
    private JsonType[] shapes() {
        JsonType[] found = shapes;
        if (found == null) {
            found = Arrays.stream(access.types()).map(JsonTypes::of).toArray(JsonType[]::new);
            shapes = found;
        }
        return found;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        properties(value, out);
        out.writeEndObject();
    }

    @Override
    public void whole(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (family.isPresent()) {
            out.writeStringField(SealedTypeNames.MARK, family.get());
        }
        properties(value, out);
        out.writeEndObject();
    }

    void properties(Object value, JsonGenerator out) throws IOException {
        JsonType[] of = shapes();
        for (int i = 0; i < of.length; i++) {
            Object component = access.get(value, i);
            if (!of[i].leftOut(component)) {
                out.writeFieldName(access.field(i));
                of[i].write(component, out);
            }
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new CodecException("expected " + access + " but found " + in.currentToken());
        }
        return rest(in);
    }

    /// Reads what is left of an object that is already open.
    Object rest(JsonParser in) throws IOException {
        JsonType[] of = shapes();
        @Nullable
        Object[] values = new @Nullable Object[of.length];
        int expected = 0;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            int place = expected < of.length && access.name(expected).equals(name)
                    ? expected
                    : places.getOrDefault(name, of.length);
            if (place == of.length) {
                in.skipChildren();
            } else {
                values[place] = of[place].read(in);
                expected = place + 1;
            }
        }
        for (int i = 0; i < of.length; i++) {
            if (values[i] == null) {
                values[i] = of[i].absent();
                if (values[i] == null) {
                    throw new CodecException(access + " has no " + access.name(i));
                }
            }
        }
        try {
            return access.create(values);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new CodecException("not a " + access, e);
        }
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (!(json instanceof Json.Obj given)) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, "an object");
        }
        JsonType[] of = shapes();
        @Nullable
        Object[] values = new @Nullable Object[of.length];
        boolean whole = true;
        for (int i = 0; i < of.length; i++) {
            values[i] = component(of[i], access.name(i), given, at, findings);
            whole &= values[i] != null;
        }
        for (String name : given.properties().keySet()) {
            if (!places.containsKey(name) && !name.equals(SealedTypeNames.MARK)) {
                findings.note(JsonProblems.step(at, name), JsonProblem.Code.UNKNOWN_PROPERTY);
            }
        }
        if (!whole) {
            return null;
        }
        try {
            return access.create(values);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return findings.problem(at, JsonProblem.Code.INVALID, "values that go together");
        }
    }

    private static @Nullable Object component(
            JsonType shape,
            String name,
            Json.Obj given,
            String at,
            JsonProblems findings) {
        String place = at + "/" + name;
        Json value = given.properties().get(name);
        if (value == null || (value instanceof Json.Null && !(shape instanceof TreeShape))) {
            return shape.optional() ? shape.absent() : findings.problem(place, JsonProblem.Code.MISSING, "");
        }
        return shape.check(value, place, findings);
    }
}

package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sealed family of records: the first property names the member.
final class SealedShape implements JsonType {
    private final Class<?> root;
    private final Map<String, Class<?>> members;
    private final Map<Class<?>, String> names;

    SealedShape(Class<?> root) {
        this.root = root;
        this.members = SealedTypeNames.members(root);
        this.names = SealedTypeNames.names(members);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        String name = names.get(value.getClass());
        if (name == null) {
            throw new CodecException(value.getClass().getName() + " is no member of " + root.getName());
        }
        out.writeStartObject();
        out.writeStringField(SealedTypeNames.MARK, name);
        member(value.getClass()).properties(value, out);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT || !SealedTypeNames.MARK.equals(in.nextFieldName())) {
            throw new CodecException("expected a " + root.getName() + " that begins with its name");
        }
        String name = in.nextTextValue();
        Class<?> type = name == null ? null : members.get(name);
        if (type == null) {
            throw new CodecException("no " + root.getName() + " is called so");
        }
        return member(type).rest(in);
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        String mark = at + "/" + SealedTypeNames.MARK;
        if (!(json instanceof Json.Obj given)) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, "an object");
        }
        if (!given.properties().containsKey(SealedTypeNames.MARK)) {
            return findings.problem(mark, JsonProblem.Code.MISSING, "");
        }
        Class<?> type = given.text(SealedTypeNames.MARK).<Class<?>>map(members::get).orElse(null);
        return type == null
                ? findings.problem(mark, JsonProblem.Code.INVALID, "a known name")
                : member(type).check(json, at, findings);
    }

    private static RecordShape member(Class<?> type) {
        return (RecordShape) JsonTypes.of(type);
    }
}

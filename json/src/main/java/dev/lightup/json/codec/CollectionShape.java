package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lists and sets as JSON arrays; sets in the natural order of their elements.
record CollectionShape(JsonType element, Kind kind) implements JsonType {
    enum Kind {
        LIST,
        SET,
        SORTED_SET
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object each : inOrder((Collection<?>) value)) {
            element.write(each, out);
        }
        out.writeEndArray();
    }

    private static Collection<?> inOrder(Collection<?> value) {
        return value instanceof Set<?> set && !(set instanceof SortedSet<?> sorted && sorted.comparator() == null)
                ? new TreeSet<>(set)
                : value;
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new CodecException("expected an array but found " + in.currentToken());
        }
        var elements = new ArrayList<Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read(in));
        }
        return of(elements);
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (!(json instanceof Json.Arr(var given))) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, "an array");
        }
        var elements = new ArrayList<Object>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Object each = element.check(given.get(i), at + "/" + i, findings);
            if (each != null) {
                elements.add(each);
            }
        }
        return elements.size() == given.size() ? of(elements) : null;
    }

    private Collection<?> of(List<Object> elements) {
        return switch (kind) {
            case LIST -> List.copyOf(elements);
            case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(elements));
            case SORTED_SET -> Collections.unmodifiableSortedSet(new TreeSet<>(elements));
        };
    }

    @Override
    public Object absent() {
        return of(List.of());
    }
}

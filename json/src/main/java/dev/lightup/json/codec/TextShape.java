package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.domain.event.Subject;
import dev.lightup.json.CodecException;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that are a JSON string, and so can be the keys of a map.
///
/// @param print the value's text
/// @param parse the text's value; empty when it is none
/// @param expected what a sender should give, in words
record TextShape(
        Function<Object, String> print,
        Function<String, Optional<?>> parse,
        String expected) implements JsonType {
    private static final int DATE_WIDTH = 10;

    static final TextShape STRING = new TextShape(String.class::cast, Optional::of, "a string");
    static final TextShape INSTANT = new TextShape(v -> IsoTime.format((Instant) v), IsoTime::parse,
            "a date-time with offset: 2026-03-01T09:30:00Z");
    static final TextShape DATE = new TextShape(Object::toString,
            of(t -> t.length() == DATE_WIDTH ? LocalDate.parse(t) : null), "a date: 2026-03-01");
    static final TextShape SUBJECT = new TextShape(Object::toString, Subject::parse, "a subject: order/7Q-2210");
    static final TextShape MONTH = new TextShape(Object::toString, of(YearMonth::parse), "a month: 2026-03");
    static final TextShape TIME_OF_DAY = new TextShape(Object::toString, of(LocalTime::parse), "a time: 09:30");
    static final TextShape DURATION = new TextShape(Object::toString, of(Duration::parse), "a duration: PT36H");

    static TextShape ofEnum(Class<?> type) {
        Map<Object, String> names = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        var words = new StringBuilder("one of");
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
            names.put(constant, name);
            values.put(name, constant);
            words.append(' ').append(name);
        }
        return new TextShape(v -> names.getOrDefault(v, v.toString()), t -> Optional.ofNullable(values.get(t)),
                words.toString());
    }

    private static Function<String, Optional<?>> of(Function<String, @Nullable Object> parse) {
        return text -> {
            try {
                return Optional.ofNullable(parse.apply(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        };
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeString(print.apply(value));
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new CodecException("expected " + expected + " but found " + in.currentToken());
        }
        return ofOurs(in.getText());
    }

    /// The value of our own text.
    Object ofOurs(String text) {
        return parse.apply(text).orElseThrow(() -> new CodecException("expected " + expected));
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (!(json instanceof Json.Str(String text))) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, expected);
        }
        Object value = parse.apply(text).orElse(null);
        return value == null ? findings.problem(at, JsonProblem.Code.INVALID, expected) : value;
    }
}

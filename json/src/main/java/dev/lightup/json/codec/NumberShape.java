package dev.lightup.json.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.JsonProblems;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Values that are a JSON number. Senders may write whole numbers as `5`, `5.0` or `5e0`, as JSON Schema allows.
enum NumberShape implements JsonType {
    INT("a whole number") {
        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getIntValue();
        }

        @Override
        Object exact(BigDecimal value) {
            return value.intValueExact();
        }
    },
    LONG("a whole number") {
        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getLongValue();
        }

        @Override
        Object exact(BigDecimal value) {
            return value.longValueExact();
        }
    },
    DOUBLE("a number") {
        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        Object exact(BigDecimal value) {
            double nearest = value.doubleValue();
            if (Double.isInfinite(nearest)) {
                throw new ArithmeticException("beyond a double");
            }
            return nearest;
        }
    },
    DECIMAL("a number") {
        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getDecimalValue();
        }

        @Override
        Object exact(BigDecimal value) {
            // 1e3 and 1000 are one value, and written plain both are 1000
            return bounded(value.scale() < 0 ? bounded(value).setScale(0) : value);
        }
    };

    /// Decimals are written plain: this many places before or after the point at most.
    private static final int PLACES = 32;

    private final String expected;

    NumberShape(String expected) {
        this.expected = expected;
    }

    /// @throws ArithmeticException when it does not fit
    abstract Object exact(BigDecimal value);

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case Integer i -> out.writeNumber(i);
            case Long l -> out.writeNumber(l);
            case BigDecimal d -> out.writeNumber(bounded(d));
            case Double d when Double.isFinite(d) -> out.writeNumber(BigDecimal.valueOf(d));
            default -> throw new CodecException("no JSON number for " + value);
        }
    }

    @Override
    public @Nullable Object check(Json json, String at, JsonProblems findings) {
        if (!(json instanceof Json.Num(BigDecimal number))) {
            return findings.problem(at, JsonProblem.Code.WRONG_TYPE, expected);
        }
        try {
            return exact(number);
        } catch (ArithmeticException e) {
            return findings.problem(at, JsonProblem.Code.OUT_OF_RANGE, expected);
        }
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (Math.abs(value.scale()) > PLACES || value.precision() > PLACES) {
            throw new ArithmeticException("a decimal of more than " + PLACES + " places");
        }
        return value;
    }
}

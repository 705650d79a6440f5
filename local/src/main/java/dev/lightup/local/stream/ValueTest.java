package dev.lightup.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One alternative at a leaf of an {@link EventPattern}.
sealed interface ValueTest {
    /// Whether the value passes; the value is a missing node when the event has no such field.
    boolean holds(JsonNode value);

    /// The very value; numbers compare as numbers.
    record Equal(JsonNode expected) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return (value.isNumber() && expected.isNumber())
                    ? value.decimalValue().compareTo(expected.decimalValue()) == 0
                    : value.equals(expected);
        }
    }

    /// Text that begins or ends so, or is the same but for its case.
    record Text(Where where, String expected, boolean ignoreCase) implements ValueTest {
        /// Which part of the text is compared.
        enum Where {
            START,
            END,
            WHOLE
        }

        @Override
        public boolean holds(JsonNode value) {
            if (!value.isTextual()) {
                return false;
            }
            String text = ignoreCase ? value.asText().toLowerCase(Locale.ROOT) : value.asText();
            String wanted = ignoreCase ? expected.toLowerCase(Locale.ROOT) : expected;
            return switch (where) {
                case START -> text.startsWith(wanted);
                case END -> text.endsWith(wanted);
                case WHOLE -> text.equals(wanted);
            };
        }
    }

    /// A value that is there and passes none of these.
    record AnythingBut(List<ValueTest> refused) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return !value.isMissingNode() && refused.stream().noneMatch(test -> test.holds(value));
        }
    }

    /// A field that is there, or is not.
    record Exists(boolean expected) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return value.isMissingNode() != expected;
        }
    }

    /// A number within every bound.
    record Numeric(List<Bound> bounds) implements ValueTest {
        /// A comparison, `> 5`.
        record Bound(String operator, BigDecimal limit) {
            Bound {
                if (!List.of("=", "<", "<=", ">", ">=").contains(operator)) {
                    throw new IllegalArgumentException("no such comparison: " + operator);
                }
            }

            boolean holds(BigDecimal value) {
                int order = value.compareTo(limit);
                return order == 0 ? operator.contains("=") : operator.startsWith(order < 0 ? "<" : ">");
            }
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isNumber() && bounds.stream().allMatch(bound -> bound.holds(value.decimalValue()));
        }
    }

    /// Reads an alternative: a value, or an object with one test.
    static ValueTest of(JsonNode json) {
        if (!json.isContainerNode()) {
            return new Equal(json);
        }
        Map.Entry<String, JsonNode> test = only(json).orElseThrow(() -> unknown(json));
        JsonNode operand = test.getValue();
        return switch (test.getKey()) {
            case "prefix" -> text(Text.Where.START, operand);
            case "suffix" -> text(Text.Where.END, operand);
            case "equals-ignore-case" -> new Text(Text.Where.WHOLE, operand.asText(), true);
            case "exists" -> new Exists(flag(operand));
            case "anything-but" -> new AnythingBut(refused(operand));
            case "numeric" -> new Numeric(bounds(operand));
            default -> throw unknown(json);
        };
    }

    private static ValueTest text(Text.Where where, JsonNode operand) {
        if (operand.isTextual()) {
            return new Text(where, operand.asText(), false);
        }
        JsonNode folded = operand.path("equals-ignore-case");
        if (!folded.isTextual()) {
            throw unknown(operand);
        }
        return new Text(where, folded.asText(), true);
    }

    private static boolean flag(JsonNode operand) {
        if (!operand.isBoolean()) {
            throw unknown(operand);
        }
        return operand.asBoolean();
    }

    private static List<ValueTest> refused(JsonNode operand) {
        if (!operand.isArray()) {
            return List.of(of(operand));
        }
        var refused = new ArrayList<ValueTest>();
        operand.forEach(value -> refused.add(of(value)));
        return List.copyOf(refused);
    }

    private static List<Numeric.Bound> bounds(JsonNode operand) {
        if (!operand.isArray() || operand.isEmpty() || operand.size() % 2 != 0) {
            throw unknown(operand);
        }
        var bounds = new ArrayList<Numeric.Bound>();
        for (int i = 0; i < operand.size(); i += 2) {
            bounds.add(new Numeric.Bound(operand.get(i).asText(), operand.get(i + 1).decimalValue()));
        }
        return List.copyOf(bounds);
    }

    private static Optional<Map.Entry<String, JsonNode>> only(JsonNode json) {
        return (json.isObject() && json.size() == 1)
                ? Optional.of(json.properties().iterator().next())
                : Optional.empty();
    }

    private static IllegalArgumentException unknown(JsonNode json) {
        return new IllegalArgumentException("no such test: " + json);
    }
}

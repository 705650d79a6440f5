package dev.lightup.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// An EventBridge event pattern, the language of Lambda's event filters: an object that names fields, with arrays of alternatives at its
/// leaves (`{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["raw"]}}}}`). All fields must match, any alternative of a field
/// suffices, `$or` holds alternatives of whole objects. Alternatives are values and the tests of {@link ValueTest}.
public final class EventPattern {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rule rule;

    private EventPattern(Rule rule) {
        this.rule = rule;
    }

    /// Reads a pattern.
    ///
    /// @throws IllegalArgumentException when it is not JSON, not an object, has a leaf that is no array, or an unknown test
    public static EventPattern parse(String json) {
        try {
            return new EventPattern(rule(JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /// Whether the event is one of those that the pattern describes.
    public boolean matches(JsonNode event) {
        return matches(rule, event);
    }

    private sealed interface Rule {
        /// Every field must match; every list of alternatives must have one that does.
        record Fields(Map<String, Rule> fields, List<List<Rule>> alternatives) implements Rule {}

        /// One of the tests must hold.
        record Leaf(List<ValueTest> tests) implements Rule {}
    }

    private static boolean matches(Rule rule, JsonNode value) {
        return switch (rule) {
            case Rule.Leaf leaf -> leaf.tests().stream().anyMatch(test -> anyElement(test, value));
            case Rule.Fields fields when value.isArray() -> any(value, element -> matches(fields, element));
            case Rule.Fields fields -> fieldsMatch(fields, value);
        };
    }

    private static boolean fieldsMatch(Rule.Fields rule, JsonNode value) {
        boolean all = rule.fields()
                .entrySet()
                .stream()
                .allMatch(field -> matches(field.getValue(), value.path(field.getKey())));
        return all && rule.alternatives()
                .stream()
                .allMatch(rules -> rules.stream().anyMatch(one -> matches(one, value)));
    }

    private static boolean anyElement(ValueTest test, JsonNode value) {
        return (value.isArray() && !value.isEmpty()) ? any(value, test::holds) : test.holds(value);
    }

    private static boolean any(JsonNode array, Predicate<JsonNode> test) {
        for (JsonNode element : array) {
            if (test.test(element)) {
                return true;
            }
        }
        return false;
    }

    private static Rule rule(JsonNode pattern) {
        if (pattern.isArray() && !pattern.isEmpty()) {
            var tests = new ArrayList<ValueTest>();
            pattern.forEach(alternative -> tests.add(ValueTest.of(alternative)));
            return new Rule.Leaf(List.copyOf(tests));
        }
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "a pattern is an object of fields, a leaf a list of alternatives: " + pattern);
        }
        var fields = new LinkedHashMap<String, Rule>();
        var alternatives = new ArrayList<List<Rule>>();
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            if (field.getKey().equals("$or")) {
                var rules = new ArrayList<Rule>();
                field.getValue().forEach(alternative -> rules.add(rule(alternative)));
                alternatives.add(List.copyOf(rules));
            } else {
                fields.put(field.getKey(), rule(field.getValue()));
            }
        }
        return new Rule.Fields(fields, List.copyOf(alternatives));
    }
}

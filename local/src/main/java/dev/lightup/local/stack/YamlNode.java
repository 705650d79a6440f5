package dev.lightup.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A node of a CloudFormation template. Intrinsic functions (`!Ref`, `!Sub`) are read as their plain operand: nothing that is read here
/// depends on what they yield. A path that leads nowhere gives an absent node.
final class YamlNode {
    private static final int MOST_ALIASES = 500;

    private final @Nullable Object value;

    private YamlNode(@Nullable Object value) {
        this.value = value;
    }

    static YamlNode parse(String text) {
        // the template is ours, and every resource's tags are one anchor
        LoadSettings settings = LoadSettings.builder()
                .setLabel("template.yaml")
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            return new YamlNode(new Load(settings, new Plain(settings)).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("not a template: " + e.getMessage(), e);
        }
    }

    YamlNode at(String... path) {
        @Nullable
        Object at = value;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new YamlNode(at);
    }

    Map<String, YamlNode> fields() {
        var fields = new LinkedHashMap<String, YamlNode>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, field) -> fields.put(String.valueOf(name), new YamlNode(field)));
        }
        return fields;
    }

    List<YamlNode> elements() {
        return value instanceof List<?> list ? list.stream().map(element -> new YamlNode(element)).toList() : List.of();
    }

    boolean is(String text) {
        return text.equals(String.valueOf(value));
    }

    Optional<Long> number() {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /// The text that stands here.
    String text() {
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw new IllegalArgumentException("template.yaml has no text where one is needed");
        }
        return value.toString();
    }

    private static final class Plain extends StandardConstructor {
        Plain(LoadSettings settings) {
            super(settings);
        }

        @Override
        protected Optional<ConstructNode> findConstructorFor(Node node) {
            return node.getTag().getValue().startsWith("!") ? Optional.of(this::plain) : super.findConstructorFor(node);
        }

        private @Nullable Object plain(Node node) {
            return switch (node.getNodeType()) {
                case NodeType.SCALAR -> constructScalar((ScalarNode) node);
                case NodeType.SEQUENCE -> constructSequence((SequenceNode) node);
                case NodeType.MAPPING -> constructMapping((MappingNode) node);
                case NodeType.ANCHOR -> throw new IllegalArgumentException("an anchor is no value");
            };
        }
    }
}

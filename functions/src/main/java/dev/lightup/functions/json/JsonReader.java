package dev.lightup.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON within limits that no honest event meets: depth 32, strings of 32 Ki characters, names of 128, numbers of 32 digits,
/// 20,000 tokens; one value, no name twice, UTF-8 only, no half of a surrogate pair. Thread-safe.
public final class JsonReader {
    /// What reading gives.
    public sealed interface Outcome {
        /// It is JSON.
        record Read(Json value) implements Outcome {}

        /// It is not, or it is more than is taken. The detail never repeats the input.
        record Refused(String code, String detail) implements Outcome {}
    }

    private static final StreamReadConstraints TIGHT = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxStringLength(32 * 1024)
            .maxNameLength(128)
            .maxNumberLength(32)
            .maxDocumentLength(1024 * 1024)
            .maxTokenCount(20_000)
            .build();

    private final JsonFactory factory;

    /// A reader of what strangers send.
    public JsonReader() {
        this(TIGHT);
    }

    /// A reader of our own files, within Jackson's own limits.
    public static JsonReader trusting() {
        return new JsonReader(StreamReadConstraints.defaults());
    }

    private JsonReader(StreamReadConstraints limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }

    /// Reads one JSON value.
    public Outcome read(byte[] utf8) {
        char[] text;
        try {
            var chars = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8));
            text = new char[chars.remaining()];
            chars.get(text);
        } catch (CharacterCodingException _) {
            return new Outcome.Refused("not-utf8", "the body is not UTF-8");
        }
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                return malformed(parser, "the body is empty");
            }
            Json value = value(parser);
            return parser.nextToken() == null
                    ? new Outcome.Read(value)
                    : malformed(parser, "more follows the first JSON value");
        } catch (StreamConstraintsException _) {
            return new Outcome.Refused("json-too-large",
                    "the JSON is deeper, longer or has more parts than is taken: depth 32, strings of 32 Ki characters,"
                            + " names of 128, numbers of 32 digits, 20,000 tokens");
        } catch (HalfCharacter _) {
            return new Outcome.Refused("json-malformed", "a string holds half of a surrogate pair");
        } catch (IOException | NumberFormatException _) {
            return new Outcome.Refused("json-malformed", "the body is not JSON, or an object has a name twice");
        }
    }

    private static Outcome malformed(JsonParser parser, String what) {
        return new Outcome.Refused("json-malformed", what + ", at line " + parser.currentLocation().getLineNr());
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(whole(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a JSON value cannot begin with " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static String whole(String text) throws HalfCharacter {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new HalfCharacter();
            }
        }
        return text;
    }

    private static final class HalfCharacter extends IOException {
        private static final long serialVersionUID = 1;
    }
}

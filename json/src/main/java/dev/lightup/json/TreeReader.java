package dev.lightup.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads a sender's document into a tree. Duplicates are looked for here and not by the parser, which would stop at the first.
public final class TreeReader {
    /// Powers of ten that a number may have: more than any double.
    private static final int LARGEST_SCALE = 400;

    private final JsonParser in;
    private final JsonProblems findings;

    private TreeReader(JsonParser in, JsonProblems findings) {
        this.in = in;
        this.findings = findings;
    }

    static ReadResult<Json> read(byte[] bytes) {
        var findings = new JsonProblems();
        Json json = null;
        if (bytes.length > JsonFactories.DOCUMENT) {
            findings.problem("", JsonProblem.Code.TOO_LARGE, "at most 256 KiB");
            return new ReadResult.Bad<>(findings.problems(), findings.notes());
        }
        try (JsonParser in = JsonFactories.STRICT.createParser(utf8(bytes))) {
            in.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, false);
            json = new TreeReader(in, findings).document();
        } catch (StreamConstraintsException e) {
            findings.problem("", JsonProblem.Code.TOO_LARGE, "a smaller document");
        } catch (IOException e) {
            findings.problem("", JsonProblem.Code.NOT_JSON, "JSON in UTF-8");
        }
        return json == null || findings.bad()
                ? new ReadResult.Bad<>(findings.problems(), findings.notes())
                : new ReadResult.Good<>(json, findings.notes());
    }

    /// The parser itself would guess UTF-16 and take overlong sequences: two texts that others read differently.
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /// Any value of our own text; the parser stands on its first token.
    public static Json value(JsonParser in) throws IOException {
        var findings = new JsonProblems();
        Json json = new TreeReader(in, findings).value(in.currentToken(), "");
        if (findings.bad()) {
            throw new CodecException("not our own JSON: " + findings.problems());
        }
        return json;
    }

    private @Nullable Json document() throws IOException {
        JsonToken first = in.nextToken();
        if (first == null) {
            findings.problem("", JsonProblem.Code.NOT_JSON, "JSON in UTF-8");
            return null;
        }
        Json json = value(first, "");
        if (in.nextToken() != null) {
            findings.problem("", JsonProblem.Code.NOT_JSON, "one JSON value");
        }
        return json;
    }

    private Json value(JsonToken token, String at) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> new Json.Str(whole(in.getText(), at));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(at);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> throw new IOException(
                    "no value starts with " + token);
        };
    }

    private Json object(String at) throws IOException {
        var properties = new LinkedHashMap<String, Json>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            String place = JsonProblems.step(at, name);
            whole(name, place);
            if (properties.put(name, value(in.nextToken(), place)) != null) {
                findings.problem(place, JsonProblem.Code.DUPLICATE_KEY, "");
            }
        }
        return new Json.Obj(properties);
    }

    private Json array(String at) throws IOException {
        var elements = new ArrayList<Json>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            elements.add(value(token, at + "/" + elements.size()));
        }
        return new Json.Arr(elements);
    }

    /// Half a surrogate pair is no character: it could neither be stored nor written again as it came (RFC 7493, 2.1).
    private String whole(String text, String at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                findings.problem(at, JsonProblem.Code.INVALID, "whole characters");
                break;
            }
        }
        return text;
    }

    private Json number(String at) throws IOException {
        try {
            var value = new BigDecimal(in.getText());
            if (Math.abs((long) value.scale()) <= LARGEST_SCALE) {
                return new Json.Num(value);
            }
        } catch (NumberFormatException e) {
            // an exponent beyond what a decimal can hold: reported below like any other too large
        }
        findings.problem(at, JsonProblem.Code.OUT_OF_RANGE, "a number with an exponent of at most " + LARGEST_SCALE);
        return new Json.Null();
    }
}

package dev.lightup.senders.format;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.senders.http.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Reads bodies as text and as JSON.
public final class BodyReader {
    private static final String LIMITS = "depth 32, strings of 32 Ki characters, names of 128, numbers of 32 digits,"
            + " 20,000 tokens";

    private static final char REPLACEMENT = '\ufffd';
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private BodyReader() {}

    /// Whether a body came from a text that is not UTF-8: its bytes are none, or what stands for unreadable ones (U+FFFD) is in it already,
    /// as a gateway puts it that hands bodies on as text.
    public static boolean isDamaged(ByteString body) {
        return text(body).filter(text -> text.indexOf(REPLACEMENT) < 0).isEmpty();
    }

    /// The text of a body; empty when it is not UTF-8.
    public static Optional<String> text(ByteString body) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body.array()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// The JSON value that a body is: one, in UTF-8, no property twice, no half of a surrogate pair. A byte order mark is read over.
    public static ReadOutcome<Json> json(ByteString body) {
        // the parser would guess UTF-16 and UTF-32 from the first bytes
        if (text(body).isEmpty()) {
            return new ReadOutcome.Bad<>(UnreadableBody.NOT_UTF8.because("the body is not UTF-8"));
        }
        if (body.length() > 1 && (body.array()[0] == 0 || body.array()[1] == 0)) {
            return malformed("the body is not one JSON value");
        }
        return switch (Json.parse(withoutMark(body.array()))) {
            case ReadResult.Good<Json>(Json value, var _) -> isWhole(value)
                    ? new ReadOutcome.Good<>(value)
                    : malformed("a string holds half of a surrogate pair");
            case ReadResult.Bad<Json>(var problems, var _) -> switch (problems.getFirst().code()) {
                case TOO_LARGE, OUT_OF_RANGE ->
                    new ReadOutcome.Bad<>(UnreadableBody.JSON_TOO_LARGE.because("the limits: " + LIMITS));
                case DUPLICATE_KEY -> malformed("an object has a property twice");
                case NOT_JSON, MISSING, WRONG_TYPE, INVALID, UNKNOWN_PROPERTY ->
                    malformed("the body is not one JSON value");
            };
        };
    }

    private static byte[] withoutMark(byte[] utf8) {
        boolean marked = utf8.length >= MARK.length && Arrays.equals(utf8, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(utf8, MARK.length, utf8.length) : utf8;
    }

    private static ReadOutcome<Json> malformed(String detail) {
        return new ReadOutcome.Bad<>(UnreadableBody.JSON_MALFORMED.because(detail));
    }

    private static boolean isWhole(Json value) {
        return switch (value) {
            case Json.Obj(Map<String, Json> properties) -> properties.entrySet()
                    .stream()
                    .allMatch(property -> isWhole(property.getKey()) && isWhole(property.getValue()));
            case Json.Arr(var elements) -> elements.stream().allMatch(BodyReader::isWhole);
            case Json.Str(String text) -> isWhole(text);
            case Json.Num _, Json.Bool _, Json.Null _ -> true;
        };
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}

package dev.lightup.json;

import dev.lightup.json.codec.JsonReader;
import java.nio.charset.StandardCharsets;

/// One form for all texts of the same JSON value: properties sorted, numbers by value (`5`, `5.0` and `50e-1` are one), no spaces, ASCII.
/// What content is compared by.
public final class CanonicalJson {
    private CanonicalJson() {}

    /// The canonical form of a sender's document.
    ///
    /// @throws CodecException when it is not JSON within the bounds of {@link JsonReader}
    public static byte[] of(byte[] json) {
        return switch (Json.parse(json)) {
            case ReadResult.Good<Json>(Json value, var _) -> of(value);
            case ReadResult.Bad<Json>(var problems, var _) -> throw new CodecException("not JSON: " + problems);
        };
    }

    /// The canonical form of a value.
    public static byte[] of(Json json) {
        return TreeWriter.write(json, true).getBytes(StandardCharsets.US_ASCII);
    }
}

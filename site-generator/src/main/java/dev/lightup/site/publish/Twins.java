package dev.lightup.site.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Optional;

/// Whether a page's twins can be read.
final class Twins {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Twins() {}

    /// Why the bytes are not one JSON object.
    static Optional<String> faultOfJson(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("is no JSON object");
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of("has something after its JSON object");
        } catch (IOException e) {
            return Optional.of("is no JSON: " + e.getMessage());
        }
    }

    /// Why the text is not a CSV table (RFC 4180): every row has as many fields as the first, quotes are closed.
    static Optional<String> faultOfCsv(String text) {
        int columns = 0;
        int fields = 1;
        int row = 1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                fields++;
            } else if (!quoted && c == '\n') {
                if (columns != 0 && fields != columns) {
                    return Optional.of("row " + row + " has " + fields + " fields, the first has " + columns);
                }
                columns = fields;
                fields = 1;
                row++;
            }
        }
        if (quoted) {
            return Optional.of("a quote is not closed");
        }
        return text.endsWith("\n") ? Optional.empty() : Optional.of("the last row does not end");
    }
}

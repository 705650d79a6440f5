package dev.lightup.functions.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.RequestHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// Reads the one request of an invocation: payload format 2.0, of an HTTP API or a function URL. What is not needed is skipped.
/// Thread-safe.
public final class RequestReader {
    private final JsonFactory factory = new JsonFactory();

    /// Reads it; empty when these bytes are no such request.
    ///
    /// @throws IOException when the stream fails
    public Optional<ApiRequest> read(InputStream event) throws IOException {
        byte[] bytes = event.readAllBytes();
        var draft = new Draft();
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                member(parser, draft);
            }
            return Optional.of(draft.request());
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void member(JsonParser parser, Draft draft) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "rawPath" -> draft.path = text(parser);
            case "body" -> draft.body = text(parser);
            case "isBase64Encoded" -> draft.base64 = value == JsonToken.VALUE_TRUE;
            case "headers" -> headers(parser, draft);
            case "cookies" -> cookies(parser, draft);
            case "requestContext" -> context(parser, draft);
            default -> parser.skipChildren();
        }
    }

    private static void headers(JsonParser parser, Draft draft) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            draft.headers.add(name, text(parser));
        }
    }

    /// The gateway takes them out of the headers; here they are one again.
    private static void cookies(JsonParser parser, Draft draft) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        var cookies = new StringJoiner("; ");
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            cookies.add(text(parser));
        }
        draft.headers.add("cookie", cookies.toString());
    }

    private static void context(JsonParser parser, Draft draft) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("requestId")) {
                draft.id = text(parser);
            } else if (name.equals("http") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean method = parser.currentName().equals("method");
                    parser.nextToken();
                    if (method) {
                        draft.method = text(parser).toUpperCase(Locale.ROOT);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken().isScalarValue()) {
            return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static final class Draft {
        private String id = "";
        private String method = "";
        private String path = "";
        private String body = "";
        private boolean base64;
        private final RequestHeaders.Builder headers = new RequestHeaders.Builder();

        ApiRequest request() {
            ByteString bytes = base64 ? ByteString.of(Base64.getDecoder().decode(body)) : ByteString.utf8(body);
            return new ApiRequest(id, method, path, headers.build(), bytes);
        }
    }
}

package dev.lightup.functions.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/// Writes an answer as payload format 2.0 wants it. Thread-safe.
public final class ResponseWriter {
    private final JsonFactory factory = new JsonFactory();

    /// Writes the answer; its body is UTF-8 text.
    ///
    /// @throws IOException when the stream fails
    public void write(ApiResponse response, OutputStream to) throws IOException {
        try (JsonGenerator out = factory.createGenerator(to)) {
            out.writeStartObject();
            out.writeNumberField("statusCode", response.status());
            out.writeObjectFieldStart("headers");
            for (var header : response.headers().entrySet()) {
                out.writeStringField(header.getKey(), header.getValue());
            }
            out.writeEndObject();
            if (!response.cookies().isEmpty()) {
                out.writeArrayFieldStart("cookies");
                for (String cookie : response.cookies()) {
                    out.writeString(cookie);
                }
                out.writeEndArray();
            }
            out.writeStringField("body", response.body().text());
            out.writeBooleanField("isBase64Encoded", false);
            out.writeEndObject();
        }
    }
}

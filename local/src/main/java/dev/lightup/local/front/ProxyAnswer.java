package dev.lightup.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a function answered, as the gateway reads it in payload format 2.0.
final class ProxyAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProxyAnswer() {}

    /// The response; empty when the function's answer is not one, which the gateway turns into 500.
    static Optional<LocalResponse> read(ByteString payload) {
        try {
            JsonNode answer = JSON.readTree(payload.array());
            if (answer == null || answer.isMissingNode()) {
                return Optional.empty();
            }
            if (!answer.isObject() || !answer.has("statusCode")) {
                return Optional
                        .of(new LocalResponse(200, List.of(new Header("content-type", "application/json")), payload));
            }
            int status = answer.get("statusCode").asInt();
            if (status < 100 || status > 599) {
                return Optional.empty();
            }
            return Optional.of(new LocalResponse(status, headers(answer), body(answer)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Header> headers(JsonNode answer) {
        var headers = new ArrayList<Header>();
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            headers.add(new Header(header.getKey(), header.getValue().asText()));
        }
        for (JsonNode cookie : answer.path("cookies")) {
            headers.add(new Header("set-cookie", cookie.asText()));
        }
        if (answer.hasNonNull("body")
                && headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("content-type"))) {
            headers.add(new Header("content-type", "text/plain; charset=utf-8"));
        }
        return headers;
    }

    private static ByteString body(JsonNode answer) {
        String body = answer.hasNonNull("body") ? answer.get("body").asText() : "";
        return answer.path("isBase64Encoded").asBoolean()
                ? ByteString.of(Base64.getDecoder().decode(body))
                : ByteString.utf8(body);
    }
}

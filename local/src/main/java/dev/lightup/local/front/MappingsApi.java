package dev.lightup.local.front;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.stream.StreamLag;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Lambda's list of event source mappings, `GET /2015-03-31/event-source-mappings/`, with what AWS tells by metrics beside it: how many
/// records wait and since when. For whoever has the token of the data folder. Reads only.
public final class MappingsApi implements HttpService {
    /// Where it answers.
    public static final String PATH = "/2015-03-31/event-source-mappings/";

    private final Supplier<List<StreamLag>> lags;
    private final Predicate<String> allowed;
    private final HttpService others;

    /// @param lags how far each function is behind
    /// @param token what the caller must send as `Authorization: Bearer ...`
    /// @param others what answers elsewhere
    public MappingsApi(Supplier<List<StreamLag>> lags, String token, HttpService others) {
        this.lags = lags;
        this.allowed = new BearerToken(token);
        this.others = others;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (!request.method().equals("GET") || !request.path().equals(PATH)) {
            return others.answer(request);
        }
        if (!allowed.test(request.header("authorization").orElse(""))) {
            return LocalResponse.message(403, "The token of the data folder is missing or wrong.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode mappings = answer.putArray("EventSourceMappings");
        lags.get().forEach(lag -> mapping(mappings.addObject(), lag));
        return LocalResponse.of(200, "application/json", answer.toString());
    }

    private static void mapping(ObjectNode mapping, StreamLag lag) {
        mapping.put("FunctionName", lag.function())
                .put("State", lag.held() ? "Disabled" : "Enabled")
                .put("LastProcessingResult", lag.problem().map(problem -> "PROBLEM: " + problem).orElse("OK"))
                .put("Waiting", lag.waiting())
                .put("More", lag.full());
        lag.oldest().ifPresent(oldest -> mapping.put("OldestWaiting", oldest.toString()));
    }
}

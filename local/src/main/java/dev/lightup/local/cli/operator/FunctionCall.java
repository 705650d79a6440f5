package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.front.MappingsApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Calls the functions of a running stack, as an operator does on AWS by `lambda:InvokeFunction`.
public final class FunctionCall implements AutoCloseable {
    static final String ADMIN = "AdminFunction";
    static final String PUBLISH = "PublishFunction";
    static final String REBUILD = "RebuildFunction";

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String NEXT = "next";

    private final WebhookClient post = new WebhookClient(InstantSource.system());
    private final ConnectionFile running;

    public FunctionCall(ConnectionFile running) {
        this.running = running;
    }

    /// Calls a function and waits for its answer.
    ///
    /// @throws CommandFailure when it fails or nobody answers
    public JsonNode invoke(String function, ObjectNode event) {
        HttpResponse<String> answer = post.invoke(running.url(), running.token(), function, event.toString(), PATIENCE);
        JsonNode body = read(function, answer);
        if (answer.statusCode() != 200 || answer.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, function + " failed: " + body);
        }
        return body;
    }

    private static JsonNode read(String who, HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE,
                    who + " answered what is no JSON: " + e.getOriginalMessage());
        }
    }

    /// How far the functions are behind the stream.
    JsonNode mappings() {
        HttpResponse<String> answer = post.ask(running.url(), running.token(), MappingsApi.PATH, PATIENCE);
        if (answer.statusCode() != 200) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, "the stack answered " + answer.statusCode());
        }
        return read("the stack", answer).path("EventSourceMappings");
    }

    /// Calls a function as often as it says where to go on.
    ///
    /// @param add takes a further answer into the first
    JsonNode whole(String function, ObjectNode event, BiConsumer<ObjectNode, JsonNode> add) {
        if (!(invoke(function, event) instanceof ObjectNode first)) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, function + " answered what is no object");
        }
        Optional<JsonNode> next = next(first);
        while (next.isPresent()) {
            JsonNode more = invoke(function, event.deepCopy().set(NEXT, next.get()));
            add.accept(first, more);
            // one that stands where it was asked to go on would stand there for ever
            next = next(more).filter(Predicate.not(next.get()::equals));
        }
        first.remove(NEXT);
        return first;
    }

    public static Optional<JsonNode> next(JsonNode answer) {
        return Optional.ofNullable(answer.get(NEXT)).filter(next -> !next.isNull());
    }

    @Override
    public void close() {
        post.close();
    }
}

package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.folder.ConnectionFile;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Calls the functions of a stack.
public final class FunctionCall implements AutoCloseable {
    static final String ADMIN = "AdminFunction";
    static final String PUBLISH = "PublishFunction";
    static final String REBUILD = "RebuildFunction";

    private static final String NEXT = "next";

    private final FunctionDoor door;

    public FunctionCall(OperatedStack stack) {
        this.door = switch (stack) {
            case OperatedStack.Running(ConnectionFile file) -> new RunningDoor(file);
            case OperatedStack.Deployed deployed -> new LambdaDoor(deployed);
        };
    }

    /// Calls a function and waits for its answer.
    ///
    /// @throws CommandFailure when it fails or nobody answers
    public JsonNode invoke(String function, ObjectNode event) {
        FunctionDoor.Said said = door.call(function, event.toString());
        JsonNode body = read(function, said.body());
        if (said.failed()) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, function + " failed: " + body);
        }
        return body;
    }

    static JsonNode read(String who, String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE,
                    who + " answered what is no JSON: " + e.getOriginalMessage());
        }
    }

    /// How far the functions are behind the stream.
    JsonNode mappings() {
        return door.mappings();
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
        door.close();
    }
}

package dev.lightup.local.front;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.front.Response.Header;
import dev.lightup.functions.Bytes;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.local.invoke.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Lambda's Invoke API: `POST /2015-03-31/functions/{name}/invocations`. On AWS the caller proves itself by IAM; here by the bearer token
/// that lies in the data folder, which only its owner can read.
public final class Invocations implements Service {
    private static final Route ROUTE = new Route("POST", "/2015-03-31/functions/{name}/invocations", "");

    private final Map<String, LambdaFunction> functions;
    private final Predicate<String> allowed;

    /// @param functions by logical id
    /// @param token what the caller must send as `Authorization: Bearer ...`
    public Invocations(Map<String, LambdaFunction> functions, String token) {
        this(functions, bearer(token));
    }

    /// @param functions by logical id
    /// @param allowed who may call, by what is sent as `Authorization`
    public Invocations(Map<String, LambdaFunction> functions, Predicate<String> allowed) {
        this.functions = Map.copyOf(functions);
        this.allowed = allowed;
    }

    private static Predicate<String> bearer(String token) {
        byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted);
    }

    @Override
    public Response answer(Request request) {
        if (!allowed.test(request.header("authorization").orElse(""))) {
            return error(403, "AccessDeniedException", "The token of the data folder is missing or wrong.");
        }
        Map<String, String> variables = ROUTE.match(request.method(), request.path()).orElse(Map.of());
        LambdaFunction function = functions.get(variables.getOrDefault("name", ""));
        if (function == null) {
            return error(404, "ResourceNotFoundException", "No such function.");
        }
        Bytes event = request.body().length() == 0 ? Bytes.utf8("{}") : request.body();
        return switch (request.header("x-amz-invocation-type").orElse("RequestResponse")) {
            case "RequestResponse" -> answered(function.invoke(event));
            case "Event" -> accepted(function, event);
            case "DryRun" -> new Response(204, List.of(), Bytes.EMPTY);
            default -> error(400, "InvalidParameterValueException", "Unknown invocation type.");
        };
    }

    private static Response accepted(LambdaFunction function, Bytes event) {
        Thread.ofVirtual().name(function.name() + " event").start(() -> function.invoke(event));
        return new Response(202, List.of(), Bytes.EMPTY);
    }

    private static Response answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> new Response(200,
                    List.of(new Header("content-type", "application/json")), answered.payload());
            case Outcome.Failed failed -> Response.of(200, "application/json",
                    object().put("errorMessage", failed.message()).put("errorType", failed.type()).toString())
                    .with("x-amz-function-error", "Unhandled");
        };
    }

    private static Response error(int status, String type, String message) {
        return Response.of(status, "application/json", object().put("Type", "User").put("Message", message).toString())
                .with("x-amzn-errortype", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

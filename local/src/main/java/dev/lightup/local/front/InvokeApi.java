package dev.lightup.local.front;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Lambda's Invoke API: `POST /2015-03-31/functions/{name}/invocations`. On AWS the caller proves itself by IAM; here by the bearer token
/// that lies in the data folder, which only its owner can read.
public final class InvokeApi implements HttpService {
    private static final ApiRoute ROUTE = new ApiRoute("POST", "/2015-03-31/functions/{name}/invocations", "");

    private final Map<String, LambdaFunction> functions;
    private final Predicate<String> allowed;
    private final EventInvocations events;

    /// @param functions by logical id
    /// @param token what the caller must send as `Authorization: Bearer ...`
    public InvokeApi(Map<String, LambdaFunction> functions, String token, EventInvocations events) {
        this(functions, new BearerToken(token), events);
    }

    /// @param functions by logical id
    /// @param allowed who may call, by what is sent as `Authorization`
    /// @param events who runs what nobody waits for
    public InvokeApi(
            Map<String, LambdaFunction> functions,
            Predicate<String> allowed,
            EventInvocations events) {
        this.functions = Map.copyOf(functions);
        this.allowed = allowed;
        this.events = events;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        if (!allowed.test(request.header("authorization").orElse(""))) {
            return error(403, "AccessDeniedException", "The token of the data folder is missing or wrong.");
        }
        Map<String, String> variables = ROUTE.match(request.method(), request.path()).orElse(Map.of());
        LambdaFunction function = functions.get(variables.getOrDefault("name", ""));
        if (function == null) {
            return error(404, "ResourceNotFoundException", "No such function.");
        }
        ByteString event = request.body().length() == 0 ? ByteString.utf8("{}") : request.body();
        return switch (request.header("x-amz-invocation-type").orElse("RequestResponse")) {
            case "RequestResponse" -> answered(function.invoke(event));
            case "Event" -> accepted(function, event);
            case "DryRun" -> new LocalResponse(204, List.of(), ByteString.EMPTY);
            default -> error(400, "InvalidParameterValueException", "Unknown invocation type.");
        };
    }

    private LocalResponse accepted(LambdaFunction function, ByteString event) {
        events.accept(function, event);
        return new LocalResponse(202, List.of(), ByteString.EMPTY);
    }

    private static LocalResponse answered(InvocationOutcome outcome) {
        return switch (outcome) {
            case InvocationOutcome.Answered answered -> new LocalResponse(200,
                    List.of(new Header("content-type", "application/json")), answered.payload());
            case InvocationOutcome.Failed failed -> LocalResponse.of(200, "application/json",
                    object().put("errorMessage", failed.message()).put("errorType", failed.type()).toString())
                    .with("x-amz-function-error", "Unhandled");
        };
    }

    private static LocalResponse error(int status, String type, String message) {
        return LocalResponse
                .of(status, "application/json", object().put("Type", "User").put("Message", message).toString())
                .with("x-amzn-errortype", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

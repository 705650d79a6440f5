package dev.lightup.local.front;

import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// API Gateway's HTTP API with Lambda proxy integrations and payload format 2.0. Its own answers are AWS's: 404 when no route takes the
/// request, 413 when the event would be more than Lambda takes, 500 when the function fails or answers what is no answer, 503 when it
/// runs out of time.
public final class HttpApiGateway implements HttpService {
    /// The largest event of a synchronous invocation: 6 MiB, the base64 of the body included.
    private static final int LARGEST_EVENT = 6 * 1024 * 1024;

    private final List<ApiRoute> routes;
    private final Map<String, LambdaFunction> functions;
    private final InstantSource clock;

    /// @param routes what the template's functions answer
    /// @param functions by logical id, at least those that the routes name
    /// @param clock the gateway's time of a request
    /// @throws IllegalArgumentException when a route names a function that is not there
    public HttpApiGateway(List<ApiRoute> routes, Map<String, LambdaFunction> functions, InstantSource clock) {
        this.routes = routes.stream().sorted(Comparator.comparingInt(ApiRoute::rank).reversed()).toList();
        this.functions = Map.copyOf(functions);
        this.clock = clock;
        for (ApiRoute route : routes) {
            if (!functions.containsKey(route.function())) {
                throw new IllegalArgumentException(
                        "no function " + route.function() + " for the route " + route.key());
            }
        }
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        for (ApiRoute route : routes) {
            Optional<Map<String, String>> variables = route.match(request.method(), request.path());
            if (variables.isPresent()) {
                return call(route, variables.get(), request);
            }
        }
        return LocalResponse.message(404, "Not Found");
    }

    private LocalResponse call(ApiRoute route, Map<String, String> variables, LocalRequest request) {
        String id = UUID.randomUUID().toString();
        ByteString event = GatewayPayload.event(request, route, variables, id, clock.instant());
        LambdaFunction function = functions.get(route.function());
        if (function == null) {
            throw new IllegalStateException("no function " + route.function());
        }
        if (event.length() > LARGEST_EVENT) {
            return LocalResponse.message(413, "Request Entity Too Large");
        }
        LocalResponse response = switch (function.invoke(event)) {
            case InvocationOutcome.Answered answered -> ProxyAnswer.read(answered.payload())
                    .orElseGet(() -> LocalResponse.message(500, "Internal Server Error"));
            case InvocationOutcome.Failed failed when failed.isTimeout() ->
                LocalResponse.message(503, "Service Unavailable");
            case InvocationOutcome.Failed _ -> LocalResponse.message(500, "Internal Server Error");
        };
        return response.with("apigw-requestid", id);
    }
}

package dev.lightup.local.front;

import dev.lightup.functions.Bytes;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.local.invoke.Outcome;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// API Gateway's HTTP API with Lambda proxy integrations and payload format 2.0. Its own answers are AWS's: 404 when no route takes the
/// request, 413 when the event would be more than Lambda takes, 500 when the function fails or answers what is no answer, 503 when it
/// runs out of time.
public final class Gateway implements Service {
    /// The largest event of a synchronous invocation: 6 MiB, the base64 of the body included.
    private static final int LARGEST_EVENT = 6 * 1024 * 1024;

    private final List<Route> routes;
    private final Map<String, LambdaFunction> functions;
    private final InstantSource clock;

    /// @param routes what the template's functions answer
    /// @param functions by logical id, at least those that the routes name
    /// @param clock the gateway's time of a request
    /// @throws IllegalArgumentException when a route names a function that is not there
    public Gateway(List<Route> routes, Map<String, LambdaFunction> functions, InstantSource clock) {
        this.routes = routes.stream().sorted(Comparator.comparingInt(Route::rank).reversed()).toList();
        this.functions = Map.copyOf(functions);
        this.clock = clock;
        for (Route route : routes) {
            if (!functions.containsKey(route.function())) {
                throw new IllegalArgumentException(
                        "no function " + route.function() + " for the route " + route.key());
            }
        }
    }

    @Override
    public Response answer(Request request) {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.method(), request.path());
            if (variables.isPresent()) {
                return call(route, variables.get(), request);
            }
        }
        return Response.message(404, "Not Found");
    }

    private Response call(Route route, Map<String, String> variables, Request request) {
        String id = UUID.randomUUID().toString();
        Bytes event = Payload.event(request, route, variables, id, clock.instant());
        LambdaFunction function = functions.get(route.function());
        if (function == null) {
            throw new IllegalStateException("no function " + route.function());
        }
        if (event.length() > LARGEST_EVENT) {
            return Response.message(413, "Request Entity Too Large");
        }
        Response response = switch (function.invoke(event)) {
            case Outcome.Answered answered -> ProxyAnswer.read(answered.payload())
                    .orElseGet(() -> Response.message(500, "Internal Server Error"));
            case Outcome.Failed failed when failed.isTimeout() -> Response.message(503, "Service Unavailable");
            case Outcome.Failed _ -> Response.message(500, "Internal Server Error");
        };
        return response.with("apigw-requestid", id);
    }
}

package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.http.RequestReader;
import dev.lightup.functions.http.ResponseWriter;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// The edge of a handler that speaks HTTP: reads the request, finds the route, and makes of everything unexpected an answer that asks to
/// come again. Thread-safe.
public final class HttpEdge {
    private static final String SOON = "5";
    private static final String LATER = "15";

    private final boolean trial;
    private final BiFunction<Call, InvocationDeadline, ApiResponse> use;
    private final Optional<BiFunction<ApiRequest, InvocationDeadline, ApiResponse>> invitations;
    private final RequestReader reader = new RequestReader();
    private final ResponseWriter writer = new ResponseWriter();

    /// A request to an endpoint.
    ///
    /// @param request the request
    /// @param endpoint the endpoint's word, not looked up
    public record Call(ApiRequest request, String endpoint) {}

    /// @param trial whether it serves the path that stores nothing, or the one that stores
    /// @param use what answers
    public HttpEdge(boolean trial, BiFunction<Call, InvocationDeadline, ApiResponse> use) {
        this(trial, use, Optional.empty());
    }

    /// One that takes invitations too.
    ///
    /// @param invitations what answers them
    HttpEdge(
            boolean trial,
            BiFunction<Call, InvocationDeadline, ApiResponse> use,
            Optional<BiFunction<ApiRequest, InvocationDeadline, ApiResponse>> invitations) {
        this.trial = trial;
        this.use = use;
        this.invitations = invitations;
    }

    /// Serves one invocation.
    ///
    /// @throws IOException when a stream fails
    public void serve(InputStream input, OutputStream output, Context context) throws IOException {
        ApiResponse response = reader.read(input)
                .map(request -> guarded(request, InvocationDeadline.of(context)))
                .orElseGet(() -> ApiResponse
                        .problem(CommonProblems.BAD_REQUEST.because("no request that a gateway would pass on")));
        writer.write(response, output);
    }

    private ApiResponse guarded(ApiRequest request, InvocationDeadline deadline) {
        try {
            return answer(request, deadline);
        } catch (SdkServiceException e) {
            log(request, e);
            return e.isThrottlingException()
                    ? retry(CommonProblems.TOO_MANY.because("slow down for a moment"), SOON)
                    : unavailable();
        } catch (SdkException e) {
            log(request, e);
            return unavailable();
        } catch (RuntimeException e) {
            // the sender will come again; what is stored by then is found as a duplicate
            log().log(Level.ERROR, () -> "request " + request.id() + " failed", e);
            return unavailable();
        }
    }

    private ApiResponse answer(ApiRequest request, InvocationDeadline deadline) {
        if (invitations.isPresent() && request.path().equals(InvitationReception.PATH)) {
            return request.method().equals("POST")
                    ? invitations.get().apply(request, deadline)
                    : ApiResponse.problem(CommonProblems.METHOD_NOT_ALLOWED.because("invitations are posted"))
                            .with("allow", "POST");
        }
        Optional<EndpointRoute> route = EndpointRoute.of(request.path()).filter(found -> found.trial() == trial);
        if (route.isEmpty()) {
            return ApiResponse.problem(CommonProblems.NOT_FOUND.because("endpoints are at /v1/hooks/{endpoint}"));
        }
        return switch (request.method()) {
            case "OPTIONS" -> AbuseHandshake.answer(request);
            case "POST" -> use.apply(new Call(request, route.get().endpoint()), deadline);
            default ->
                ApiResponse.problem(CommonProblems.METHOD_NOT_ALLOWED.because("an endpoint takes POST and OPTIONS"))
                        .with("allow", "OPTIONS, POST");
        };
    }

    private static void log(ApiRequest request, SdkException problem) {
        log().log(Level.WARNING, () -> "request " + request.id() + ": " + problem.getClass().getSimpleName());
    }

    static ApiResponse unavailable() {
        return retry(CommonProblems.UNAVAILABLE.because("nothing is lost: send it again"), LATER);
    }

    static ApiResponse retry(HttpProblem problem, String seconds) {
        return ApiResponse.problem(problem).with("retry-after", seconds);
    }

    /// Asked for when there is something to say: the platform's logging is a hundred classes of a process's beginning.
    private static System.Logger log() {
        return System.getLogger(HttpEdge.class.getName());
    }
}

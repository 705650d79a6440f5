package dev.lightup.ledger.invoke;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Asks a function: Lambda's Invoke, with `Event` where nobody waits for the answer. A refused call is not repeated: the next sweep asks
/// again, or the person who waits does. Thread-safe.
public final class FunctionInvocation {
    private static final String SERVICE = "lambda";
    private static final String VERSION = "2015-03-31";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    /// What a function may answer, at most.
    private static final int LARGEST = 6 * 1024 * 1024;

    private final String function;
    private final SignedPost post;

    /// @param endpoint the service's address
    /// @param function the function's name or ARN
    public FunctionInvocation(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            URI endpoint,
            String function) {
        this.function = function;
        this.post = new SignedPost(http, credentials, region, SERVICE, endpoint.resolve(
                "/" + VERSION + "/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations"));
    }

    /// By a client of its own, on AWS or where this deployment's services are.
    ///
    /// @param elsewhere where the services are, when not on AWS itself
    /// @param function the function's name or ARN
    public static FunctionInvocation of(
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            Optional<String> elsewhere,
            String function) {
        return new FunctionInvocation(UrlConnectionHttpClient.create(), credentials, region,
                URI.create(elsewhere.orElse("https://lambda." + region + ".amazonaws.com")), function);
    }

    /// Sends a request and does not wait for what becomes of it.
    ///
    /// @throws RuntimeException when nobody took it
    public void invoke(byte[] payload) {
        int status = post.send(payload, Map.of("X-Amz-Invocation-Type", "Event"));
        if (status != ACCEPTED) {
            throw new IllegalStateException(function + " was not invoked: status " + status);
        }
    }

    /// Sends a request and waits for the answer.
    ///
    /// @throws RuntimeException when nobody answers, or the function failed
    public String ask(byte[] payload) {
        SignedPost.Answer answer = post.ask(payload, Map.of("X-Amz-Invocation-Type", "RequestResponse"), LARGEST);
        if (answer.head().statusCode() != OK
                || answer.head().firstMatchingHeader("X-Amz-Function-Error").isPresent()) {
            throw new IllegalStateException(function + " did not answer: status " + answer.head().statusCode());
        }
        return answer.body();
    }
}

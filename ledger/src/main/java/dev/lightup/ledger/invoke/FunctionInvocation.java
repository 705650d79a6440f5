package dev.lightup.ledger.invoke;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Asks a function, without waiting for it: Lambda's Invoke with `Event`. The one call does not pay for Lambda's whole client in the package;
/// the signer and the transport are the SDK's. A refused call is not repeated: the next sweep asks again. Thread-safe.
public final class FunctionInvocation {
    private static final String SERVICE = "lambda";
    private static final String VERSION = "2015-03-31";
    private static final int ACCEPTED = 202;

    private final SdkHttpClient http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final String function;
    private final URI address;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /// @param endpoint the service's address
    /// @param function the function's name or ARN
    public FunctionInvocation(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            URI endpoint,
            String function) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.function = function;
        this.address = endpoint.resolve(
                "/" + VERSION + "/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations");
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
        ContentStreamProvider body = () -> new ByteArrayInputStream(payload);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("X-Amz-Invocation-Type", "Event")
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(payload.length))
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                .request(request)
                .payload(body)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(body))
                    .build()).call();
            answer.responseBody().ifPresent(rest -> rest.abort());
            int status = answer.httpResponse().statusCode();
            if (status != ACCEPTED) {
                throw new IllegalStateException(function + " was not invoked: status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(function + " was not reached", e);
        }
    }
}

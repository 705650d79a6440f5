package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.AwsFailure;
import dev.lightup.local.cli.common.OperatedStack;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// The functions of a deployed stack, by `lambda:InvokeFunction`. A call is sent once: whether one that was not answered was done, only its
/// own repetition by a person can ask.
final class LambdaDoor implements FunctionDoor {
    /// The longest that a function may run, and a moment more.
    private static final Duration PATIENCE = Duration.ofMinutes(15).plusSeconds(15);
    private static final List<String> STREAMED = List.of("ApplyFunction", "PublishFunction");

    private final OperatedStack.Deployed stack;
    private final LambdaClient lambda;

    LambdaDoor(OperatedStack.Deployed stack) {
        this.stack = stack;
        this.lambda = LambdaClient.builder()
                .region(Region.of(stack.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE)
                        .apiCallAttemptTimeout(PATIENCE)
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public Said call(String function, String event) {
        InvokeResponse answer = asked(() -> lambda.invoke(request -> request.functionName(stack.function(function))
                .payload(SdkBytes.fromUtf8String(event))));
        return new Said(Objects.nonNull(answer.functionError()), answer.payload().asUtf8String());
    }

    @Override
    public JsonNode mappings() {
        var all = JsonNodeFactory.instance.arrayNode();
        for (String function : STREAMED) {
            asked(() -> lambda.listEventSourceMappings(request -> request.functionName(stack.function(function))))
                    .eventSourceMappings()
                    .forEach(mapping -> all.add(said(function, mapping)));
        }
        return all;
    }

    private static ObjectNode said(String function, EventSourceMappingConfiguration mapping) {
        return JsonNodeFactory.instance.objectNode()
                .put("FunctionName", function)
                .put("State", mapping.state())
                .put("LastProcessingResult", result(mapping.lastProcessingResult()));
    }

    /// "OK" and "No records processed" both mean that nothing failed.
    private static String result(String said) {
        return said.toLowerCase(Locale.ROOT).startsWith("problem") ? said : "OK";
    }

    private <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsFailure.of(e);
        }
    }

    @Override
    public void close() {
        lambda.close();
    }
}

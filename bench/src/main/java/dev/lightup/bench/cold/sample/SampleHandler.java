package dev.lightup.bench.cold.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The plain Java sample pattern: event and answer as POJOs, Jackson's databind, the SDK's client with its defaults, everything wired in
/// the constructor. It verifies the signature and puts the event once; it does none of the rest of what Receive does.
public final class SampleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final String table = System.getenv("LIGHTUP_TABLE");
    private final String secret = System.getenv("SAMPLE_SECRET");

    /// A CloudEvent.
    record Event(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String time,
            Map<String, Object> data) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        try {
            if (!isSigned(request)) {
                return answer(401, Map.of("status", "unauthorized"));
            }
            Event event = json.readValue(request.getBody(), Event.class);
            return answer(202, Map.of("id", event.id(), "status", put(event, request.getBody())));
        } catch (JsonProcessingException e) {
            return new APIGatewayV2HTTPResponse(422, Map.of(), Map.of(), List.of(), "{}", false);
        }
    }

    private String put(Event event, String body) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of("pk", text("sample#" + event.source() + "#" + event.id()), "sk", text("raw"), "type",
                            text(event.type()), "subject", text(event.subject()), "body", text(body)))
                    .conditionExpression("attribute_not_exists(pk)"));
            return "accepted";
        } catch (ConditionalCheckFailedException e) {
            return "duplicate";
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private boolean isSigned(APIGatewayV2HTTPEvent request) {
        Map<String, String> headers = request.getHeaders();
        String content = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + request.getBody();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            byte[] made = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(made);
            return MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8),
                    headers.getOrDefault("webhook-signature", "").getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }

    private APIGatewayV2HTTPResponse answer(int status, Map<String, String> body) throws JsonProcessingException {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json.writeValueAsString(body))
                .build();
    }
}

package dev.lightup.local.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.senders.http.ByteString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A request as the JSON of payload format 2.0, the event that an HTTP API hands to a function.
final class GatewayPayload {
    /// The media types whose body arrives as text; every other one, and none at all, arrives as base64. AWS's documents do not list
    /// them; this is what real HTTP APIs do, a form's `application/x-www-form-urlencoded` and any `+json` included among the binary.
    private static final Pattern TEXT = Pattern.compile("text/.*|application/(json|xml|javascript)");

    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "local";

    private GatewayPayload() {}

    static ByteString event(
            LocalRequest request,
            ApiRoute route,
            Map<String, String> variables,
            String id,
            Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0")
                .put("routeKey", route.key())
                .put("rawPath", decodedPath(request.path()))
                .put("rawQueryString", request.query());
        cookies(request, event);
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-amzn-trace-id",
                "Root=1-%08x-%s".formatted(now.getEpochSecond(), id.replace("-", "").substring(8)));
        headers.put("x-forwarded-for", request.sourceIp()).put("x-forwarded-proto", "http");
        headers.put("x-forwarded-port", port(request));
        query(request.query(), event);
        context(request, route, id, now, event.putObject("requestContext"));
        if (!variables.isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            variables.forEach((name, value) -> parameters.put(name, decodedPath(value)));
        }
        body(request, event);
        try {
            return ByteString.of(JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text cannot be written", e);
        }
    }

    private static void cookies(LocalRequest request, ObjectNode event) {
        var cookies = new ArrayList<String>();
        for (String line : request.headers().getOrDefault("cookie", List.of())) {
            for (String cookie : line.split(";", -1)) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
    }

    private static void query(String query, ObjectNode event) {
        if (query.isEmpty()) {
            return;
        }
        var values = new LinkedHashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                values.merge(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)), (a, b) -> a + "," + b);
            }
        }
        ObjectNode parameters = event.putObject("queryStringParameters");
        values.forEach(parameters::put);
    }

    private static void context(LocalRequest request, ApiRoute route, String id, Instant now, ObjectNode context) {
        String host = request.header("host").orElse("127.0.0.1").replaceFirst(":\\d+$", "");
        context.put("accountId", "000000000000")
                .put("apiId", API)
                .put("domainName", host)
                .put("domainPrefix", host.replaceFirst("\\..*$", ""));
        context.putObject("http")
                .put("method", request.method())
                .put("path", decodedPath(request.path()))
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", id)
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("time", COMMON_LOG.format(now))
                .put("timeEpoch", now.toEpochMilli());
    }

    private static void body(LocalRequest request, ObjectNode event) {
        if (request.body().length() == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        String type = request.header("content-type").orElse("").replaceFirst(";.*$", "").strip();
        boolean text = TEXT.matcher(type.toLowerCase(Locale.ROOT)).matches();
        event.put("body", text
                ? request.body().text()
                : Base64.getEncoder().encodeToString(request.body().array()));
        event.put("isBase64Encoded", !text);
    }

    private static String port(LocalRequest request) {
        String host = request.header("host").orElse("");
        int colon = host.lastIndexOf(':');
        return colon < 0 ? "80" : host.substring(colon + 1);
    }

    private static String decodedPath(String path) {
        return decoded(path.replace("+", "%2B"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}

package dev.lightup.local.stack;

import dev.lightup.local.front.ApiRoute;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.local.runtime.FunctionConfig;
import dev.lightup.local.stream.EventPattern;
import dev.lightup.local.stream.StreamSubscription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The deployment's `template.yaml`, as far as it says how functions are called: their timeouts, their HTTP routes, their stream filters
/// and batches, and the headers of every page. What runs here is read from what is deployed there.
public final class SamTemplate {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String API = "AWS::Serverless::HttpApi";
    /// What SAM calls the alias `live` of a function.
    private static final Pattern ALIAS = Pattern.compile("functions/\\$\\{(\\w+)Aliaslive}/invocations");
    /// How the definition of an HTTP API says that a route takes every method.
    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final Duration LAMBDAS_DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    private final YamlNode template;

    private SamTemplate(YamlNode template) {
        this.template = template;
    }

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException when it is no YAML
    public static SamTemplate parse(String yaml) {
        return new SamTemplate(YamlNode.parse(yaml));
    }

    /// The template that this build was made with.
    ///
    /// @throws IllegalStateException when it was not packaged
    public static SamTemplate packaged() {
        try (InputStream in = SamTemplate.class.getResourceAsStream("/template.yaml")) {
            if (in == null) {
                throw new IllegalStateException("template.yaml is not in this build");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("template.yaml cannot be read", e);
        }
    }

    /// How long one invocation of a function may take.
    public Duration timeout(String function) {
        return template.at("Resources", function, "Properties", "Timeout")
                .number()
                .or(() -> template.at("Globals", "Function", "Timeout").number())
                .map(Duration::ofSeconds)
                .orElse(LAMBDAS_DEFAULT_TIMEOUT);
    }

    /// Every function as it is deployed, for this machine.
    ///
    /// @param home the project's folder, which the packages are found in
    /// @param known what the template's variables are worth here; a function gets those that the template gives it, and the addresses of
    ///            services
    public List<FunctionConfig> configs(Path home, Map<String, String> known) {
        return template.at("Resources")
                .fields()
                .entrySet()
                .stream()
                .filter(resource -> resource.getValue().at("Type").is(FUNCTION))
                .map(resource -> config(resource.getKey(), resource.getValue().at("Properties"), home, known))
                .toList();
    }

    private FunctionConfig config(String name, YamlNode function, Path home, Map<String, String> known) {
        YamlNode globals = template.at("Globals", "Function");
        var variables = new HashMap<String, String>();
        for (YamlNode from : List.of(globals, function)) {
            from.at("Environment", "Variables")
                    .fields()
                    .forEach((variable, value) -> variables.put(variable,
                            known.containsKey(variable) ? known.get(variable) : value.text()));
        }
        known.forEach((variable, value) -> {
            if (variable.startsWith("AWS_")) {
                variables.put(variable, value);
            }
        });
        int memory = function.at("MemorySize")
                .number()
                .or(() -> globals.at("MemorySize").number())
                .orElse(128L)
                .intValue();
        return new FunctionConfig(name, function.at("Handler").text(), home.resolve(function.at("CodeUri").text()),
                memory, timeout(name), function.at("SnapStart", "ApplyOn").is("PublishedVersions"), variables);
    }

    /// Every route of the HTTP API: its definition names each route's function by the alias in its integration's address.
    ///
    /// @throws IllegalArgumentException when an integration names no alias
    public List<ApiRoute> routes() {
        var routes = new ArrayList<ApiRoute>();
        template.at("Resources")
                .fields()
                .values()
                .stream()
                .filter(resource -> resource.at("Type").is(API))
                .forEach(
                        api -> api.at("Properties", "DefinitionBody", "paths")
                                .fields()
                                .forEach(
                                        (path, methods) -> methods.fields()
                                                .forEach((method, route) -> routes
                                                        .add(new ApiRoute(method(method), path,
                                                                integrated(route))))));
        return routes;
    }

    private static String method(String written) {
        return written.equals(ANY) ? "ANY" : written.toUpperCase(Locale.ROOT);
    }

    private static String integrated(YamlNode route) {
        String address = route.at("x-amazon-apigateway-integration", "uri").text();
        Matcher alias = ALIAS.matcher(address);
        if (!alias.find()) {
            throw new IllegalArgumentException("template.yaml: no function's alias stands in " + address);
        }
        return alias.group(1);
    }

    /// Every subscription to the table's stream.
    public List<StreamSubscription> subscriptions() {
        var subscriptions = new ArrayList<StreamSubscription>();
        events((function, event) -> {
            if (event.at("Type").is("DynamoDB")) {
                subscriptions.add(subscription(function, event.at("Properties")));
            }
        });
        return subscriptions;
    }

    /// What CloudFront adds to every page, Strict-Transport-Security aside, which has no place on loopback.
    public List<Header> pageHeaders() {
        YamlNode security = template.at("Resources", "PageHeaders", "Properties", "ResponseHeadersPolicyConfig",
                "SecurityHeadersConfig");
        return List.of(
                new Header("content-security-policy",
                        security.at("ContentSecurityPolicy", "ContentSecurityPolicy").text()),
                new Header("x-content-type-options", "nosniff"),
                new Header("x-frame-options", security.at("FrameOptions", "FrameOption").text()),
                new Header("referrer-policy", security.at("ReferrerPolicy", "ReferrerPolicy").text()));
    }

    private interface Visitor {
        void visit(String function, YamlNode event);
    }

    private void events(Visitor visitor) {
        template.at("Resources").fields().forEach((name, resource) -> {
            if (resource.at("Type").is(FUNCTION)) {
                resource.at("Properties", "Events").fields().values().forEach(event -> visitor.visit(name, event));
            }
        });
    }

    private static StreamSubscription subscription(String function, YamlNode source) {
        List<EventPattern> filters = source.at("FilterCriteria", "Filters")
                .elements()
                .stream()
                .map(filter -> EventPattern.parse(filter.at("Pattern").text()))
                .toList();
        return new StreamSubscription(function, filters, source.at("BatchSize").number().orElse(100L).intValue(),
                Duration.ofSeconds(source.at("MaximumBatchingWindowInSeconds").number().orElse(0L)),
                source.at("MaximumRetryAttempts").number().orElse(-1L).intValue(),
                source.at("BisectBatchOnFunctionError").is("true"),
                source.at("FunctionResponseTypes")
                        .elements()
                        .stream()
                        .anyMatch(type -> type.is("ReportBatchItemFailures")),
                source.at("ParallelizationFactor").number().orElse(1L).intValue());
    }
}

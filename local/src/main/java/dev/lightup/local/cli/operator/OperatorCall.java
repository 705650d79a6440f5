package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Asks the operator's function.
public final class OperatorCall {
    private static final String OPERATOR = "operator";
    private static final int AGAIN = 20;
    /// Who is at the command line, for the log of the operator's function; nobody is guessed.
    private static final String BY = "LIGHTUP_BY";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private OperatorCall() {}

    /// Asks about one tenant after another until one knows what is named; receipts and subjects tell no tenant.
    ///
    /// @param parts puts the command's parts
    /// @return its answer with the tenant beside it; the last tenant's where none knows it
    public static ObjectNode first(
            FunctionCall call,
            List<String> tenants,
            String command,
            Consumer<ObjectNode> parts) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (String tenant : tenants) {
            answer = of(call, tenant, command, parts);
            if (!kind(answer).equals("unknown")) {
                return answer;
            }
        }
        return answer;
    }

    /// Asks about a tenant.
    ///
    /// @throws CommandFailure when the function does not understand it
    public static ObjectNode of(FunctionCall call, String tenant, String command, Consumer<ObjectNode> parts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("command", command).put("tenant", tenant);
        parts.accept(request);
        Optional.ofNullable(System.getenv(BY)).filter(who -> !who.isBlank() && !request.has("by")).ifPresent(who -> {
            if (!command.equals("tenant_close")) {
                request.put("by", who);
            }
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("tenant", tenant);
        answer.setAll((ObjectNode) call.invoke(FunctionCall.ADMIN, request));
        if (kind(answer).equals("malformed")) {
            throw new CommandFailure(ExitCodes.USAGE, answer.path("detail").asText());
        }
        return answer;
    }

    /// Asks about a tenant what says the same whatever came before it, and asks again while what was said a moment ago is on its way.
    ///
    /// @throws CommandFailure when the function does not understand it
    public static ObjectNode settled(FunctionCall call, String tenant, String command, Consumer<ObjectNode> parts) {
        ObjectNode answer = of(call, tenant, command, parts);
        for (int again = 0; again < AGAIN && answer.path("problem").asText().equals("overtaken"); again++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = of(call, tenant, command, parts);
        }
        return answer;
    }

    /// The tenants that have pages, the operator's own last: by what was published, since nobody may list a deployed stack's directory.
    public static List<String> published(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            Stream<String> listed = of(call, OPERATOR, "tenant_list", _ -> {}).path("tenants")
                    .valueStream()
                    .map(JsonNode::asText);
            return Stream.concat(listed, Stream.of(OPERATOR)).toList();
        }
    }

    public static String kind(JsonNode answer) {
        return answer.path("answer").asText();
    }

    /// What is said of an answer that is no.
    public static String no(JsonNode answer) {
        return answer.has("problem")
                ? answer.path("problem").asText() + ": " + answer.path("detail").asText()
                : answer.path("detail").asText();
    }
}

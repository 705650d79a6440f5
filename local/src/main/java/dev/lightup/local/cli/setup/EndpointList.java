package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists the endpoints of a tenant.
@Command(name = "list", description = "Says which endpoints a distributor has, with their sources, maps and keys; never a secret.", footer = {
    "  ./lightup endpoint list nordvik --data .lightup",
    "  ./lightup endpoint list nordvik --data .lightup --json | jq '.endpoints[].keys'"})
public final class EndpointList implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    public EndpointList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::list);
    }

    private int list(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, tenant, "endpoint_list", _ -> {});
            boolean done = OperatorCall.kind(answer).equals("endpoints_listed");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("endpoints").forEach(one -> {
            lines.add(String.join("  ", one.path("endpoint").asText(), one.path("format").asText(),
                    one.path("enabled").asBoolean() ? "takes events" : "disabled", words(one.path("sources"))));
            if (one.has("families")) {
                lines.add("  families " + words(one.path("families")));
            }
            if (one.path("nameless").asBoolean()) {
                lines.add("  sends references only: no name and no sentence of it is kept");
            }
            if (!one.path("columns").isEmpty()) {
                lines.add("  columns " + words(one.path("columns")));
            }
            one.path("keys").forEach(key -> lines.add("  key " + key(key)));
        });
        answer.path("unreadable").forEach(id -> lines.add(id.asText() + "  is no endpoint, and takes nothing"));
        return lines.isEmpty() ? "no endpoint" : String.join("\n", lines);
    }

    private static String key(JsonNode key) {
        String until = key.has("notAfter") ? " until " + key.path("notAfter").asText() : "";
        return key.path("id").asText() + "  " + key.path("kind").asText()
                + (key.path("active").asBoolean() ? "  counts" + until : "  does not count now");
    }

    private static String words(JsonNode list) {
        return String.join(", ", list.valueStream().map(JsonNode::asText).toList());
    }
}

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
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lets an endpoint of files read them by a further map.
@Command(name = "map", description = {
    "Adds a column map to an endpoint of format export, beside those that it has: the highest that fits a file reads it, and what an earlier",
    "one read is read by it for good. A typo is named, and nothing is added then."}, footer = {
        "  ./lightup columns check report.csv --map map.json",
        "  ./lightup endpoint map ep_nordvik_1f0c22ab34cd map.json --data .lightup",
        "  ./lightup endpoint map ep_nordvik_1f0c22ab34cd map.json --data .lightup --json"})
public final class EndpointMap implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "ENDPOINT", description = "The endpoint's id.")
    private String endpoint = "";

    @Parameters(index = "1", paramLabel = "MAP", description = "A column map as JSON, or an object whose `columns` are several.")
    private Path map = Path.of("");

    public EndpointMap(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::map);
    }

    private int map(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenantsOf(endpoint), "endpoint_map",
                    request -> request.put("endpoint", endpoint).set("columns", MapFile.read(map)));
            boolean done = OperatorCall.kind(answer).equals("endpoint_mapped");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(JsonNode answer) {
        return answer.path("endpoint").asText() + " reads by "
                + String.join(", ", answer.path("columns").valueStream().map(JsonNode::asText).toList()) + ", within "
                + answer.path("withinSeconds").asLong() + " s";
    }
}

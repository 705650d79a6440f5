package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lets an endpoint take what is sent to it, or nothing.
abstract class EndpointSwitch implements Callable<Integer> {
    private final CommandOutput console;
    private final String command;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "ENDPOINT", description = "The endpoint's id.")
    private String endpoint = "";

    /// @param command what the operator's function is asked
    EndpointSwitch(CommandOutput console, String command) {
        this.console = console;
        this.command = command;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenantsOf(endpoint), command,
                    request -> request.put("endpoint", endpoint));
            boolean done = OperatorCall.kind(answer).equals("endpoint_switched");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(ObjectNode answer) {
        return answer.path("endpoint").asText()
                + (answer.path("enabled").asBoolean() ? " takes events" : " is disabled")
                + (answer.path("repeated").asBoolean()
                        ? ", as before"
                        : ", within " + answer.path("withinSeconds").asLong() + " s");
    }
}

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets an endpoint send references only.
@Command(name = "nameless", description = {
    "Lets an endpoint send references only: of what it sends within a minute from now on no name and no sentence that a person wrote is kept,",
    "whatever it sends; figures stay the same, and pages show ids. What was kept before stays until it is erased."}, footer = {
        "  ./lightup endpoint nameless ep_nordvik_1f0c22ab34cd --data .lightup",
        "  ./lightup endpoint nameless ep_nordvik_1f0c22ab34cd --end --data .lightup   (what it sends is kept again)",
        "  ./lightup endpoint nameless ep_nordvik_1f0c22ab34cd --data .lightup --json"})
public final class EndpointNameless implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "ENDPOINT", description = "The endpoint's id.")
    private String endpoint = "";

    @Option(names = "--end", description = "Names and sentences that it sends are kept again, from then on.")
    private boolean end;

    public EndpointNameless(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenantsOf(endpoint), "endpoint_nameless",
                    request -> request.put("endpoint", endpoint).put("end", end));
            boolean done = OperatorCall.kind(answer).equals("endpoint_switched");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(ObjectNode answer) {
        boolean nameless = answer.path("nameless").asBoolean();
        return answer.path("endpoint").asText()
                + (nameless ? " sends references only" : " is kept with names and sentences")
                + (answer.path("repeated").asBoolean()
                        ? ", as before"
                        : ", within " + answer.path("withinSeconds").asLong() + " s")
                + (nameless
                        ? "; what was kept before stays until it is erased: ./lightup data erase "
                                + answer.path("tenant").asText() + " SUBJECT --yes"
                        : "; what was left out stays so until it is sent anew");
    }
}

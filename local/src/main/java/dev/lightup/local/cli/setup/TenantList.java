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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the distributors that have pages.
@Command(name = "list", description = {
    "Lists the distributors that have pages, a line each. One that was added and told nothing yet is not among them: nothing may list",
    "what a deployed stack's directory holds."}, footer = {
        "  ./lightup tenant list --data .lightup", "  ./lightup tenant list --stack lightup-prod --json"})
public final class TenantList implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    public TenantList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::list);
    }

    private int list(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, "operator", "tenant_list", _ -> {});
            boolean done = OperatorCall.kind(answer).equals("tenants_listed");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else {
                answer.path("tenants").valueStream().map(JsonNode::asText).forEach(console::say);
            }
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

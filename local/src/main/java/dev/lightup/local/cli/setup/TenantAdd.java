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
import picocli.CommandLine.Parameters;

/// Adds a tenant.
@Command(name = "add", description = {
    "Adds a distributor. Its key is made where the function runs and told nowhere: the paths of its pages and the tokens of its names come",
    "from it, so it is never changed. Ends with 1 when there is such a tenant."}, footer = {
        "  ./lightup tenant add nordvik --data .lightup", "  ./lightup tenant add nordvik --data .lightup --json"})
public final class TenantAdd implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "TENANT", description = "A lower-case word of letters, digits and hyphens, at most 40. The ids of its endpoints begin with it.")
    private String tenant = "";

    public TenantAdd(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::add);
    }

    private int add(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, tenant, "tenant_add", _ -> {});
            boolean done = OperatorCall.kind(answer).equals("tenant_added");
            console.say(help.json() ? answer.toString() : done ? text() : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private String text() {
        return "tenant " + tenant + "\nnext   ./lightup endpoint add " + tenant + " --source /" + tenant + "/ "
                + stack.option();
    }
}

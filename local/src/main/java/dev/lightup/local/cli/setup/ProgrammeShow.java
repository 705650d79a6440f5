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

/// Prints the programme in force.
@Command(name = "show", description = {
    "Prints the programme in force as a file that can be changed and applied. Ends with 1 when there is none."}, footer = {
        "  ./lightup programme show --data .lightup > programme.json",
        "  ./lightup programme show --data .lightup --json | jq .version"})
public final class ProgrammeShow implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    public ProgrammeShow(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::show);
    }

    private int show(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, "operator", "programme_show", _ -> {});
            boolean there = answer.has("programme");
            console.say(help.json()
                    ? answer.toString()
                    : there ? answer.path("programme").toPrettyString() : "no programme was applied yet");
            return there ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

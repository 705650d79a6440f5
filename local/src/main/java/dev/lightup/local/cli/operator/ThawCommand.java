package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets pages follow again.
@Command(name = "thaw", description = {
    "Lets frozen pages follow again: they are due at once, and show within a minute or two what came meanwhile."}, footer = {
        "  ./lightup thaw nordvik/NV-1 --data .lightup",
        "  ./lightup thaw nordvik --data .lightup --json",
        "  ./lightup thaw --all --data .lightup"})
public final class ThawCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--all", description = "Every distributor that has pages, and partners' homes.")
    private boolean all;

    @Option(names = "--endpoint", paramLabel = "ID", description = "Of a distributor only what is frozen for what this endpoint sent, and for nothing else.")
    private Optional<String> endpoint = Optional.empty();

    @Parameters(paramLabel = "UNIT", arity = "0..1", description = "A distributor, a distributor's account, or a partner's home: nordvik, nordvik/NV-1, operator/ID.")
    private Optional<String> unit = Optional.empty();

    public ThawCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (unit.isPresent() == all || (all && endpoint.isPresent())) {
            throw new CommandFailure(ExitCodes.USAGE, "thaw UNIT, thaw DISTRIBUTOR --endpoint ID, or thaw --all");
        }
        return stack.with(console,
                running -> unit.map(typed -> thaw(running, typed)).orElseGet(() -> thawAll(running)));
    }

    private int thawAll(OperatedStack running) {
        int worst = ExitCodes.OK;
        for (String one : OperatorCall.published(running)) {
            console.note(one);
            worst = Math.max(worst, thaw(running, one));
        }
        return worst;
    }

    private int thaw(OperatedStack running, String typed) {
        NamedUnit named = NamedUnit.of(typed, running);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, named.tenant(), "thaw", request -> {
                named.put(request);
                endpoint.ifPresent(id -> request.put("endpoint", id));
            });
            if (all && NamedUnit.isNoHome(answer)) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                return ExitCodes.OK;
            }
            boolean done = OperatorCall.kind(answer).equals("thawed");
            console.say(help.json()
                    ? answer.toString()
                    : done
                            ? answer.path("units").asLong() + " thawed, and due now"
                            : OperatorCall.no(answer));
            return done && answer.path("whole").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

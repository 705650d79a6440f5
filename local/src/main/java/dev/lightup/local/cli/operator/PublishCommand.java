package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes units now.
@Command(name = "publish", description = {
    "Renders units and writes the pages that differ. With --repair it looks at the objects themselves, so that a page comes back that",
    "was deleted, altered, or written by another moment of the table. Ends with 1 when a unit was not published."}, footer = {
        "  ./lightup publish 'nordvik|a/x2p4...' --data .lightup", "  ./lightup publish --repair --all --data .lightup",
        "  ./lightup publish --status --data .lightup --json | jq ."})
public final class PublishCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "UNIT", arity = "0..*", description = "tenant|unit: nordvik|a/x2p4... an account, nordvik|d the distributor, operator|about the definitions.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--repair", description = "Compare with the objects, not with what was noted of them.")
    private boolean repair;

    @Option(names = "--shrink", description = "With UNITs: a release may lose most of its pages. Without it such a one is refused.")
    private boolean shrink;

    @Option(names = "--tenant", paramLabel = "NAME", description = "All units of a tenant, with --repair or --status.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--all", description = "All units there are, with --repair.")
    private boolean all;

    @Option(names = "--status", description = "Say how things stand; publish nothing.")
    private boolean status;

    public PublishCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean asked = status ? units.isEmpty() && !repair && !all : isOneWay();
        if (!asked) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "one of: UNITs, --tenant or --all with --repair; --status with --tenant or without");
        }
        if (!repair && !status && (tenant.isPresent() || all)) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "--tenant and --all go with --repair; what is due is published by itself");
        }
        if (shrink && units.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "--shrink goes with UNITs: look at each before it loses its pages");
        }
        units.stream().filter(unit -> unit.indexOf('|') < 1).findFirst().ifPresent(unit -> {
            throw new CommandFailure(ExitCodes.USAGE, "a unit is written tenant|unit, not " + unit);
        });
        return stack.with(console, this::publish);
    }

    private boolean isOneWay() {
        return (units.isEmpty() ? 0 : 1) + tenant.stream().count() + (all ? 1 : 0) == 1;
    }

    private int publish(OperatedStack running) {
        tenant.ifPresent(one -> running.tenants(Optional.of(one)));
        units.forEach(unit -> running.tenants(Optional.of(unit.substring(0, unit.indexOf('|')))));
        try (var call = new FunctionCall(running)) {
            JsonNode answer = PageRepair.ask(call, request());
            console.say(help.json()
                    ? answer.toString()
                    : status ? answer.path("status").toPrettyString() : PageRepair.text(answer));
            return PageRepair.isDone(answer) ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        tenant.ifPresent(name -> request.put("tenant", name));
        if (status) {
            return request.put("status", true);
        }
        units.forEach(request.putArray("units")::add);
        if (shrink) {
            request.put("shrink", true);
        }
        if (all) {
            request.put("all", true);
        }
        return repair ? request.put("repair", true) : request;
    }
}

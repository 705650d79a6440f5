package dev.lightup.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.stack.Running;
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
final class Publish implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Help help = new Help();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "UNIT", arity = "0..*", description = "tenant|unit: nordvik|a/x2p4... an account, nordvik|d the distributor, operator|about the definitions.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--repair", description = "Compare with the objects, not with what was noted of them.")
    private boolean repair;

    @Option(names = "--tenant", paramLabel = "NAME", description = "All units of a tenant, with --repair.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--all", description = "All units there are, with --repair.")
    private boolean all;

    @Option(names = "--status", description = "Say how things stand; publish nothing.")
    private boolean status;

    Publish(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long ways = (units.isEmpty() ? 0 : 1) + tenant.stream().count() + (all ? 1 : 0) + (status ? 1 : 0);
        if (ways != 1) {
            throw new Failure(Exit.USAGE, "one of: UNITs, --tenant, --all, --status");
        }
        if (!repair && (tenant.isPresent() || all)) {
            throw new Failure(Exit.USAGE, "--tenant and --all go with --repair; what is due is published by itself");
        }
        units.stream().filter(unit -> unit.indexOf('|') < 1).findFirst().ifPresent(unit -> {
            throw new Failure(Exit.USAGE, "a unit is written tenant|unit, not " + unit);
        });
        return stack.with(console, this::publish);
    }

    private int publish(Running running) {
        StackPlace.tenants(running, tenant);
        units.forEach(unit -> StackPlace.tenants(running, Optional.of(unit.substring(0, unit.indexOf('|')))));
        try (var call = new FunctionCall(running)) {
            JsonNode answer = call.whole(FunctionCall.PUBLISH, request(), Publish::add);
            console.say(help.json() ? answer.toString() : status ? answer.toPrettyString() : text(answer));
            return isDone(answer) ? Exit.OK : Exit.REFUSED;
        }
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (status) {
            return request.put("status", true);
        }
        units.forEach(request.putArray("units")::add);
        tenant.ifPresent(name -> request.put("tenant", name));
        if (all) {
            request.put("all", true);
        }
        return repair ? request.put("repair", true) : request;
    }

    /// Takes a further answer into the first.
    static void add(ObjectNode first, JsonNode more) {
        ((ArrayNode) first.withArray("units")).addAll((ArrayNode) ((ObjectNode) more).withArray("units"));
    }

    /// Whether every unit is as it should be.
    static boolean isDone(JsonNode answer) {
        return answer.path("units")
                .findValuesAsText("outcome")
                .stream()
                .allMatch(List.of("published", "overtaken")::contains);
    }

    /// What became of each unit that was not merely found to be right.
    static String text(JsonNode answer) {
        var text = new StringBuilder();
        long put = 0;
        for (JsonNode unit : answer.path("units")) {
            put += unit.path("put").asLong();
            if (unit.path("put").asLong() + unit.path("removed").asLong() > 0
                    || !unit.path("outcome").asText().equals("published")) {
                text.append(unit.path("unit").asText())
                        .append("  ")
                        .append(unit.path("outcome").asText())
                        .append("  ")
                        .append(unit.path("put").asLong())
                        .append(" written, ")
                        .append(unit.path("removed").asLong())
                        .append(" removed");
                unit.path("reasons").forEach(reason -> text.append("\n  ").append(reason.asText()));
                text.append('\n');
            }
        }
        return text.append(answer.path("units").size())
                .append(" units, ")
                .append(put)
                .append(" objects written")
                .toString();
    }
}

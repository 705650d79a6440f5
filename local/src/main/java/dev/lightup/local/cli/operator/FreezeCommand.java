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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets pages stay as they are.
@Command(name = "freeze", description = {
    "Lets the pages of an account, or of all of a distributor, stay as they are, byte for byte, until they are thawed. Events are taken,",
    "stored and counted as ever; pages that an account gets while its distributor is frozen are made. Within a minute or two each page",
    "says that it stands as it is, and since when; never why."}, footer = {
        "  ./lightup freeze nordvik --endpoint ep_nordvik_1 --since 2026-03-02 --why 'a wrong file' --data .lightup",
        "  ./lightup freeze nordvik/NV-1 --why 'ticket 4711: seats doubled' --data .lightup",
        "  ./lightup freeze nordvik --why 'a wrong file' --data .lightup",
        "  ./lightup freeze --all --why 'a release looks odd' --data .lightup",
        "  ./lightup freeze --list --data .lightup --json | jq ."})
public final class FreezeCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "UNIT", arity = "0..1", description = "A distributor, a distributor's account, or a partner's home: nordvik, nordvik/NV-1, operator/ID.")
    private Optional<String> unit = Optional.empty();

    @Option(names = "--all", description = "Every distributor that has pages, and partners' homes.")
    private boolean all;

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for whoever finds it so.")
    private Optional<String> why = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "ID", description = "Of a distributor only the accounts on whose pages something is that this endpoint sent.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--since", paramLabel = "DAY", description = "With --endpoint: what was received on that day (UTC) or later; all that it ever sent by default.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--list", description = "Says what is frozen, and why.")
    private boolean list;

    @Option(names = "--tenant", paramLabel = "NAME", description = "With --list: one tenant only.")
    private Optional<String> tenant = Optional.empty();

    public FreezeCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean sent = endpoint.isPresent() || since.isPresent();
        if (list ? unit.isPresent() || why.isPresent() || all || sent : unit.isPresent() == all || why.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "freeze UNIT --why TEXT, freeze --all --why TEXT, or freeze --list");
        }
        if (sent && (all || endpoint.isEmpty())) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "freeze DISTRIBUTOR --endpoint ID --why TEXT, with --since DAY or without");
        }
        return stack.with(console, running -> list
                ? list(running)
                : unit.map(typed -> freeze(running, typed)).orElseGet(() -> freezeAll(running)));
    }

    private int freeze(OperatedStack running, String typed) {
        NamedUnit named = NamedUnit.of(typed, running);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = ask(call, named, Optional.empty());
            for (String next = next(answer); !next.isEmpty(); next = next(answer)) {
                ObjectNode more = ask(call, named, Optional.of(next));
                // an account of before is told once more where something is on it that came later
                for (String count : List.of("units", "changed", "underWay")) {
                    more.put(count, more.path(count).asLong() + answer.path(count).asLong());
                }
                answer = more;
            }
            if (all && NamedUnit.isNoHome(answer)) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                return ExitCodes.OK;
            }
            boolean done = OperatorCall.kind(answer).equals("frozen");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done && answer.path("whole").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String next(ObjectNode answer) {
        return answer.path("next").asText();
    }

    private ObjectNode ask(FunctionCall call, NamedUnit named, Optional<String> next) {
        return OperatorCall.of(call, named.tenant(), "freeze", request -> {
            named.put(request);
            request.put("why", why.orElseThrow());
            endpoint.ifPresent(id -> request.put("endpoint", id));
            since.ifPresent(day -> request.put("since", day.atStartOfDay(ZoneOffset.UTC).toInstant().toString()));
            next.ifPresent(place -> request.put("next", place));
        });
    }

    /// One after another; of each it is said how it went, and one that did not end does not keep the others from it.
    private int freezeAll(OperatedStack running) {
        int worst = ExitCodes.OK;
        for (String one : OperatorCall.published(running)) {
            console.note(one);
            worst = Math.max(worst, freeze(running, one));
        }
        return worst;
    }

    private static String text(JsonNode answer) {
        long underWay = answer.path("underWay").asLong();
        return answer.path("units").asLong() + " frozen"
                + (underWay == 0 ? "" : "; of " + underWay + " a run that began before may still be writing")
                + (answer.path("whole").asBoolean() ? "" : "; not all of them yet: say it again");
    }

    private int list(OperatedStack running) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        List<String> lines = new ArrayList<>();
        try (var call = new FunctionCall(running)) {
            for (String one : tenant.map(named -> running.tenants(Optional.of(named)))
                    .orElseGet(() -> OperatorCall.published(running))) {
                JsonNode units = OperatorCall.of(call, one, "frozen_units", _ -> {}).path("units");
                if (!units.isEmpty()) {
                    all.set(one, units);
                    units.forEach(unit -> lines.add(String.join("  ", one, unit.path("page").asText(),
                            unit.path("why").asText())
                            + (unit.path("endpoints").isEmpty()
                                    ? ""
                                    : "  for what these sent: " + sent(unit.path("endpoints")))));
                }
            }
        }
        console.say(help.json() ? all.toString() : lines.isEmpty() ? "nothing is frozen" : String.join("\n", lines));
        return ExitCodes.OK;
    }

    private static String sent(JsonNode endpoints) {
        List<String> ids = new ArrayList<>();
        endpoints.forEach(id -> ids.add(id.asText()));
        return String.join(", ", ids);
    }
}

package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Says who may read a unit, and takes it away.
@Command(name = "readers", description = {
    "Says who may read the pages of a distributor or of one account: invited, in since, the day of the last entry, devices."}, footer = {
        "  ./lightup readers nordvik/NV-1 --data .lightup",
        "  ./lightup readers nordvik --data .lightup --json | jq .",
        "  ./lightup readers revoke nordvik/NV-1 --reader dana@fjordlys.example --data .lightup"})
public final class ReadersCommand implements Callable<Integer> {
    private static final String REVOKE = "revoke";

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "[revoke] UNIT", arity = "1..2", description = {
        "A distributor, or a distributor's account: nordvik, nordvik/NV-1. With revoke before it, takes away that --reader may read it;",
        "what is open now is shut within an hour, when its cookies end."})
    private List<String> words = List.of();

    @Option(names = "--reader", paramLabel = "ADDRESS", description = "Whose reading ends, with revoke.")
    private Optional<String> reader = Optional.empty();

    @Option(names = "--session", paramLabel = "NAME", description = "Ends one device only, as it is listed, with revoke.")
    private Optional<String> session = Optional.empty();

    public ReadersCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean revoke = words.size() == 2;
        boolean named = !revoke || words.getFirst().equals(REVOKE);
        if (!named || revoke != reader.isPresent() || (session.isPresent() && !revoke)) {
            throw new CommandFailure(ExitCodes.USAGE, "readers UNIT, or readers revoke UNIT --reader ADDRESS");
        }
        return stack.with(console, running -> revoke ? revoke(running) : list(running));
    }

    private int list(OperatedStack running) {
        NamedUnit named = NamedUnit.of(words.getLast(), running);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, named.tenant(), "readers", named::put);
            boolean done = OperatorCall.kind(answer).equals("readers_listed");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private int revoke(OperatedStack running) {
        NamedUnit named = NamedUnit.of(words.getLast(), running);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, named.tenant(), "revoke_reader", request -> {
                named.put(request);
                reader.ifPresent(address -> request.put("address", address));
                session.ifPresent(name -> request.put("session", name));
            });
            boolean done = OperatorCall.kind(answer).equals("reader_revoked");
            console.say(help.json()
                    ? answer.toString()
                    : done
                            ? "revoked; shut within " + answer.path("withinSeconds").asLong() / 60 + " minutes"
                            : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String text(JsonNode answer) {
        var lines = new ArrayList<String>();
        answer.path("readers").forEach(reader -> {
            lines.add(String.join("  ", reader.path("address").asText(), state(reader)));
            reader.path("sessions")
                    .forEach(session -> lines.add("  " + String.join("  ", session.path("name").asText(),
                            session.path("device").asText(), "since " + day(session.path("since")))));
        });
        return lines.isEmpty() ? "nobody was invited" : String.join("\n", lines);
    }

    private static String state(JsonNode reader) {
        if (reader.has("revoked")) {
            return "revoked " + day(reader.path("revoked"));
        }
        return reader.has("accepted")
                ? "in since " + day(reader.path("accepted")) + ", last entry " + reader.path("last").asText("none")
                : "invited " + day(reader.path("invited"));
    }

    private static String day(JsonNode instant) {
        String text = instant.asText();
        return text.substring(0, Math.min(10, text.length()));
    }
}

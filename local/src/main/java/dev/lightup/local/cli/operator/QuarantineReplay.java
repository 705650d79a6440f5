package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tries something again that waits.
@Command(name = "replay", description = {
    "Reads again what was put aside, by its endpoint as it is now, and stores what is understood, received now; applies what is parked.",
    "Ends with 1 when it is still not understood, or still cannot be applied."}, footer = {
        "  ./lightup quarantine replay qf0d7b9... --data .lightup",
        "  ./lightup quarantine replay e41d2c0... --data .lightup --tenant nordvik --json"})
public final class QuarantineReplay implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "RECEIPT", description = "As the sender was told, or as the list says.")
    private String receipt = "";

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose it is, when it is known.")
    private Optional<String> tenant = Optional.empty();

    public QuarantineReplay(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::replay);
    }

    private int replay(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenants(tenant), "quarantine_replay",
                    request -> request.put("receipt", receipt));
            console.say(help.json() ? answer.toString() : text(answer));
            return isDone(answer) ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static boolean isDone(JsonNode answer) {
        return switch (OperatorCall.kind(answer)) {
            case "applied" -> true;
            case "replayed" -> answer.path("events")
                    .findValuesAsText("status")
                    .stream()
                    .allMatch(List.of("accepted", "duplicate")::contains);
            default -> false;
        };
    }

    private static String text(JsonNode answer) {
        return switch (OperatorCall.kind(answer)) {
            case "applied" -> "applied " + answer.path("receipt").asText();
            case "replayed" ->
                String.join("\n", answer.path("events").valueStream().map(QuarantineReplay::line).toList());
            default -> OperatorCall.no(answer);
        };
    }

    private static String line(JsonNode event) {
        String head = event.path("status").asText() + "  " + event.path("receipt").asText();
        return event.has("problem")
                ? head + "  " + event.path("problem").asText() + ": " + event.path("detail").asText()
                : head;
    }
}

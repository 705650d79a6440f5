package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/// Shows one thing that waits.
@Command(name = "show", description = {"Shows why something was put aside or parked, and with --body what was sent.",
    "A body may hold names of people; the log keeps that it was read."}, footer = {
        "  ./lightup quarantine show qf0d7b9... --data .lightup",
        "  ./lightup quarantine show qf0d7b9... --data .lightup --body --json | jq -r .body.text"})
public final class QuarantineShow implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "RECEIPT", description = "As the sender was told, or as the list says.")
    private String receipt = "";

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose it is, when it is known.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--body", description = "Show what was sent, too.")
    private boolean body;

    public QuarantineShow(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::show);
    }

    private int show(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, running.tenants(tenant), "quarantine_show",
                    request -> request.put("receipt", receipt).put("body", body));
            boolean found = OperatorCall.kind(answer).equals("shown");
            console.say(help.json() ? answer.toString() : found ? text(answer) : OperatorCall.no(answer));
            return found ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private String text(JsonNode answer) {
        var text = new StringBuilder(QuarantineList.line(answer.path("tenant").asText(), answer.path("event")));
        JsonNode aside = answer.at("/event/aside");
        if (aside.isObject()) {
            text.append(aside.has("bodyUntil")
                    ? "\nits body is kept until " + aside.path("bodyUntil").asText()
                    : "\nits body was not kept: its endpoint sends references only");
        }
        if (body) {
            JsonNode sent = answer.path("body");
            text.append('\n')
                    .append(sent.isMissingNode()
                            ? "its body is not kept"
                            : sent.path("text").asText(sent.path("base64").asText()));
        }
        return text.toString();
    }
}

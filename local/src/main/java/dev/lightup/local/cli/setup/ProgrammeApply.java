package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.common.TextFiles;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a programme in force, after saying what changes.
@Command(name = "apply", description = {
    "Says what a programme would change, a line each, and with --yes puts it in force. The file is the whole programme: what it does not",
    "name is not there any more. A member that is none is refused by its place. Ends with 1 when it is refused."}, footer = {
        "  ./lightup programme apply programme.json --data .lightup",
        "  ./lightup programme apply programme.json --data .lightup --yes",
        "  ./lightup programme apply programme.json --data .lightup --json | jq -r '.differences[]'"})
public final class ProgrammeApply implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "FILE", description = "The programme as JSON.")
    private Path file = Path.of("");

    @Option(names = "--yes", description = "Put it in force.")
    private boolean yes;

    public ProgrammeApply(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonNode programme = programme();
        return stack.with(console, running -> apply(running, programme));
    }

    private JsonNode programme() {
        byte[] bytes = TextFiles.bytes(file);
        try {
            if (new ObjectMapper().readTree(bytes) instanceof ObjectNode programme) {
                return programme;
            }
            throw new CommandFailure(ExitCodes.USAGE, file + " is no JSON object");
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.USAGE, file + ": " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr());
        } catch (IOException _) {
            throw new CommandFailure(ExitCodes.USAGE, file + " is no JSON object");
        }
    }

    private int apply(OperatedStack running, JsonNode programme) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, "operator", "programme_apply",
                    request -> request.put("dryRun", !yes).set("programme", programme));
            boolean done = OperatorCall.kind(answer).equals("programme_applied");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private String text(JsonNode answer) {
        List<String> lines = answer.path("differences").valueStream().map(JsonNode::asText).toList();
        if (lines.isEmpty()) {
            return "nothing changes";
        }
        return String.join("\n", lines) + (answer.has("receipt")
                ? "\napplied: pages follow within the hour"
                : "\n\nnothing is changed yet: with --yes it is");
    }
}

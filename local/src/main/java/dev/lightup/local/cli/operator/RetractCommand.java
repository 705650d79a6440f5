package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
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

/// Takes a stored event back.
@Command(name = "retract", description = {
    "Takes a stored event back, a whole file included, as if it had never been sent: the way out of a wrong date that is stored.",
    "Nothing is deleted, and --undo brings it back. Saying it twice changes nothing."}, footer = {
        "  ./lightup retract e41d2c0... --data .lightup --dry-run",
        "  ./lightup retract --source /nordvik/commerce --id NVO-77-1 --tenant nordvik --data .lightup",
        "  ./lightup retract e41d2c0... --data .lightup --undo --json"})
public final class RetractCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "RECEIPT", arity = "0..1", description = "As the sender was told.")
    private Optional<String> receipt = Optional.empty();

    @Option(names = "--source", paramLabel = "SOURCE", description = "Who said it, instead of a receipt.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "Under which id, with --source.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose it is, when it is known.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--undo", description = "Bring back what was taken back.")
    private boolean undo;

    @Option(names = "--dry-run", description = "Say what would change; change nothing.")
    private boolean dryRun;

    public RetractCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (receipt.isPresent() == (source.isPresent() || id.isPresent()) || source.isPresent() != id.isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE, "name the event by its RECEIPT, or by --source and --id");
        }
        return stack.with(console, this::retract);
    }

    private int retract(OperatedStack running) {
        List<String> tenants = running.tenants(tenant);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.first(call, tenants, "retract", request -> {
                receipt.ifPresent(text -> request.put("receipt", text));
                source.ifPresent(text -> request.put("source", text));
                id.ifPresent(text -> request.put("id", text));
                request.put("undo", undo).put("dryRun", dryRun);
            });
            boolean done = OperatorCall.kind(answer).equals("retracted");
            console.say(help.json() ? answer.toString() : done ? text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private String text(JsonNode answer) {
        String verb = undo ? "brought back" : "taken back";
        var text = new StringBuilder(answer.path("repeated").asBoolean()
                ? "was " + verb + " before"
                : dryRun ? "would be " + verb : verb);
        text.append(" at ").append(answer.path("subjects").asLong()).append(" subjects");
        answer.path("named").forEach(subject -> text.append("\n  ").append(subject.asText()));
        long more = answer.path("subjects").asLong() - answer.path("named").size();
        if (more > 0) {
            text.append("\n  and ").append(more).append(" more");
        }
        if (!answer.path("accounts").isEmpty()) {
            text.append("\naccounts: ")
                    .append(String.join(", ", answer.path("accounts").valueStream().map(JsonNode::asText).toList()));
        }
        return text.toString();
    }
}

package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at a running stack and says what does not go on by itself. Changes nothing. Without `--data` or `--stack` the launcher looks at the machine.
@Command(name = "doctor", description = {
    "Looks at a running stack: how far its functions are behind the stream, which events could not be applied, what is late.",
    "Changes nothing. Ends with 1 when something is late.",
    "Without --data and --stack it looks at this machine instead."}, footer = {
        "  ./lightup doctor --data .lightup", "  ./lightup doctor --stack lightup-prod",
        "  ./lightup doctor --data .lightup --json | jq ."})
public final class DoctorCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackName stack = new StackName();

    public DoctorCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OperatedStack running = stack.find()
                .orElseThrow(() -> new CommandFailure(ExitCodes.UNAVAILABLE,
                        "no stack runs in " + stack.data().orElseThrow() + "; begin one: ./lightup dev "
                                + stack.option()));
        try (var call = new FunctionCall(running)) {
            ObjectNode late = OperatorCall.of(call, "operator", "late_work", _ -> {});
            JsonNode streams = call.mappings();
            boolean isLate = late.path("late").asBoolean() || fails(streams);
            ObjectNode all = late.without(List.of("answer", "tenant", "late"));
            all.put("late", isLate).set("streams", streams);
            console.say(help.json() ? all.toString() : text(all));
            return isLate ? ExitCodes.REFUSED : ExitCodes.OK;
        }
    }

    private static boolean fails(JsonNode streams) {
        for (JsonNode stream : streams) {
            if (!result(stream).equals("OK")) {
                return true;
            }
        }
        return false;
    }

    private static String result(JsonNode stream) {
        return stream.path("LastProcessingResult").asText();
    }

    private static String text(JsonNode all) {
        var lines = new ArrayList<String>();
        all.path("streams").forEach(stream -> lines.add(line(stream.path("FunctionName").asText(), stream(stream))));
        lines.add(
                line("parked", tally(all.path("parked"), "event could not be applied", "events could not be applied")));
        all.path("groups").forEach(group -> lines.add(line("", group(group))));
        lines.add(line("files", tally(all.path("files"), "file is being read in", "files are being read in")));
        lines.add(line("units", tally(all.path("units"), "unit is overdue", "units are overdue")));
        lines.add(line("subjects",
                tally(all.path("refolds"), "subject is to be folded anew", "subjects are to be folded anew")));
        return String.join("\n", lines);
    }

    private static String line(String what, String says) {
        return "%-16s %s".formatted(what, says);
    }

    private static String stream(JsonNode stream) {
        String waits = stream.has("Waiting")
                ? count(stream.path("Waiting").asLong(), stream.path("More").asBoolean(), "record waits",
                        "records wait")
                        + since(stream.path("OldestWaiting"))
                : "how many records wait, its alarm knows";
        String held = stream.path("State").asText().equals("Disabled") ? "; it is held" : "";
        String result = result(stream);
        return waits + held + (result.equals("OK") ? "" : "; does not go on: " + result);
    }

    private static String tally(JsonNode tally, String one, String several) {
        return count(tally.path("count").asLong(), tally.path("more").asBoolean(), one, several)
                + since(tally.path("since"));
    }

    private static String count(long count, boolean more, String one, String several) {
        String figure = count == 0 && !more ? "no" : Long.toString(count);
        return (more ? "at least " : "") + figure + ' ' + (count == 1 ? one : several);
    }

    private static String since(JsonNode since) {
        return since.isTextual() ? ", the oldest since " + since.asText() : "";
    }

    private static String group(JsonNode group) {
        return String.join("  ", group.path("tenant").asText(), group.path("endpoint").asText("endpoint not read"),
                group.path("problem").asText(), group.path("count").asText(), "since " + group.path("since").asText());
    }
}

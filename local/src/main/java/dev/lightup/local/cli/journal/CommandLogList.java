package dev.lightup.local.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what was asked, newest first.
@Command(name = "log", description = {
    "Lists the calls of the operator's function that did something or read personal data, newest first: when, which command, about whom, who",
    "asked (LIGHTUP_BY), and what became of it. A call without an outcome was cut off: look whether it was done."}, footer = {
        "  ./lightup operator log --data .lightup",
        "  ./lightup operator log --since 2026-03-01 --tenant nordvik --data .lightup",
        "  ./lightup operator log --since 2026-03-01 --limit 1000 --stack lightup-prod --json"})
public final class CommandLogList implements Callable<Integer> {
    private static final int PAGE = 200;

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--since", paramLabel = "DAY", description = "From that day on (UTC); this month and the twelve before it without.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--tenant", paramLabel = "TENANT", description = "What was about that tenant; `operator` for what was about none.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "So many at most (${DEFAULT-VALUE}).")
    private int limit = PAGE;

    public CommandLogList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::list);
    }

    private int list(OperatedStack running) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Optional<String> next = Optional.empty();
        try (var call = new FunctionCall(running)) {
            do {
                Optional<String> from = next;
                ObjectNode answer = OperatorCall.of(call, "operator", "command_log",
                        request -> {
                            request.put("limit", Math.min(limit - all.size(), PAGE));
                            since.ifPresent(day -> request.put("since", day.toString()));
                            tenant.ifPresent(whose -> request.put("of", whose));
                            from.ifPresent(last -> request.put("next", last));
                        });
                if (!OperatorCall.kind(answer).equals("commands_listed")) {
                    console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                    return ExitCodes.REFUSED;
                }
                answer.path("calls").forEach(all::add);
                next = Optional.of(answer.path("next").asText()).filter(text -> !text.isEmpty());
            } while (next.isPresent() && all.size() < limit);
        }
        say(all, next.isPresent());
        return ExitCodes.OK;
    }

    private void say(ArrayNode all, boolean more) {
        if (help.json()) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.set("calls", all);
            console.say(whole.put("more", more).toString());
            return;
        }
        if (all.isEmpty()) {
            console.say("nothing was asked");
        }
        all.forEach(call -> console.say(line(call)));
        if (more) {
            console.say("there are more: --limit says how many are listed");
        }
    }

    private static String line(JsonNode call) {
        List<String> about = call.path("about").valueStream().map(JsonNode::asText).toList();
        long more = call.path("more").asLong();
        return String.join("  ", call.path("time").asText(), call.path("tenant").asText(),
                call.path("command").asText())
                + (about.isEmpty() ? "" : "  " + String.join(" ", about)) + (more > 0 ? " and " + more + " more" : "")
                + (call.has("by") ? "  by " + call.path("by").asText() : "") + ": "
                + (call.has("outcome") ? call.path("outcome").asText() : "its outcome is not known");
    }
}

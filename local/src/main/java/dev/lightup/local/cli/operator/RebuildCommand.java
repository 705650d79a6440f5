package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/// Makes states and pages anew from the log, or proves that nothing would differ.
@Command(name = "rebuild", description = {
    "Folds every subject anew from the log, then makes every page good that is not what its unit renders to.",
    "With --verify it only compares. Ends with 1 when anything differs after it."}, footer = {
        "  ./lightup rebuild --data .lightup", "  ./lightup rebuild --data .lightup --verify",
        "  ./lightup rebuild --data .lightup --verify --json | jq ."})
public final class RebuildCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--verify", description = "Change nothing; say what would differ.")
    private boolean verify;

    @Option(names = "--tenant", paramLabel = "NAME", description = "The pages of one tenant only; a deployed stack needs it. States are folded of all.")
    private Optional<String> tenant = Optional.empty();

    public RebuildCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::rebuild);
    }

    private int rebuild(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            console.note(verify ? "comparing every state and every page" : "folding every subject anew");
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("states", call.whole(FunctionCall.REBUILD,
                    JsonNodeFactory.instance.objectNode().put("verify", verify), RebuildCommand::add));
            if (!verify) {
                console.note("comparing every page");
                answer.set("published", PageRepair.ask(call, repair()));
            }
            // the operator's are the homes of partners, and what all pages share
            running.tenants(tenant)
                    .forEach(tenant -> answer.withObject("pages").set(tenant, pages(call, tenant)));
            console.say(help.json() ? answer.toString() : text(answer));
            return isFine(answer) ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static ObjectNode repair() {
        return JsonNodeFactory.instance.objectNode().put("repair", true).put("all", true);
    }

    /// Takes what a further call found into what the first found.
    private static void add(ObjectNode first, JsonNode more) {
        // each call reads the log again before it goes on over the subjects
        first.put("events", Math.max(first.path("events").asLong(), more.path("events").asLong()));
        List.of("subjects", "more")
                .forEach(count -> first.put(count, first.path(count).asLong() + more.path(count).asLong()));
        first.withArray("differences").addAll(((ObjectNode) more).withArray("differences"));
        first.put("whole", more.path("whole").asBoolean());
    }

    private static JsonNode pages(FunctionCall call, String tenant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("verify", true).put("tenant", tenant);
        request.putArray("units");
        return call.invoke(FunctionCall.PUBLISH, request);
    }

    /// Whether everything was looked at, and nothing differs or what differed is made good.
    private static boolean isFine(JsonNode answer) {
        JsonNode states = answer.path("states");
        boolean asTold = states.path("differences").isEmpty() || states.path("rewritten").asBoolean();
        boolean published = answer.path("pages")
                .properties()
                .stream()
                .allMatch(tenant -> tenant.getValue().path("differences").isEmpty());
        return states.path("whole").asBoolean() && asTold && published && PageRepair.isDone(answer.path("published"));
    }

    private static String text(JsonNode answer) {
        JsonNode states = answer.path("states");
        var text = new StringBuilder().append(states.path("events").asLong())
                .append(" events, ")
                .append(states.path("subjects").asLong())
                .append(" subjects: ")
                .append(states.path("differences").size() + states.path("more").asLong())
                .append(" differ")
                .append(states.path("rewritten").asBoolean() ? ", made good" : "");
        if (!states.path("whole").asBoolean()) {
            text.append("; not all was looked at in the time there was");
        }
        states.path("differences")
                .forEach(one -> text.append("\n  ")
                        .append(one.path("tenant").asText())
                        .append(' ')
                        .append(one.path("what").asText())
                        .append(' ')
                        .append(one.path("kind").asText()));
        if (answer.has("published")) {
            text.append('\n').append(PageRepair.text(answer.path("published")));
        }
        answer.path("pages").properties().forEach(tenant -> text.append(pages(tenant.getKey(), tenant.getValue())));
        return text.toString();
    }

    private static StringBuilder pages(String tenant, JsonNode pages) {
        var text = new StringBuilder("\n").append(tenant)
                .append(": ")
                .append(pages.path("pages").asLong())
                .append(" pages, ")
                .append(pages.path("differences").size())
                .append(" differ");
        long frozen = pages.path("frozen").size();
        if (frozen > 0) {
            text.append("; ")
                    .append(frozen)
                    .append(" units frozen, ")
                    .append(pages.path("frozen").findValues("behind").stream().mapToLong(JsonNode::asLong).sum())
                    .append(" of their pages wait, as they may");
        }
        pages.path("differences")
                .forEach(one -> text.append("\n  ")
                        .append(one.path("path").asText())
                        .append(' ')
                        .append(one.path("what").asText()));
        return text;
    }
}

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

/// Folds subjects anew.
@Command(name = "refold", description = {
    "Folds one subject anew from all that is stored, or all that a tenant's events name.",
    "Ends with 1 when a subject could not be folded or is not known."}, footer = {
        "  ./lightup refold order/7Q-2210 --data .lightup",
        "  ./lightup refold --tenant nordvik --data .lightup --json"})
public final class RefoldCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "SUBJECT", arity = "0..1", description = "kind/id, such as order/7Q-2210; every subject of --tenant without.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose it is.")
    private Optional<String> tenant = Optional.empty();

    public RefoldCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (subject.isEmpty() && tenant.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "name a SUBJECT, or the --tenant whose subjects are all folded anew");
        }
        return stack.with(console, this::refold);
    }

    private int refold(OperatedStack running) {
        List<String> tenants = running.tenants(tenant);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = subject.isPresent()
                    ? OperatorCall.first(call, tenants, "refold", request -> request.put("subject", subject.get()))
                    : all(call, tenants.getFirst());
            boolean known = OperatorCall.kind(answer).equals("refolded");
            console.say(help.json() ? answer.toString() : known ? text(answer) : OperatorCall.no(answer));
            return known && answer.path("failed").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private ObjectNode all(FunctionCall call, String one) {
        ObjectNode all = OperatorCall.of(call, one, "refold", _ -> {});
        Optional<JsonNode> next = FunctionCall.next(all);
        while (next.isPresent()) {
            String from = next.get().asText();
            console.progress(all.path("looked").asLong() + " subjects folded anew");
            ObjectNode more = OperatorCall.of(call, one, "refold", request -> request.put("next", from));
            all.put("looked", all.path("looked").asLong() + more.path("looked").asLong());
            all.withArray("changed").addAll(more.withArray("changed"));
            all.withArray("failed").addAll(more.withArray("failed"));
            next = FunctionCall.next(more);
        }
        console.progressed();
        all.remove("next");
        return all;
    }

    private static String text(JsonNode answer) {
        var text = new StringBuilder().append(answer.path("looked").asLong())
                .append(" folded anew, ")
                .append(answer.path("changed").size())
                .append(" written");
        answer.path("changed")
                .forEach(one -> text.append("\n  ")
                        .append(one.path("subject").asText())
                        .append("  version ")
                        .append(one.path("before").asText("none"))
                        .append(" -> ")
                        .append(one.path("after").asLong())
                        .append(one.path("same").asBoolean() ? ", says the same" : ", says something else"));
        answer.path("failed")
                .forEach(one -> text.append("\n  ")
                        .append(one.path("subject").asText())
                        .append("  failed: ")
                        .append(one.path("problem").asText()));
        return text.toString();
    }
}

package dev.lightup.local.cli.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists a distributor's portfolios.
@Command(name = "list", description = "Lists the portfolios of a distributor.", footer = {
    "  ./lightup portfolio list nordvik --data .lightup",
    "  ./lightup portfolio list nordvik --data .lightup --json"})
public final class PortfolioList implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    public PortfolioList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        String whose = running.tenants(Optional.of(tenant)).getFirst();
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, whose, "portfolio_list", _ -> {});
            boolean done = OperatorCall.kind(answer).equals("portfolios_listed");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else if (answer.path("portfolios").isEmpty()) {
                console.say(whose + " has no portfolio");
            } else {
                answer.path("portfolios").forEach(line -> console.say(words(line)));
            }
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static String words(JsonNode line) {
        int count = line.path("count").asInt();
        return line.path("portfolio").asText() + "  \"" + line.path("name").asText() + '"'
                + (line.has("manager") ? ", \"" + line.path("manager").asText() + '"' : "") + "  " + count
                + (count == 1 ? " account listed  " : " accounts listed  ") + line.path("page").asText();
    }
}

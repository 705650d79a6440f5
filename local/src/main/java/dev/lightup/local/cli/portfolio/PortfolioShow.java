package dev.lightup.local.cli.portfolio;

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

/// Prints a portfolio's accounts.
@Command(name = "show", description = "Prints the accounts of a portfolio, a line each, to be changed and set again.", footer = {
    "  ./lightup portfolio show nordvik north --data .lightup",
    "  ./lightup portfolio show nordvik north --data .lightup --json"})
public final class PortfolioShow implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "PORTFOLIO", description = "A lower-case word, north.")
    private String portfolio = "";

    public PortfolioShow(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        String whose = running.tenants(Optional.of(tenant)).getFirst();
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, whose, "portfolio_list",
                    request -> request.put("portfolio", portfolio));
            boolean done = OperatorCall.kind(answer).equals("portfolios_listed");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else {
                answer.path("portfolios").path(0).path("accounts").forEach(id -> console.say(id.asText()));
            }
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

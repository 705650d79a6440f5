package dev.lightup.local.cli.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes a portfolio.
@Command(name = "remove", description = {
    "Removes a portfolio and its pages. Its accounts stay as they are. The difference is shown first; with --yes it is removed."}, footer = {
        "  ./lightup portfolio remove nordvik north --data .lightup",
        "  ./lightup portfolio remove nordvik north --yes --data .lightup --json"})
public final class PortfolioRemove implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "PORTFOLIO", description = "A lower-case word, north.")
    private String portfolio = "";

    @Option(names = "--yes", description = "Changes it; without, only the difference is shown.")
    private boolean yes;

    public PortfolioRemove(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        String whose = running.tenants(Optional.of(tenant)).getFirst();
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, whose, "portfolio_remove",
                    request -> request.put("portfolio", portfolio).put("dryRun", !yes));
            return PortfolioWords.said(answer, yes, help.json(), console);
        }
    }
}

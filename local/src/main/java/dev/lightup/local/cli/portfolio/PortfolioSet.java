package dev.lightup.local.cli.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.common.TextFiles;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says which accounts a portfolio has.
@Command(name = "set", description = {
    "Says which accounts a portfolio has: all of it, by their distributor's own ids, a line each. The difference is shown first; with --yes it",
    "holds. An account may be in several portfolios, and in none; one of which nothing was told yet counts from when something is. Of two",
    "operators who begin from the same one the later is told."}, footer = {
        "  ./lightup portfolio set nordvik north --name North --manager 'Channel desk North' north.txt --data .lightup",
        "  ./lightup portfolio set nordvik north --name North north.txt --yes --data .lightup",
        "  sort north.txt | ./lightup portfolio set nordvik north --name North - --yes --stack lightup-prod"})
public final class PortfolioSet implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "PORTFOLIO", description = "A lower-case word, north.")
    private String portfolio = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "The accounts, a line each; - is what is piped in.")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What pages call it: a region or a desk, never a person.")
    private String name = "";

    @Option(names = "--manager", paramLabel = "DESK", description = "The desk that has it in hand, never a person.")
    private Optional<String> manager = Optional.empty();

    @Option(names = "--yes", description = "Changes it; without, only the difference is shown.")
    private boolean yes;

    public PortfolioSet(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::ask);
    }

    private int ask(OperatedStack running) {
        String whose = running.tenants(Optional.of(tenant)).getFirst();
        List<String> accounts = PortfolioWords.accounts(TextFiles.text(file), whose);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, whose, "portfolio_set", request -> {
                request.put("portfolio", portfolio).put("name", name).put("dryRun", !yes);
                manager.ifPresent(desk -> request.put("manager", desk));
                accounts.forEach(request.putArray("accounts")::add);
            });
            return PortfolioWords.said(answer, yes, help.json(), console);
        }
    }
}

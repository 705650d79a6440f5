package dev.lightup.local.cli.partner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Links accounts of one partner.
@Command(name = "link", description = {
    "Links accounts of one partner with several distributors. An account that is linked already brings those that it is linked with. Said",
    "again, what is linked stays as it is. The operator's word alone links: nothing that a distributor sends does."}, footer = {
        "  ./lightup partner link --account nordvik/NV-1 --account sudwind/SW-7 --data .lightup",
        "  ./lightup partner link --account nordvik/NV-1 --account sudwind/SW-7 --stack lightup-prod --json"})
public final class PartnerLink implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--account", paramLabel = "ACCOUNT", required = true, description = "An account, nordvik/NV-1; two or more of them.")
    private List<String> accounts = List.of();

    public PartnerLink(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::link);
    }

    private int link(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, PartnerWords.OPERATOR, "partner_link", request -> {
                ArrayNode named = request.putArray("accounts");
                accounts.forEach(named::add);
            });
            boolean done = OperatorCall.kind(answer).equals("partner_linked");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else {
                console.say(answer.path("repeated").asBoolean() ? "linked already:" : "linked:");
                PartnerWords.accounts(answer.path("accounts")).forEach(console::say);
            }
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

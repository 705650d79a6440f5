package dev.lightup.local.cli.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lets an account stand by itself again.
@Command(name = "unlink", description = {
    "Lets an account stand by itself again. The others of its partner stay linked; one that is left alone stands by itself too, and who read",
    "their home reads it no more. The accounts' own pages and readers stay as they are."}, footer = {
        "  ./lightup partner unlink --account sudwind/SW-7 --data .lightup",
        "  ./lightup partner unlink --account sudwind/SW-7 --data .lightup --json"})
public final class PartnerUnlink implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--account", paramLabel = "ACCOUNT", required = true, description = "The account, nordvik/NV-1.")
    private String account = "";

    public PartnerUnlink(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::unlink);
    }

    private int unlink(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, PartnerWords.OPERATOR, "partner_unlink",
                    request -> request.put("account", account));
            boolean done = OperatorCall.kind(answer).equals("partner_unlinked");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else {
                console.say(answer.path("repeated").asBoolean()
                        ? account + " was not linked"
                        : account + " stands by itself");
                int readers = answer.path("readers").asInt();
                if (readers > 0) {
                    console.say(readers + (readers == 1 ? " reader of" : " readers of")
                            + " its partner's home cannot come back to it; what is open is shut within the hour");
                }
                if (!answer.path("accounts").isEmpty()) {
                    console.say("still linked:");
                    PartnerWords.accounts(answer.path("accounts")).forEach(console::say);
                }
            }
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Invites a reader.
@Command(name = "invite", description = {
    "Invites somebody to read the pages of a distributor or of one account, and prints the link: it works once, for 14 days, and is told",
    "only here. Mail it yourself. Invited again, the same reader gets a new link and the earlier one opens nothing."}, footer = {
        "  ./lightup invite nordvik --to ruth@nordvik.example --data .lightup",
        "  ./lightup invite nordvik/NV-1 --to dana@fjordlys.example --as 'Orders at Nordvik Cloud' --data .lightup",
        "  ./lightup invite nordvik/NV-1 --to dana@fjordlys.example --data .lightup --json"})
public final class InviteCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "UNIT", description = {
        "A distributor, or a distributor's account: nordvik, nordvik/NV-1. A partner's home: operator/ and its id, as partner list says it."})
    private String unit = "";

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "The reader's mail address; links go to it alone.")
    private String address = "";

    @Option(names = "--as", paramLabel = "TITLE", description = "What the entry pages call it, kept as it is written: no name of a person or a customer. The tenant's name and the account's id without.")
    private Optional<String> title = Optional.empty();

    public InviteCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::invite);
    }

    private int invite(OperatedStack running) {
        NamedUnit named = NamedUnit.of(unit, running);
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, named.tenant(), "invite", request -> {
                named.put(request);
                request.put("address", address);
                title.ifPresent(text -> request.put("title", text));
            });
            boolean done = OperatorCall.kind(answer).equals("invited");
            if (done) {
                answer.put("link", running.enter() + answer.path("link").asText());
                if (!running.hasFront()) {
                    console.note(
                            "LocalStack has no front for a browser: this link is for tools. In a browser: ./lightup dev --doors");
                }
                if (!answer.path("known").asBoolean(true)) {
                    console.note("nothing was told of " + unit
                            + " yet. Is it a slip of the pen? Take it back: ./lightup readers revoke "
                            + unit + " --reader " + address + " " + stack.option());
                }
            }
            console.say(help.json()
                    ? answer.toString()
                    : done
                            ? answer.path("link").asText() + "\nonce, until " + answer.path("until").asText()
                            : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

package dev.lightup.local.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists what is linked.
@Command(name = "list", description = "Lists the accounts of a distributor that are linked, each with the others of its partner.", footer = {
    "  ./lightup partner list nordvik --data .lightup",
    "  ./lightup partner list nordvik --data .lightup --json"})
public final class PartnerList implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    public PartnerList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::list);
    }

    private int list(OperatedStack running) {
        String whose = running.tenants(Optional.of(tenant)).getFirst();
        Map<String, JsonNode> all = new LinkedHashMap<>();
        Optional<String> next = Optional.empty();
        try (var call = new FunctionCall(running)) {
            do {
                Optional<String> from = next;
                ObjectNode answer = OperatorCall.of(call, whose, "partner_list",
                        request -> from.ifPresent(last -> request.put("next", last)));
                if (!OperatorCall.kind(answer).equals("partners_listed")) {
                    console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                    return ExitCodes.REFUSED;
                }
                answer.path("partners").forEach(line -> all.put(line.path("partner").asText(), line));
                next = Optional.of(answer.path("next").asText()).filter(text -> !text.isEmpty());
                if (next.equals(from) && next.isPresent()) {
                    console.say("not all was looked at: the same command again may come further");
                    return ExitCodes.REFUSED;
                }
            } while (next.isPresent());
        }
        say(all);
        return ExitCodes.OK;
    }

    private void say(Map<String, JsonNode> all) {
        if (help.json()) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode().put("tenant", tenant);
            all.values().forEach(whole.putArray("partners")::add);
            console.say(whole.toString());
            return;
        }
        if (all.isEmpty()) {
            console.say("nothing of " + tenant + " is linked");
        }
        all.values().forEach(line -> {
            console.say("partner " + line.path("partner").asText());
            PartnerWords.accounts(line.path("accounts")).forEach(console::say);
        });
    }
}

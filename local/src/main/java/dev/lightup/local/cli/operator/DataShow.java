package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
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
import picocli.CommandLine.Parameters;

/// Shows what is held of a subject.
@Command(name = "show", description = {
    "Shows what is held of a customer, a partner or another subject: the clear values, what readers' entries call its pages, and the events that",
    "tell of it. Of a customer what hangs on it is shown too. With --json it is what somebody may ask for. The call leaves a line in the operator's",
    "log."}, footer = {
        "  ./lightup data show nordvik customer/C-19 --data .lightup",
        "  ./lightup data show nordvik partner/NV-1 --data .lightup --json",
        "  ./lightup data show operator reader/dana@fjordlys.example --data .lightup"})
public final class DataShow implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor; operator for a reader.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "As kind/id: customer/C-19, partner/NV-1; reader/ADDRESS for a reader of pages, at all distributors.")
    private String subject = "";

    public DataShow(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::show);
    }

    private int show(OperatedStack running) {
        List<String> tenants = running.tenants(Optional.of(tenant));
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, tenants.getFirst(), "data_held",
                    request -> request.put("subject", subject));
            if (OperatorCall.kind(answer).equals("reader_shown")) {
                ReaderWords.shown(answer, help.json()).forEach(console::say);
                return ExitCodes.OK;
            }
            boolean done = OperatorCall.kind(answer).equals("data_shown");
            if (help.json() || !done) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
            } else {
                say(answer);
            }
            return done && answer.path("whole").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private void say(ObjectNode answer) {
        answer.path("subjects").forEach(one -> console.say(one.asText()));
        console.say("clear values:");
        answer.path("values")
                .forEach(value -> console.say("  "
                        + (value.has("value") ? value.path("value").asText() : "(erased)")));
        answer.path("titles")
                .forEach(title -> console.say("called " + title.path("title").asText() + " in the entries of "
                        + title.path("readers").asLong() + " readers"));
        console.say(answer.path("allEvents").asLong() + " events:");
        for (JsonNode event : answer.path("events")) {
            console.say("  " + event.path("received").asText() + "  " + event.path("type").asText() + "  "
                    + event.path("source").asText() + "  " + event.path("receipt").asText());
        }
        if (!answer.path("whole").asBoolean()) {
            console.say("not all was looked at: ask for fewer at a time, by the subjects above");
        }
    }
}

package dev.lightup.local.cli.operator;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Erases what is held of a subject.
@Command(name = "erase", description = {
    "Says how many clear values are held of a subject, and erases them with --yes: names, and sentences that people wrote, of a customer also those of",
    "what hangs on it. What readers' entries call a partner's pages is a plain number then. It cannot be undone, and the same event sent again does not",
    "bring them back. A name that others have too is gone there as well. The log of events, figures and pages' addresses stay; the pages are made anew.",
    "docs/data-protection.md says what is left, and how long."}, footer = {
        "  ./lightup data erase nordvik customer/C-19 --data .lightup",
        "  ./lightup data erase nordvik customer/C-19 --data .lightup --yes",
        "  ./lightup data erase operator reader/dana@fjordlys.example --data .lightup --yes"})
public final class DataErase implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(index = "0", paramLabel = "TENANT", description = "The distributor; operator for a reader.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "As kind/id: customer/C-19, partner/NV-1; reader/ADDRESS for a reader of pages, at all distributors.")
    private String subject = "";

    @Option(names = "--yes", description = "Erase them; without, say how many.")
    private boolean yes;

    public DataErase(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::erase);
    }

    private int erase(OperatedStack running) {
        List<String> tenants = running.tenants(Optional.of(tenant));
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, tenants.getFirst(), "data_erase",
                    request -> request.put("subject", subject).put("dryRun", !yes));
            if (OperatorCall.kind(answer).equals("reader_erased")) {
                ReaderWords.erased(answer, help.json(), yes).forEach(console::say);
                return answer.path("whole").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
            }
            boolean done = OperatorCall.kind(answer).equals("data_erased");
            console.say(help.json() ? answer.toString() : done ? words(answer) : OperatorCall.no(answer));
            return done && answer.path("whole").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private String words(ObjectNode answer) {
        return answer.path("erased").asLong() + (yes ? " values erased, " : " values would be erased (--yes does it), ")
                + answer.path("before").asLong() + " were before; in "
                + answer.path("titles").asLong() + " readers' entries its pages " + (yes ? "were" : "are")
                + " called by a title; pages of " + answer.path("units").size() + " units "
                + (yes ? "are" : "would be") + " made anew"
                + (answer.path("whole").asBoolean() ? "" : "; not all was looked at in time: the same again goes on");
    }
}

package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import dev.lightup.local.folder.SenderHandout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds an endpoint, and writes what its sender needs.
@Command(name = "add", description = {
    "Adds an endpoint to a distributor and writes the hand-out for its sender: address, secret, first commands. The secret is told once, in",
    "that file (mode 0600) and with --json. What is wrong with it, a typo in a map included, is named, and nothing is added then. Where no",
    "stack runs in the data folder, say with --port which address the sender will find it at."}, footer = {
        "  ./lightup endpoint add nordvik --source /nordvik/ --zone Europe/Oslo --data .lightup",
        "  ./lightup endpoint add nordvik --format export --source /nordvik/files --columns map.json --data .lightup",
        "  ./lightup endpoint add nordvik --source /nordvik/erp --nameless --data .lightup",
        "  ./lightup endpoint add nordvik --source /nordvik/crm --family customer --family partner --data .lightup --json"})
public final class EndpointAdd implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "TENANT", description = "The distributor.")
    private String tenant = "";

    @Option(names = "--format", paramLabel = "NAME", defaultValue = "canonical", description = "canonical (CloudEvents), or export (CSV files) (${DEFAULT-VALUE}).")
    private String format = "";

    @Option(names = "--source", paramLabel = "PREFIX", required = true, description = "A source prefix that it may speak for; the first is the source of what names none. May be repeated.")
    private List<String> sources = List.of();

    @Option(names = "--family", paramLabel = "NAME", description = "Limits it to a family of events: order, usage, ... May be repeated; all of them without.")
    private List<String> families = List.of();

    @Option(names = "--columns", paramLabel = "MAP", description = "A column map as JSON, or an object whose `columns` are several; for exports. May be repeated. Without one the first file uploaded by the form drafts it.")
    private List<Path> columns = List.of();

    @Option(names = "--public-key", paramLabel = "WHPK", description = "The sender's Ed25519 key; a secret is made without.")
    private Optional<String> publicKey = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone that its days and months are counted in, an IANA name; UTC without. Where the programme says nothing of the tenant yet, its pages count days in it too.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--nameless", description = "It sends references only: no name and no sentence of what it sends is kept (docs/data-protection.md).")
    private boolean nameless;

    @Option(names = "--handout", paramLabel = "FILE", description = "Where the hand-out goes; into the data folder's handouts/ without.")
    private Optional<Path> handout = Optional.empty();

    public EndpointAdd(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        handout.ifPresent(HandoutFile::check);
        return stack.with(console, this::add);
    }

    private int add(OperatedStack running) {
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.of(call, tenant, "endpoint_add", this::put);
            boolean done = OperatorCall.kind(answer).equals("endpoint_added");
            if (done) {
                String url = running.hooks() + answer.path("path").asText();
                answer.put("url", url);
                Path file = HandoutFile.write(handout, stack.data(), SenderHandout.of(answer, url));
                answer.put("handout", file.toString());
            }
            if (answer.has("pagesIn")) {
                console.note("days: this endpoint counts them in " + zone.orElse("UTC") + ", the pages of " + tenant
                        + " in "
                        + answer.path("pagesIn").asText()
                        + " until the programme says otherwise (docs/programme.md): a day of its files may stand as the day before");
            }
            if (answer.has("pagesNow")) {
                console.note("days: the pages of " + tenant + " count them in " + answer.path("pagesNow").asText()
                        + " too from now on; the programme says it (docs/programme.md)");
            }
            console.say(help.json() ? answer.toString() : done ? HandoutFile.text(answer) : OperatorCall.no(answer));
            return done ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private void put(ObjectNode request) {
        request.put("format", format);
        sources.forEach(request.putArray("sources")::add);
        if (!families.isEmpty()) {
            families.forEach(request.putArray("families")::add);
        }
        if (!columns.isEmpty()) {
            ArrayNode maps = request.putArray("columns");
            columns.forEach(file -> maps.addAll(MapFile.read(file)));
        }
        publicKey.ifPresent(key -> request.put("publicKey", key));
        zone.ifPresent(name -> request.put("zone", name));
        if (nameless) {
            request.put("nameless", true);
        }
    }
}

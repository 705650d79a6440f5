package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.OperatedStack;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.common.TextFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens accounts to their partners.
@Command(name = "open", description = {
    "Opens accounts to their partners. Until then a distributor alone reads them, whoever is invited; from then on both sides read all,",
    "and what has waited since before that day says so. Asked again, what is open stays as it is. The event's receipt is what",
    "`retract` takes back. A portfolio is looked at first, and opened with --yes."}, footer = {
        "  ./lightup open nordvik --all --dry-run --data .lightup",
        "  ./lightup open nordvik/NV-1 nordvik/NV-2 --data .lightup",
        "  ./lightup open nordvik --accounts north.txt --data .lightup",
        "  ./lightup open nordvik --portfolio north --yes --data .lightup"})
public final class OpenCommand implements Callable<Integer> {
    private static final int TOGETHER = 200;

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "Accounts, nordvik/NV-1; with --all, --portfolio or --accounts one distributor, nordvik.")
    private List<String> units = List.of();

    @Option(names = "--all", description = "All accounts of the distributor of which something was received.")
    private boolean all;

    @Option(names = "--accounts", paramLabel = "FILE", description = "Accounts by their ids, a line each.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--portfolio", paramLabel = "PORTFOLIO", description = "The accounts of one of the distributor's portfolios.")
    private Optional<String> portfolio = Optional.empty();

    @Option(names = "--yes", description = "Opens the portfolio; without, only what would be opened is said.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Says which would be opened, and opens none.")
    private boolean dry;

    public OpenCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return stack.with(console, this::open);
    }

    private int open(OperatedStack running) {
        List<NamedUnit> named = units.stream().map(unit -> NamedUnit.of(unit, running)).toList();
        String tenant = named.getFirst().tenant();
        if (named.stream().anyMatch(unit -> !unit.tenant().equals(tenant))) {
            throw new CommandFailure(ExitCodes.USAGE, "the accounts of one distributor at a time");
        }
        boolean whole = all || file.isPresent() || portfolio.isPresent();
        boolean accounts = named.stream().allMatch(unit -> unit.account().isPresent());
        boolean distributor = named.size() == 1 && named.getFirst().account().isEmpty();
        if (Stream.of(all, file.isPresent(), portfolio.isPresent()).filter(said -> said).count() > 1
                || (whole ? !distributor : !accounts)) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "either accounts, nordvik/NV-1 nordvik/NV-2, or a distributor with --all, --portfolio or --accounts FILE");
        }
        if (yes && (portfolio.isEmpty() || dry)) {
            throw new CommandFailure(ExitCodes.USAGE, "--yes opens a portfolio that was looked at");
        }
        if (portfolio.isPresent()) {
            try (var call = new FunctionCall(running)) {
                return everyone(call, tenant, request -> request.put("portfolio", portfolio.get()));
            }
        }
        List<String> ids = file.map(lines -> lines(lines, tenant))
                .orElseGet(() -> named.stream().flatMap(unit -> unit.account().stream()).toList());
        try (var call = new FunctionCall(running)) {
            return all ? everyone(call, tenant, request -> request.put("all", true)) : some(call, tenant, ids);
        }
    }

    /// As a portfolio's list may be saved: with a byte order mark, and ids as the command line takes them.
    private static List<String> lines(Path file, String tenant) {
        List<String> ids = new String(TextFiles.bytes(file), StandardCharsets.UTF_8).replace("\ufeff", "")
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith(tenant + "/") ? line.substring(tenant.length() + 1) : line)
                .filter(line -> !line.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "the file names no account");
        }
        return ids;
    }

    private int everyone(FunctionCall call, String tenant, Consumer<ObjectNode> whom) {
        var lines = new ArrayList<JsonNode>();
        long before = Long.MAX_VALUE;
        // a call has an end, and what it opened is found open by the next
        while (true) {
            ObjectNode answer = asked(call, tenant, whom);
            if (!OperatorCall.kind(answer).equals("accounts_opened")) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                return ExitCodes.REFUSED;
            }
            lines.clear();
            answer.path("accounts").forEach(lines::add);
            long left = answer.path("left").asLong();
            if (left == 0 || left >= before) {
                return told(lines, left);
            }
            before = left;
        }
    }

    private int some(FunctionCall call, String tenant, List<String> ids) {
        var lines = new ArrayList<JsonNode>();
        int from = 0;
        while (from < ids.size()) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            ObjectNode answer = asked(call, tenant, request -> {
                ArrayNode named = request.putArray("accounts");
                part.forEach(named::add);
            });
            if (!OperatorCall.kind(answer).equals("accounts_opened")) {
                console.say(help.json() ? answer.toString() : OperatorCall.no(answer));
                return ExitCodes.REFUSED;
            }
            answer.path("accounts").forEach(lines::add);
            int done = answer.path("accounts").size();
            if (done == 0) {
                return told(lines, (long) ids.size() - from);
            }
            from += done;
        }
        return told(lines, 0);
    }

    private ObjectNode asked(FunctionCall call, String tenant, Consumer<ObjectNode> what) {
        return OperatorCall.of(call, tenant, "open_accounts", request -> {
            what.accept(request);
            request.put("dryRun", dry || (portfolio.isPresent() && !yes));
        });
    }

    private int told(List<JsonNode> lines, long left) {
        if (help.json()) {
            var whole = JsonNodeFactory.instance.objectNode();
            lines.forEach(whole.putArray("accounts")::add);
            console.say(whole.put("left", left).toString());
        } else {
            lines.forEach(line -> console.say(words(line)));
            if (lines.isEmpty() && left == 0) {
                console.say("no account is known yet");
            }
            if (portfolio.isPresent() && !yes && !dry) {
                console.say("nothing is opened yet: the same with --yes opens them");
            }
            if (left > 0) {
                console.say(left + " more were not looked at: the same command goes on");
            }
        }
        // of a portfolio an account may belong to it before anything is told
        boolean unknown = portfolio.isEmpty()
                && lines.stream().anyMatch(line -> line.path("became").asText().equals("unknown"));
        return unknown || left > 0 ? ExitCodes.REFUSED : ExitCodes.OK;
    }

    private static String words(JsonNode line) {
        String account = line.path("account").asText();
        return switch (line.path("became").asText()) {
            case "opened" -> account + ": opened, receipt " + line.path("receipt").asText();
            case "would-open" -> account + ": would be opened";
            case "open" -> account + ": open since " + line.path("since").asText();
            default -> account + ": nothing was ever received of it; its id is as its distributor sends it";
        };
    }
}

package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.StackPlace;
import dev.lightup.local.cli.operator.FunctionCall;
import dev.lightup.local.cli.operator.OperatorCall;
import dev.lightup.local.cli.common.OperatedStack;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lets a tenant leave.
@Command(name = "close", description = {
    "Lets a distributor leave, in steps; each is gone on with by the same command, whatever ended between them.",
    "First announces the day. From that day on it shuts the endpoints, counts what there is, and removes it: pages with their versions, readers,",
    "events and all that was made of them. A quarter of an hour later it removes what was under way, and the keys last. What stays is one",
    "signed record, which the command prints, then and ever after. Ends with 1 where the answer is no."}, footer = {
        "  ./lightup tenant close solis --on 2026-12-31 --dry-run --data .lightup",
        "  ./lightup tenant close solis --on 2026-12-31 --yes --data .lightup",
        "  ./lightup tenant close solis --name solis --data .lightup",
        "  ./lightup tenant close solis --undo --yes --data .lightup"})
public final class TenantClose implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TENANT", description = "Which distributor.")
    private String tenant = "";

    @Option(names = "--on", paramLabel = "YYYY-MM-DD", description = "From which day on (UTC); said once, to announce it.")
    private @Nullable String on;

    @Option(names = "--now", description = "Today, without an announcement.")
    private boolean now;

    @Option(names = "--by", paramLabel = "TEXT", description = "Who says so, for the record; the operator without.")
    private @Nullable String by;

    @Option(names = "--dry-run", description = "Says what would go, and does nothing.")
    private boolean dry;

    @Option(names = "--undo", description = "Takes an announcement back.")
    private boolean undo;

    @Option(names = "--wait", paramLabel = "MINUTES", description = "For how long something may still be under way that began before the endpoints were shut; 15 without.")
    private @Nullable Integer minutes;

    @Option(names = "--yes", description = "That it is meant.")
    private boolean yes;

    @Option(names = "--name", paramLabel = "TENANT", description = "The name once more, in the place of --yes.")
    private @Nullable String name;

    public TenantClose(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name != null && !name.equals(tenant)) {
            throw new ParameterException(spec.commandLine(), "--name " + name + " is not " + tenant);
        }
        if (!dry && !yes && name == null) {
            throw new ParameterException(spec.commandLine(),
                    "what goes does not come back: --name " + tenant + " or --yes, or --dry-run first");
        }
        return stack.with(console, this::close);
    }

    private int close(OperatedStack running) {
        Optional<LocalDate> day = day();
        try (var call = new FunctionCall(running)) {
            ObjectNode answer = OperatorCall.settled(call, tenant, "tenant_close", request -> {
                day.ifPresent(one -> request.put("on", one.toString()));
                Optional.ofNullable(by).ifPresent(one -> request.put("by", one));
                Optional.ofNullable(minutes).ifPresent(one -> request.put("waitMinutes", one));
                if (now) {
                    request.put("now", true);
                }
                if (dry) {
                    request.put("dryRun", true);
                }
                if (undo) {
                    request.put("undo", true);
                }
            });
            boolean leaves = OperatorCall.kind(answer).equals("tenant_leaving");
            boolean closed = OperatorCall.kind(answer).equals("tenant_closed");
            console.say(help.json()
                    ? answer.toString()
                    : leaves ? leaving(answer) : closed ? record(answer) : OperatorCall.no(answer));
            return leaves || (closed && answer.path("genuine").asBoolean()) ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(on).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            throw new ParameterException(spec.commandLine(), "--on is a day such as 2026-12-31");
        }
    }

    private String leaving(ObjectNode answer) {
        String stage = answer.path("stage").asText();
        String day = answer.path("on").asText();
        String again = answer.path("again").asText();
        return switch (stage) {
            case "announced" -> tenant + " leaves on " + day + "\n" + archive(answer.path("archive"))
                    + "\nnext   the same command, from " + again + " on";
            case "taken-back" -> tenant + " stays";
            case "emptied" ->
                "removed of " + tenant + "\n" + counts(answer.path("there")) + "\nnext   the same command, from "
                        + again + " on: what was under way goes, and the keys";
            default -> "would go of " + tenant + ", on " + day + "\n" + counts(answer.path("there"));
        };
    }

    private static String archive(com.fasterxml.jackson.databind.JsonNode kept) {
        return "kept   " + kept.path("pages").asLong() + " pages in " + kept.path("files").asLong() + " files: /"
                + kept.path("path").asText() + ", and archive.zip beside each account's page"
                + (kept.path("whole").asBoolean() ? "" : "; not all yet, the same command goes on");
    }

    private static String record(ObjectNode answer) {
        var record = answer.path("record");
        return (answer.path("genuine").asBoolean() ? "" : "NOT GENUINE: the signature is not the operator's\n")
                + record.path("tenant").asText() + " left on " + record.path("closed").asText() + ", announced "
                + record.path("announced").asText() + " for " + record.path("on").asText() + " by "
                + record.path("by").asText() + "\n" + counts(record.path("removed")) + "\nevents    "
                + record.path("events").asText() + "\nsignature " + answer.path("signature").asText();
    }

    private static String counts(com.fasterxml.jackson.databind.JsonNode counts) {
        return counts.properties()
                .stream()
                .map(one -> "%9d %s".formatted(one.getValue().asLong(), one.getKey()))
                .collect(Collectors.joining("\n"));
    }
}

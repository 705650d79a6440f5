package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings endpoints that are secrets of their own into the table.
@Command(name = "migrate", description = {
    "Brings endpoints that an earlier release kept as secrets into the table, of every distributor that has pages and of the operator, or of those that are",
    "named. While the deployment reads secrets it seals each and removes none; once it reads the table (deploy --directory sealed) it removes each secret",
    "whose item is there and opens. May be said again at any time. Ends with 1 where somebody has to look at one."}, footer = {
        "  ./lightup endpoint migrate --stack lightup-prod --dry-run",
        "  ./lightup endpoint migrate --stack lightup-prod --yes",
        "  ./lightup endpoint migrate nordvik --endpoint ep_by_hand --stack lightup-prod --yes"})
public final class EndpointMigrate implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TENANT", arity = "0..*", description = "Which distributors; one without pages is named.")
    private List<String> tenants = List.of();

    @Option(names = "--endpoint", paramLabel = "ID", description = "One that no list has, since it was made by hand; with its distributor.")
    private @Nullable String endpoint;

    @Option(names = "--dry-run", description = "Says what would become of each, and does nothing.")
    private boolean dry;

    @Option(names = "--yes", description = "That it is meant.")
    private boolean yes;

    public EndpointMigrate(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (dry == yes) {
            throw new ParameterException(spec.commandLine(), "say --dry-run first, and then --yes: one of both");
        }
        if (endpoint != null && tenants.size() != 1) {
            throw new ParameterException(spec.commandLine(), "--endpoint goes with the one distributor whose it is");
        }
        return stack.with(console, this::migrate);
    }

    private int migrate(OperatedStack running) {
        List<String> all = tenants.isEmpty() ? OperatorCall.published(running) : tenants;
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        boolean whole = true;
        try (var call = new FunctionCall(running)) {
            for (String tenant : all) {
                ObjectNode answer = OperatorCall.of(call, tenant, "endpoint_migrate", this::parts);
                boolean done = OperatorCall.kind(answer).equals("endpoints_migrated");
                whole &= done && answer.path("whole").asBoolean();
                answers.add(answer);
                if (!help.json()) {
                    console.say(done ? text(tenant, answer) : tenant + "  " + OperatorCall.no(answer));
                }
            }
        }
        if (help.json()) {
            console.say(JsonNodeFactory.instance.objectNode().put("whole", whole).set("tenants", answers).toString());
        }
        return whole ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    private void parts(ObjectNode request) {
        if (endpoint != null) {
            request.put("endpoint", endpoint);
        }
        if (dry) {
            request.put("dryRun", true);
        }
    }

    private static String text(String tenant, ObjectNode answer) {
        List<String> lines = answer.path("endpoints")
                .valueStream()
                .map(one -> tenant + "  " + one.path("endpoint").asText() + "  " + words(one.path("became").asText()))
                .toList();
        return lines.isEmpty() ? tenant + "  nothing to bring over" : String.join("\n", lines);
    }

    private static String words(String became) {
        return switch (became) {
            case "would-copy" -> "would be sealed, and stay a secret until the deployment reads the table";
            case "copied" -> "is sealed, and a secret until the deployment reads the table";
            case "as-copied" -> "was sealed before, as it is";
            case "would-move" -> "would be in the table, and no secret any more";
            case "moved" -> "is in the table, and no secret any more";
            case "in-table" -> "was in the table";
            case "differs" ->
                "was changed at both places: look at the secret, say on the endpoint what holds, delete the secret";
            case "unreadable" -> "is no endpoint as its secret stands: mend or delete the secret";
            case "unopened" -> "does not open as it is in the table; its secret, if there is one, stays";
            default -> became;
        };
    }
}

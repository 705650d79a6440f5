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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what waits.
@Command(name = "list", description = "Lists what is parked and what was put aside, oldest first.", footer = {
    "  ./lightup quarantine list --data .lightup",
    "  ./lightup quarantine list --data .lightup --tenant nordvik --since 2026-03-01 --json | jq ."})
public final class QuarantineList implements Callable<Integer> {
    /// As long as bodies are kept.
    private static final Duration USUALLY = Duration.ofDays(90);

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackPlace stack = new StackPlace();

    @Option(names = "--tenant", paramLabel = "NAME", description = "One distributor's only.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "ID", description = "One endpoint's only.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--since", paramLabel = "DAY", description = "Received on that day or later; the last 90 days by default, as long as bodies are kept.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "So many of a tenant at most, 1 to 200 (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--next", paramLabel = "PLACE", description = "Go on where an earlier list ended.")
    private Optional<String> next = Optional.empty();

    public QuarantineList(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (next.isPresent() && tenant.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "--next goes with the --tenant that it was told for");
        }
        return stack.with(console, this::list);
    }

    private int list(OperatedStack running) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        try (var call = new FunctionCall(running)) {
            running.tenants(tenant).forEach(one -> all.set(one, list(call, one)));
        }
        console.say(help.json() ? all.toString() : text(all));
        return ExitCodes.OK;
    }

    /// A page may be short because its call looked at enough; a page here is full or the last.
    private ObjectNode list(FunctionCall call, String one) {
        ObjectNode page = ask(call, one, limit, next);
        Optional<String> more = more(page);
        ArrayNode events = page.withArray("events");
        while (more.isPresent() && events.size() < limit) {
            ObjectNode further = ask(call, one, limit - events.size(), more);
            further.withArray("events").forEach(events::add);
            more = more(further);
        }
        more.ifPresentOrElse(text -> page.put("next", text), () -> page.remove("next"));
        return page.without(List.of("answer", "tenant"));
    }

    private ObjectNode ask(FunctionCall call, String one, int most, Optional<String> from) {
        return OperatorCall.of(call, one, "quarantine_list", request -> {
            request.put("limit", most)
                    .put("since", since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                            .orElseGet(() -> Instant.now().minus(USUALLY))
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString());
            endpoint.ifPresent(id -> request.put("endpoint", id));
            from.ifPresent(text -> request.put("next", text));
        });
    }

    private static Optional<String> more(JsonNode page) {
        return FunctionCall.next(page).map(JsonNode::asText);
    }

    private static String text(ObjectNode all) {
        var text = new StringBuilder();
        all.properties().forEach(one -> {
            one.getValue().path("events").forEach(event -> text.append(line(one.getKey(), event)).append('\n'));
            more(one.getValue()).ifPresent(place -> text.append("more of ")
                    .append(one.getKey())
                    .append(": --tenant ")
                    .append(one.getKey())
                    .append(" --next ")
                    .append(place)
                    .append('\n'));
        });
        return text.isEmpty() ? "nothing waits" : text.toString().stripTrailing();
    }

    /// One line of what waits.
    static String line(String tenant, JsonNode event) {
        String head = String.join("  ", event.path("receipt").asText(), tenant,
                event.path("endpoint").asText("endpoint not read"), event.path("received").asText("")).strip();
        JsonNode parked = event.path("parked");
        return parked.isObject()
                ? head + "  parked: " + parked.path("problem").asText() + ", tried " + parked.path("attempts").asInt()
                        + " times since " + parked.path("since").asText() + ", next at " + parked.path("next").asText()
                : head + "  " + event.at("/aside/standing").asText() + ": " + event.at("/aside/problem").asText() + ", "
                        + event.at("/aside/detail").asText();
    }
}

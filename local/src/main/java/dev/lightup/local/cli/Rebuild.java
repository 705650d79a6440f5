package dev.lightup.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.stack.DataFolder;
import dev.lightup.local.stack.Running;
import dev.lightup.local.stack.Stack;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes states anew from the log, or proves that nothing would differ.
@Command(name = "rebuild", description = {"Folds every subject anew from the log and publishes what differs.",
    "With --verify it only compares: every state with its fold, every page with what its unit renders to."}, footer = {
        "  ./lightup rebuild --data .lightup --verify", "  ./lightup rebuild --data .lightup --verify --json | jq ."})
final class Rebuild implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Console console;

    @Mixin
    private Help help = new Help();

    @Mixin
    private Place place = new Place();

    @Option(names = "--data", paramLabel = "DIR", required = true, defaultValue = "${env:LIGHTUP_DATA}", description = "The data folder, with a stack that runs there or without.")
    private Path data = Path.of("");

    @Option(names = "--verify", description = "Change nothing; say what would differ.")
    private boolean verify;

    Rebuild(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<Running> running = DataFolder.running(data);
        if (running.isPresent()) {
            return rebuild(running.get());
        }
        if (!Files.isDirectory(data)) {
            throw new Failure(Exit.UNAVAILABLE, data + " is no data folder");
        }
        try (Stack stack = place.start(Optional.of(data), console)) {
            stack.settle(PATIENCE);
            int exit = rebuild(stack.running());
            stack.settle(PATIENCE);
            return exit;
        }
    }

    private int rebuild(Running running) {
        try (var post = new Post(InstantSource.system())) {
            console.note(verify ? "comparing every state and every page" : "folding every subject anew");
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            JsonNode states = invoke(post, running, "RebuildFunction",
                    JsonNodeFactory.instance.objectNode().put("verify", verify));
            answer.set("states", states);
            if (verify) {
                tenants(running)
                        .forEach(tenant -> answer.withObject("pages").set(tenant, pages(post, running, tenant)));
            }
            console.say(help.json() ? answer.toString() : text(answer));
            return isFine(answer) ? Exit.OK : Exit.REFUSED;
        }
    }

    private static JsonNode pages(Post post, Running running, String tenant) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("verify", true).put("tenant", tenant);
        request.putArray("units");
        return invoke(post, running, "PublishFunction", request);
    }

    /// Whether everything was looked at, and nothing differs or what differed is made good.
    private static boolean isFine(JsonNode answer) {
        JsonNode states = answer.path("states");
        boolean asTold = states.path("differences").isEmpty() || states.path("rewritten").asBoolean();
        boolean published = answer.path("pages")
                .properties()
                .stream()
                .allMatch(tenant -> tenant.getValue().path("differences").isEmpty());
        return states.path("whole").asBoolean() && asTold && published;
    }

    private static String text(JsonNode answer) {
        JsonNode states = answer.path("states");
        var text = new StringBuilder().append(states.path("events").asLong())
                .append(" events, ")
                .append(states.path("subjects").asLong())
                .append(" subjects: ")
                .append(states.path("differences").size() + states.path("more").asLong())
                .append(" differ")
                .append(states.path("rewritten").asBoolean() ? ", made good" : "");
        if (!states.path("whole").asBoolean()) {
            text.append("; not all was looked at in the time there was");
        }
        states.path("differences")
                .forEach(one -> text.append("\n  ")
                        .append(one.path("tenant").asText())
                        .append(' ')
                        .append(one.path("what").asText())
                        .append(' ')
                        .append(one.path("kind").asText()));
        answer.path("pages").properties().forEach(tenant -> {
            JsonNode pages = tenant.getValue();
            text.append('\n')
                    .append(tenant.getKey())
                    .append(": ")
                    .append(pages.path("pages").asLong())
                    .append(" pages, ")
                    .append(pages.path("differences").size())
                    .append(" differ");
            pages.path("differences")
                    .forEach(one -> text.append("\n  ")
                            .append(one.path("path").asText())
                            .append(' ')
                            .append(one.path("what").asText()));
        });
        return text.toString();
    }

    private static List<String> tenants(Running running) {
        return running.endpoints()
                .stream()
                .map(Running.EndpointAccess::tenant)
                .distinct()
                .filter(tenant -> !tenant.equals("operator"))
                .toList();
    }

    private static JsonNode invoke(Post post, Running running, String function, ObjectNode event) {
        HttpResponse<String> answer = post.invoke(running.url(), running.token(), function, event.toString(), PATIENCE);
        try {
            JsonNode body = new ObjectMapper().readTree(answer.body());
            if (answer.statusCode() != 200 || answer.headers().firstValue("x-amz-function-error").isPresent()) {
                throw new Failure(Exit.UNAVAILABLE, function + " failed: " + body);
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new Failure(Exit.UNAVAILABLE, function + " answered what is no JSON: " + e.getOriginalMessage());
        }
    }
}

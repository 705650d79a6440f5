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
            return rebuild(stack.running());
        }
    }

    private int rebuild(Running running) {
        try (var post = new Post(InstantSource.system())) {
            console.note(verify ? "comparing every state and every page" : "folding every subject anew");
            JsonNode states = invoke(post, running, "RebuildFunction",
                    JsonNodeFactory.instance.objectNode().put("verify", verify));
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("states", states);
            int differences = states.path("differences").size();
            if (verify) {
                for (String tenant : tenants(running)) {
                    ObjectNode request = JsonNodeFactory.instance.objectNode()
                            .put("verify", true)
                            .put("tenant", tenant);
                    request.putArray("units");
                    JsonNode pages = invoke(post, running, "PublishFunction", request);
                    answer.withObject("pages").set(tenant, pages);
                    differences += pages.path("differences").size();
                }
            }
            console.say(help.json() ? answer.toString() : answer.toPrettyString());
            return verify && differences > 0 ? Exit.REFUSED : Exit.OK;
        }
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

package dev.lightup.local.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.front.MappingsApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/// The functions of a stack on this machine, by its invoke route.
final class RunningDoor implements FunctionDoor {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final WebhookClient post = new WebhookClient(InstantSource.system());
    private final ConnectionFile running;

    RunningDoor(ConnectionFile running) {
        this.running = running;
    }

    @Override
    public Said call(String function, String event) {
        HttpResponse<String> answer = post.invoke(running.url(), running.token(), function, event, PATIENCE);
        return new Said(
                answer.statusCode() != 200 || answer.headers().firstValue("x-amz-function-error").isPresent(),
                answer.body());
    }

    @Override
    public JsonNode mappings() {
        HttpResponse<String> answer = post.ask(running.url(), running.token(), MappingsApi.PATH, PATIENCE);
        if (answer.statusCode() != 200) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, "the stack answered " + answer.statusCode());
        }
        return FunctionCall.read("the stack", answer.body()).path("EventSourceMappings");
    }

    @Override
    public void close() {
        post.close();
    }
}

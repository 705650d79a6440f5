package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.TextFiles;
import dev.lightup.local.folder.PrivateFiles;
import dev.lightup.local.folder.SenderHandout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the hand-out for the sender of an endpoint of a deployed stack.
@Command(name = "handout", description = {
    "Writes the sender's hand-out, mode 0600, for an endpoint that was added to a stack elsewhere, or got a new key: from the answer",
    "of AdminFunction to endpoint_add or endpoint_rotate, which has the secret, once."}, footer = {
        "  ./lightup endpoint handout answer.json --url https://hooks.example.org --to nordvik.md",
        "  ./lightup endpoint handout answer.json --url https://hooks.example.org --to nordvik.md --json"})
public final class EndpointHandout implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Parameters(paramLabel = "ANSWER", description = "The answer as a file.")
    private Path file = Path.of("");

    @Option(names = "--url", paramLabel = "URL", required = true, description = "The address that /v1/hooks/{endpoint} follows: the output HooksUrl.")
    private String url = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "Where the hand-out goes.")
    private Path handout = Path.of("");

    public EndpointHandout(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        HandoutFile.check(handout);
        JsonNode answer = answer();
        String address = url.replaceFirst("/+$", "") + answer.path("path").asText();
        PrivateFiles.write(handout, SenderHandout.of(answer, address).text());
        var said = JsonNodeFactory.instance.objectNode().put("url", address).put("handout", handout.toString());
        console.say(help.json() ? said.toString() : HandoutFile.text(said));
        return ExitCodes.OK;
    }

    private JsonNode answer() {
        try {
            JsonNode answer = new ObjectMapper().readTree(TextFiles.bytes(file));
            if (List.of("endpoint_added", "endpoint_rotated").contains(answer.path("answer").asText())) {
                return answer;
            }
        } catch (IOException _) {
            // as any other file
        }
        throw new CommandFailure(ExitCodes.USAGE, file + " is no answer to endpoint_add or endpoint_rotate");
    }
}

package dev.lightup.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.StoryEndpoints;
import dev.lightup.local.cli.send.CurlCommand;
import dev.lightup.local.cli.send.PostBody;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.DirectoryFile;
import dev.lightup.senders.http.ByteString;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says who may post to a deployed stack, and makes the keys of a new one.
@Command(name = "endpoints", description = {
    "Says who may post where to a stack that was deployed elsewhere, by the file of its endpoints and keys; makes the file, mode 0600,",
    "with new keys for the distributors of the story when it is not there."}, footer = {
        "  ./lightup endpoints keys.json --url https://hooks.example.org",
        "  ./lightup endpoints keys.json --url https://hooks.example.org --curl events/canonical/order-submitted.json"})
final class EndpointsCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The endpoints and keys, as in a data folder's directory.json.")
    private Path file = Path.of("");

    @Option(names = "--url", paramLabel = "URL", required = true, description = "The address that /v1/hooks/{endpoint} follows.")
    private String url = "";

    @Option(names = "--curl", paramLabel = "EVENT", description = "Show an event as a command that any shell with curl and openssl runs (it holds the endpoint's key).")
    private Optional<Path> event = Optional.empty();

    EndpointsCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<EndpointAccess> all = keyring().access(url.replaceFirst("/+$", ""));
        Optional<String> curl = event.map(path -> curl(PostBody.read(path, InstantSource.system()), path, all));
        console.say(help.json() ? json(all, curl) : text(all, curl));
        return ExitCodes.OK;
    }

    private DirectoryFile keyring() {
        try {
            return DirectoryFile.of(file, StoryEndpoints.senders(), new SecureRandom());
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    private static String curl(PostBody letter, Path path, List<EndpointAccess> all) {
        EndpointAccess endpoint = all.stream()
                .filter(one -> one.format().equals(letter.format())
                        && letter.tenant().map(one.tenant()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCodes.USAGE, "no endpoint takes " + path));
        return CurlCommand.of(
                new StoryRequest(endpoint.tenant(), letter.format(), letter.id(), Instant.EPOCH, letter.contentType(),
                        onOneLine(letter.body())),
                endpoint);
    }

    private static byte[] onOneLine(ByteString body) {
        try {
            return ByteString.utf8(new ObjectMapper().readTree(body.text()).toString()).array();
        } catch (JsonProcessingException _) {
            return body.array();
        }
    }

    private static String text(List<EndpointAccess> all, Optional<String> curl) {
        var text = new StringBuilder();
        all.forEach(one -> text.append(one.url())
                .append("  ")
                .append(one.tenant())
                .append(", ")
                .append(one.format())
                .append('\n'));
        curl.ifPresent(command -> text.append('\n').append(command).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String json(List<EndpointAccess> all, Optional<String> curl) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("endpoints");
        all.forEach(one -> list.addObject()
                .put("endpoint", one.endpoint())
                .put("tenant", one.tenant())
                .put("format", one.format())
                .put("url", one.url()));
        curl.ifPresent(command -> json.put("curl", command));
        return json.toString();
    }
}

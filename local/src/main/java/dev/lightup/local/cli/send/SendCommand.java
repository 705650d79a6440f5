package dev.lightup.local.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs files and posts them.
@Command(name = "send", description = "Signs files and posts them, and prints the receipts.", footer = {
    "  ./lightup send --data .lightup order-fulfilled.json",
    "  ./lightup send --data .lightup --tenant meridian seats.csv",
    "  LIGHTUP_SECRET=whsec_... ./lightup send --url http://127.0.0.1:8080/v1/hooks/ep_1 event.json",
    "  LIGHTUP_SECRET=whsec_... ./lightup send --url https://hooks.example.org/v1/hooks/ep_1 --watch reports"})
public final class SendCommand implements Callable<Integer> {
    private static final int TAKEN = 200;

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private PostTarget target = new PostTarget();

    @Option(names = "--watch", paramLabel = "FOLDER", description = "Sends each whole .csv or .json of a folder once, and those that come, until it is ended; what was sent is moved to sent/, what was refused to refused/, with the answer beside it.")
    private Optional<Path> watched = Optional.empty();

    @Option(names = "--once", description = "With --watch: ends when what is there was looked at.")
    private boolean once;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "A CloudEvent, a batch of them, a plain {type, timestamp, data}, or a .csv export, which is uploaded if it is too large to be posted.")
    private List<Path> files = new ArrayList<>();

    public SendCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (watched.isPresent() != files.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "say which files, or --watch FOLDER");
        }
        return watched.isPresent() ? watch(watched.get()) : send();
    }

    private int watch(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCodes.USAGE, folder + " is no folder");
        }
        try (var post = new WebhookClient(InstantSource.system())) {
            var looking = new WatchedFolder(folder, file -> one(post, file), InstantSource.system());
            looking.look();
            do {
                Thread.sleep(WatchedFolder.STILL);
                looking.look();
            } while (!once);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }

    /// Sends one of a folder's files; what cannot be told now is tried again.
    private WatchedFolder.Fate one(WebhookClient post, Path file) {
        try {
            PostBody letter = PostBody.read(file, InstantSource.system());
            EndpointAccess endpoint = target.endpoint(letter, file);
            PostReceipt receipt = PostReceipt.of(post.send(endpoint.url(), endpoint.secret(), letter.id(),
                    letter.contentType(), letter.body()));
            String line = help.json() ? json(file, receipt) : receipt.line(file.toString());
            console.say(line);
            if (receipt.awaits()) {
                upload(post, file, receipt);
                return new WatchedFolder.Fate.Waits();
            }
            return receipt.fate(line);
        } catch (CommandFailure failure) {
            console.say(file + ": " + failure.getMessage());
            return failure.exit() == ExitCodes.UNAVAILABLE
                    ? new WatchedFolder.Fate.Waits()
                    : new WatchedFolder.Fate.Refused(String.valueOf(failure.getMessage()));
        }
    }

    private int send() {
        // Every file is read and addressed before the first is sent.
        Map<Path, PostBody> letters = new LinkedHashMap<>();
        files.forEach(file -> letters.put(file, PostBody.read(file, InstantSource.system())));
        Optional<String> common = only(letters.values()
                .stream()
                .flatMap(letter -> letter.tenant().stream())
                .distinct()
                .toList());
        Map<Path, EndpointAccess> endpoints = new LinkedHashMap<>();
        letters.forEach((file, letter) -> endpoints.put(file, target.endpoint(letter.orFrom(common), file)));
        return post(letters, endpoints);
    }

    private int post(Map<Path, PostBody> letters, Map<Path, EndpointAccess> endpoints) {
        int exit = ExitCodes.OK;
        try (var post = new WebhookClient(InstantSource.system())) {
            for (Map.Entry<Path, EndpointAccess> one : endpoints.entrySet()) {
                Path file = one.getKey();
                EndpointAccess endpoint = one.getValue();
                PostBody letter = Objects.requireNonNull(letters.get(file));
                HttpResponse<String> answer = post.send(endpoint.url(), endpoint.secret(), letter.id(),
                        letter.contentType(), letter.body());
                PostReceipt receipt = PostReceipt.of(answer);
                console.say(help.json() ? json(file, receipt) : receipt.line(file.toString()));
                exit = Math.max(exit, receipt.exit());
                if (receipt.awaits()) {
                    exit = Math.max(exit, upload(post, file, receipt));
                }
            }
        }
        return exit;
    }

    private int upload(WebhookClient post, Path file, PostReceipt receipt) {
        HttpResponse<String> answer = post.put(receipt.address(), receipt.headers(), file);
        boolean taken = answer.statusCode() == TAKEN;
        if (!help.json()) {
            console.say(answer.statusCode() + " " + file + (taken
                    ? "  uploaded; send it again to see how it stands"
                    : "  not taken: " + answer.body()));
        }
        return taken ? ExitCodes.OK : ExitCodes.UNAVAILABLE;
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static String json(Path file, PostReceipt receipt) {
        ObjectNode line = JsonNodeFactory.instance.objectNode()
                .put("file", file.toString())
                .put("status", receipt.status());
        JsonNode body = receipt.body();
        return line.set("answer", body).toString();
    }
}

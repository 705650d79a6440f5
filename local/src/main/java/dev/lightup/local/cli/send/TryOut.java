package dev.lightup.local.cli.send;

import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Asks what a file would do.
@Command(name = "try", description = "Asks what a file would do: the canonical events, the account, the pages. Stores nothing.", footer = {
    "  ./lightup try --data .lightup order-fulfilled.json",
    "  ./lightup try --data .lightup --tenant meridian seats.csv --json"})
public final class TryOut implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private PostTarget target = new PostTarget();

    @Parameters(paramLabel = "FILE", description = "As for send.")
    private Path file = Path.of("");

    public TryOut(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PostBody letter = PostBody.read(file, InstantSource.system());
        EndpointAccess endpoint = target.endpoint(letter, file);
        try (var post = new WebhookClient(InstantSource.system())) {
            PostReceipt answer = PostReceipt.of(post.send(endpoint.url() + "/try", endpoint.secret(), letter.id(),
                    letter.contentType(), letter.body()));
            console.say(
                    help.json() ? answer.body().toString() : answer.status() + "\n" + answer.body().toPrettyString());
            boolean fine = answer.status() == 200 && answer.body()
                    .findValuesAsText("would")
                    .stream()
                    .allMatch(would -> would.equals("accepted") || would.equals("duplicate"));
            if (answer.status() >= 500) {
                return ExitCodes.UNAVAILABLE;
            }
            return fine ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }
}

package dev.lightup.local.cli;

import dev.lightup.local.stack.Running.EndpointAccess;
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
final class TryOut implements Callable<Integer> {
    private final Console console;

    @Mixin
    private Help help = new Help();

    @Mixin
    private Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "As for send.")
    private Path file = Path.of("");

    TryOut(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Letter letter = Letter.read(file);
        EndpointAccess endpoint = target.endpoint(letter, file);
        try (var post = new Post(InstantSource.system())) {
            Receipt answer = Receipt.of(post.send(endpoint.url() + "/try", endpoint.secret(), letter.id(),
                    letter.contentType(), letter.body()));
            console.say(
                    help.json() ? answer.body().toString() : answer.status() + "\n" + answer.body().toPrettyString());
            boolean fine = answer.status() == 200 && answer.body()
                    .findValuesAsText("would")
                    .stream()
                    .allMatch(would -> would.equals("accepted") || would.equals("duplicate"));
            if (answer.status() >= 500) {
                return Exit.UNAVAILABLE;
            }
            return fine ? Exit.OK : Exit.REFUSED;
        }
    }
}

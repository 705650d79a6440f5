package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.folder.PrivateFiles;
import dev.lightup.local.folder.SenderHandout;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a sender's hand-out goes. A file that is there may hold another's secret: it is never written over.
final class HandoutFile {
    private HandoutFile() {}

    /// Looks, before anything is made, whether a file can be written.
    ///
    /// @throws CommandFailure when it cannot
    static void check(Path file) {
        if (Files.exists(file)) {
            throw new CommandFailure(ExitCodes.USAGE, file + " is there already; name another --handout");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new CommandFailure(ExitCodes.USAGE, file + " cannot be written");
        }
    }

    /// Writes it, mode 0600.
    ///
    /// @param asked where somebody wants it
    /// @param data the data folder, whose handouts/ takes it otherwise
    static Path write(Optional<Path> asked, Path data, SenderHandout handout) {
        try {
            Path file = asked.orElseGet(() -> PrivateFiles.folder(data.resolve("handouts"))
                    .resolve(handout.endpoint() + ".md"));
            check(file);
            PrivateFiles.write(file, handout.text());
            return file;
        } catch (CommandFailure | UncheckedIOException e) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, "the endpoint " + handout.endpoint()
                    + " is there, its hand-out could not be written and its secret is lost: " + e.getMessage()
                    + "; make another by ./lightup endpoint rotate " + handout.endpoint() + " --days 0 --handout FILE");
        }
    }

    /// What is said of an answer whose hand-out is written.
    static String text(JsonNode answer) {
        return "post      " + answer.path("url").asText() + "\nhand-out  " + answer.path("handout").asText()
                + (answer.has("secret")
                        ? "\nThe file holds the secret, once: give it to the sender by a channel that you trust."
                        : "");
    }
}

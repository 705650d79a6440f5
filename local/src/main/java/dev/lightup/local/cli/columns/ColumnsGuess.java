package dev.lightup.local.cli.columns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.TextFiles;
import dev.lightup.senders.export.column.MapDraft;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.TextEncoding;
import dev.lightup.senders.http.ByteString;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Drafts a column map.
@Command(name = "guess", description = {
    "Drafts a column map from a file's header, by the names that systems give their columns. What it is not sure of it leaves out and names on standard error.",
    "Exit code 1 when a needed field is missing."}, footer = {"  ./lightup columns guess seats.csv > map.json"})
public final class ColumnsGuess implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "A CSV file in UTF-8.")
    private Path file = Path.of("");

    public ColumnsGuess(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ByteString bytes = ByteString.of(TextFiles.bytes(file));
        String text = BodyReader.text(bytes)
                .filter(_ -> !TextEncoding.isWide(bytes))
                .orElseThrow(() -> new CommandFailure(ExitCodes.REFUSED, file + ": " + TextEncoding.advice(bytes)));
        JsonNode draft = TextFiles.tree(MapDraft.of(text));
        console.say(help.json() ? draft.toString() : draft.path("map").toPrettyString());
        if (!help.json()) {
            draft.path("left").forEach(header -> console.note("not guessed: " + header.asText()));
            draft.path("ambiguous").forEach(line -> console.note("ambiguous: " + line.asText()));
            draft.path("missing").forEach(field -> console.note("needed and not found: " + field.asText()));
        }
        return draft.path("missing").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
    }
}

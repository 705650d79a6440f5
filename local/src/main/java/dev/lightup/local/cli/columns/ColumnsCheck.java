package dev.lightup.local.cli.columns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.ColumnMaps;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.TextFiles;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.export.FileCheck;
import dev.lightup.senders.http.ByteString;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a column map makes of a file.
@Command(name = "check", description = {
    "Shows which map reads a file, its first rows as they are understood, and what an answer would tell by line.",
    "Exit code 1 when no map reads a row of it."}, footer = {
        "  ./lightup columns check seats.csv --map map.json",
        "  ./lightup columns check seats.csv --map map.json --json | jq .export.problems"})
public final class ColumnsCheck implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    private Path file = Path.of("");

    @Option(names = "--map", paramLabel = "MAP", required = true, description = "A column map as JSON, or an object whose `columns` are several.")
    private Path map = Path.of("");

    public ColumnsCheck(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        JsonNode answer = TextFiles.tree(FileCheck.check(maps(), ByteString.of(TextFiles.bytes(file)), clock.instant(),
                Formats.all(clock).vocabulary().statuses()));
        console.say(help.json() ? answer.toString() : answer.toPrettyString());
        return answer.path("fits").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    private List<ColumnMap> maps() {
        try {
            return ColumnMaps.read(TextFiles.bytes(map));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.REFUSED, map + ": " + e.getMessage());
        }
    }
}

package dev.lightup.local.cli.common;

import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.DataFolder;
import dev.lightup.local.stack.EmbeddedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The stack that an operator's command works on: the one that runs in a data folder, or one that is begun there for the command.
public final class StackPlace {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin
    private StackFolders place = new StackFolders();

    @Option(names = "--data", paramLabel = "DIR", required = true, defaultValue = "${env:LIGHTUP_DATA}", description = "The data folder, with a stack that runs there or without.")
    private Path data = Path.of("");

    /// The data folder.
    public Path data() {
        return data;
    }

    /// Works on the stack.
    ///
    /// @param work what is done there, to its exit code
    /// @throws CommandFailure when there is none, in one sentence
    public int with(CommandOutput console, ToIntFunction<ConnectionFile> work) {
        Optional<ConnectionFile> running = DataFolder.running(data);
        if (running.isPresent()) {
            return work.applyAsInt(running.get());
        }
        if (!Files.isDirectory(data)) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, data + " is no data folder");
        }
        try (EmbeddedStack stack = place.start(Optional.of(data), console)) {
            stack.settle(PATIENCE);
            int exit = work.applyAsInt(stack.running());
            stack.settle(PATIENCE);
            return exit;
        }
    }

    /// The tenants of a stack, the operator's own last.
    public static List<String> tenants(ConnectionFile running) {
        return running.tenants().stream().sorted(Comparator.comparing("operator"::equals)).toList();
    }

    /// The tenant of that name, or all where none is named.
    ///
    /// @throws CommandFailure when the stack has no such tenant
    public static List<String> tenants(ConnectionFile running, Optional<String> named) {
        List<String> all = tenants(running);
        if (named.filter(name -> !all.contains(name)).isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE,
                    "no tenant " + named.get() + "; there are " + String.join(", ", all));
        }
        return named.map(List::of).orElse(all);
    }
}

package dev.lightup.local.cli.common;

import dev.lightup.local.stack.EmbeddedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;

/// The stack that an operator's command works on: the one that runs in a data folder, one that is begun there for the command, or one that
/// is deployed.
public final class StackPlace {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Path HERE = Path.of(".lightup");

    @Mixin
    private StackName named = new StackName();

    @Mixin
    private StackFolders place = new StackFolders();

    /// Where what is written for a person goes: the data folder, or the folder of a deployed stack's hand-outs.
    public Path data() {
        return named.data().orElse(HERE);
    }

    /// How another command names the same stack.
    public String option() {
        return named.option();
    }

    /// Works on the stack.
    ///
    /// @param work what is done there, to its exit code
    /// @throws CommandFailure when there is none, in one sentence
    public int with(CommandOutput console, ToIntFunction<OperatedStack> work) {
        Optional<OperatedStack> there = named.find();
        if (there.isPresent()) {
            return work.applyAsInt(there.get());
        }
        if (!Files.isDirectory(data())) {
            throw new CommandFailure(ExitCodes.UNAVAILABLE, data() + " is no data folder");
        }
        try (EmbeddedStack stack = place.start(named.data(), console)) {
            stack.settle(PATIENCE);
            int exit = work.applyAsInt(new OperatedStack.Running(stack.running()));
            stack.settle(PATIENCE);
            return exit;
        }
    }
}

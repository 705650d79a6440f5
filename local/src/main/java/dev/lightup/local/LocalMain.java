package dev.lightup.local;

import dev.lightup.local.cli.LightupCommand;
import dev.lightup.local.cli.operator.FunctionOutput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// The process behind `./lightup`.
public final class LocalMain {
    private LocalMain() {}

    /// Runs one command and exits with its code. Functions log to standard output, as Lambda wants it; here that is the command's own, so
    /// theirs goes to the file that LIGHTUP_LOG names, or is left out but for what went wrong.
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(FunctionOutput.of(err, Optional.ofNullable(System.getenv("LIGHTUP_LOG")).map(Path::of)));
        System.exit(LightupCommand.run(arguments, out, err));
    }
}

package dev.lightup.local;

import dev.lightup.local.cli.Lightup;
import java.io.PrintStream;

/// The process behind `./lightup`.
public final class Main {
    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // Functions write their log to standard output, as Lambda wants it. Here that is the command's own, so theirs goes elsewhere.
        System.setOut(System.err);
        System.exit(Lightup.run(arguments, out, System.err));
    }
}

package dev.lightup.local.cli.common;

import java.io.PrintStream;

/// Where a command speaks: results on standard output, progress and failures on standard error.
///
/// @param out results
/// @param err progress
/// @param terminal whether somebody watches, so that a line may replace itself
public record CommandOutput(PrintStream out, PrintStream err, boolean terminal) {
    public void say(String line) {
        out.println(line);
    }

    /// A line that replaces itself on a terminal and is left out elsewhere.
    public void progress(String line) {
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
        }
    }

    /// Ends a progress line.
    public void progressed() {
        progress("");
    }

    public void note(String line) {
        err.println(line);
    }
}

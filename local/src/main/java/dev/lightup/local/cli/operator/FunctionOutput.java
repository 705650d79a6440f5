package dev.lightup.local.cli.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where functions' standard output goes, which on AWS is their log: whole into a file when one is wanted, otherwise only what went wrong,
/// to standard error. Their metrics say nothing to a person who watches a terminal.
public final class FunctionOutput extends OutputStream {
    private static final String TROUBLE = "\"level\":";

    private final PrintStream err;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private FunctionOutput(PrintStream err) {
        this.err = err;
    }

    /// The stream for a process.
    ///
    /// @param err where trouble is told
    /// @param file where everything goes instead
    public static PrintStream of(PrintStream err, Optional<Path> file) {
        return file.map(FunctionOutput::open)
                .orElseGet(() -> new PrintStream(new FunctionOutput(err), true, StandardCharsets.UTF_8));
    }

    private static PrintStream open(Path file) {
        try {
            return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public synchronized void write(int b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.contains(TROUBLE)) {
            err.println(text);
        }
    }
}

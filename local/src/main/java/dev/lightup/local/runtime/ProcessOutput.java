package dev.lightup.local.runtime;

import dev.lightup.local.invoke.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a process prints, line by line into the log. The client does not end a logged message with a line break, so what is left when an
/// invocation is over counts as a line. Thread-safe.
final class ProcessOutput implements Runnable {
    private final String function;
    private final InputStream in;
    private final FunctionLog log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    ProcessOutput(String function, InputStream in, FunctionLog log) {
        this.function = function;
        this.in = in;
        this.log = log;
    }

    /// Reads until the process has ended.
    @Override
    public void run() {
        byte[] some = new byte[8192];
        try (in) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                take(some, count);
            }
        } catch (IOException _) {
            // the process ended while it was read: there is nothing more
        }
        flush();
    }

    private synchronized void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                flush();
            } else {
                line.write(bytes[i]);
            }
        }
    }

    /// Logs what has been printed since the last line break.
    synchronized void flush() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            log.line(function, text);
        }
    }
}

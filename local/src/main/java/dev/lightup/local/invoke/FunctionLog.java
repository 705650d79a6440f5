package dev.lightup.local.invoke;

import java.io.PrintStream;

/// Where functions' log lines go; on AWS, each function's log group.
public interface FunctionLog {
    /// One line that a handler logged.
    void line(String function, String text);

    /// What a handler threw.
    void failure(String function, Throwable cause);

    /// Writes every line and every failure with its trace.
    static FunctionLog to(PrintStream out) {
        return to(out, out);
    }

    /// The same, where what handlers log and what they throw goes to different places.
    static FunctionLog to(PrintStream lines, PrintStream out) {
        return new FunctionLog() {
            @Override
            public void line(String function, String text) {
                lines.println(function + ": " + text.stripTrailing());
            }

            @Override
            public void failure(String function, Throwable cause) {
                synchronized (out) {
                    out.print(function + ": ");
                    cause.printStackTrace(out);
                }
            }
        };
    }
}

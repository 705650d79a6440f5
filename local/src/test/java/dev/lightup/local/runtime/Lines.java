package dev.lightup.local.runtime;

import dev.lightup.local.invoke.FunctionLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log that keeps what it was told.
final class Lines implements FunctionLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void line(String function, String text) {
        lines.add(text);
    }

    @Override
    public void failure(String function, Throwable cause) {
        throw new AssertionError("a process has no throwable to show", cause);
    }

    List<String> lines() {
        return lines;
    }
}

package dev.lightup.conformance;

import java.util.ArrayDeque;
import java.util.Deque;

/// Closes what a test opened, last first.
final class Shut implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T later(T one) {
        opened.push(one);
        return one;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("it cannot be closed", e);
            }
        }
    }
}

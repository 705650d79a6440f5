package dev.lightup.local.runtime;

import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.senders.http.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// A function in processes of its own: a call takes one that is idle, or starts one while there are few, or waits. A process that died or
/// was killed is replaced by the next call. Thread-safe.
final class ProcessFunction implements LambdaFunction, AutoCloseable {
    private final String name;
    private final Supplier<FunctionProcess> start;
    private final FunctionLog log;
    private final Semaphore free;
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final List<FunctionProcess> all = new ArrayList<>();
    private boolean closed;

    /// @param most so many processes run at once at most
    ProcessFunction(String name, Supplier<FunctionProcess> start, int most, FunctionLog log) {
        this.name = name;
        this.start = start;
        this.log = log;
        free = new Semaphore(most, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InvocationOutcome invoke(ByteString event) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was busy", e);
        }
        try {
            FunctionProcess process = take();
            try {
                return noted(process.invoke(event));
            } finally {
                giveBack(process);
            }
        } finally {
            free.release();
        }
    }

    private InvocationOutcome noted(InvocationOutcome outcome) {
        switch (outcome) {
            case InvocationOutcome.Failed(String type, String message) -> log.line(name, type + ": " + message);
            case InvocationOutcome.Answered _ -> {}
        }
        return outcome;
    }

    /// Starts a process ahead of its first event; done when it is ready for it. One that cannot begin says so to the first call.
    void warm() {
        FunctionProcess process = take();
        var _ = process.ready();
        giveBack(process);
    }

    private synchronized FunctionProcess take() {
        if (closed) {
            throw new IllegalStateException(name + " is being stopped");
        }
        for (FunctionProcess one = idle.poll(); one != null; one = idle.poll()) {
            if (one.isAlive()) {
                return one;
            }
            remove(one);
        }
        FunctionProcess started = start.get();
        all.add(started);
        return started;
    }

    private synchronized void giveBack(FunctionProcess process) {
        if (!process.isAlive()) {
            remove(process);
        } else if (!closed) {
            idle.push(process);
        }
    }

    private void remove(FunctionProcess process) {
        if (all.remove(process)) {
            process.close();
        }
    }

    /// Stops every process; a call that runs fails.
    @Override
    public void close() {
        List<FunctionProcess> stopping;
        synchronized (this) {
            closed = true;
            stopping = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        stopping.parallelStream().forEach(FunctionProcess::close);
    }
}

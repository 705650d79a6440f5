package dev.lightup.functions.receive;

import dev.lightup.ledger.log.PersonalLabels;
import dev.lightup.senders.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes labels before the event that needs them: a file's first export may bring thousands, and its sender waits. Thread-safe.
public final class LabelWriter {
    private static final int CHUNK = 100;
    private static final int AT_ONCE = 8;

    private final PersonalLabels labels;

    public LabelWriter(PersonalLabels labels) {
        this.labels = labels;
    }

    /// Puts the values whose tokens are not there; none of what came from an endpoint that sends references only.
    public void put(Endpoint from, Map<String, String> values) {
        if (!from.scope().nameless()) {
            put(from.tenant(), values);
        }
    }

    private void put(String tenant, Map<String, String> values) {
        if (values.size() <= CHUNK) {
            labels.putMissing(tenant, values);
            return;
        }
        List<Callable<Integer>> chunks = new ArrayList<>();
        Map<String, String> chunk = new HashMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            chunk.put(value.getKey(), value.getValue());
            if (chunk.size() == CHUNK) {
                Map<String, String> full = chunk;
                chunks.add(() -> labels.putMissing(tenant, full));
                chunk = new HashMap<>();
            }
        }
        Map<String, String> rest = chunk;
        chunks.add(() -> labels.putMissing(tenant, rest));
        run(chunks);
    }

    private static void run(List<Callable<Integer>> chunks) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Integer> done : workers.invokeAll(chunks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("writing labels failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("writing labels was interrupted", e);
        }
    }
}

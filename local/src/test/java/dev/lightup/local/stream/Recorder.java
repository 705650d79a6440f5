package dev.lightup.local.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A stream function that remembers what it was given, and fails where a test wants it to.
final class Recorder implements RequestStreamHandler {
    private final List<List<String>> batches = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> crashes = new HashMap<>();

    /// This key is reported as failed so many times.
    synchronized Recorder failing(String key, int times) {
        failures.put(key, times);
        return this;
    }

    /// A batch with this key throws so many times.
    synchronized Recorder crashing(String key, int times) {
        crashes.put(key, times);
        return this;
    }

    /// Every batch as it came, by keys.
    synchronized List<List<String>> batches() {
        return List.copyOf(batches);
    }

    /// Every record that the function took, in the order in which it took them.
    synchronized List<String> done() {
        return List.copyOf(done);
    }

    @Override
    public synchronized void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var keys = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        for (JsonNode record : new ObjectMapper().readTree(in).path("Records")) {
            keys.add(record.at("/dynamodb/Keys/pk/S").asText());
            numbers.add(record.at("/dynamodb/SequenceNumber").asText());
        }
        batches.add(keys);
        for (String key : keys) {
            if (left(crashes, key)) {
                throw new IllegalStateException("asked to fail at " + key);
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var failed = answer.putArray("batchItemFailures");
        for (int i = 0; i < keys.size() && failed.isEmpty(); i++) {
            if (left(failures, keys.get(i))) {
                failed.addObject().put("itemIdentifier", numbers.get(i));
            } else {
                done.add(keys.get(i));
            }
        }
        out.write(new ObjectMapper().writeValueAsBytes(answer));
    }

    private static boolean left(Map<String, Integer> times, String key) {
        int left = times.getOrDefault(key, 0);
        times.put(key, Math.max(0, left - 1));
        return left > 0;
    }
}

package dev.lightup.local.cli.send;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What became of the events that were posted. Thread-safe.
public final class PostCounts {
    private static final int LISTED = 10;

    private final Map<PostReceipt.Fate, LongAdder> fates = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    public void add(String what, PostReceipt receipt) {
        receipt.fates().forEach((fate, count) -> fates.computeIfAbsent(fate, _ -> new LongAdder()).add(count));
        if (receipt.fates().containsKey(PostReceipt.Fate.REFUSED)) {
            refusals.add(receipt.line(what));
        }
    }

    public long of(PostReceipt.Fate fate) {
        return fates.getOrDefault(fate, new LongAdder()).sum();
    }

    /// Events posted: each has exactly one fate.
    public long posted() {
        return Arrays.stream(PostReceipt.Fate.values()).mapToLong(this::of).sum();
    }

    /// The first requests that were not taken at all.
    public List<String> refusals() {
        return refusals.stream().limit(LISTED).toList();
    }
}

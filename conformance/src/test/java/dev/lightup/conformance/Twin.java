package dev.lightup.conformance;

import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// An embedded stack with another ground's keys, fed with that ground's log: what the same events come to here.
///
/// The events are copied as they are stored, not posted once more: when an event was received is part of it, and so are the tokens that
/// stand for personal data.
final class Twin implements AutoCloseable {
    /// What is not derived from anything else: labels and sealed bodies, and then the events, which the stream tells of.
    private static final List<String> KINDS = List.of("label", "body", "rows", "kept", "raw");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final EmbeddedStack stack;
    private final Bucket bucket;

    private Twin(EmbeddedStack stack, Bucket bucket) {
        this.stack = stack;
        this.bucket = bucket;
    }

    /// @param keyring the other ground's directory file
    static Twin of(Path keyring) {
        try {
            Path folder = Selected.folder();
            Path data = Files.createDirectory(folder.resolve("data"));
            Files.copy(keyring, data.resolve("directory.json"));
            Path out = folder.resolve("out");
            var options = new StackOptions(0, new StackOptions.Places(out, Optional.of(data), List.of()),
                    InstantSource.system(), Duration.ofHours(1), FunctionLog.to(System.err));
            return new Twin(EmbeddedStack.start(options), new DirectoryBucket(out));
        } catch (IOException e) {
            throw new UncheckedIOException("no twin", e);
        }
    }

    /// Takes over a log and lets it be applied and published.
    ///
    /// @return how many events were taken over
    long follow(TableAccess log) {
        stack.hold(true);
        long events = 0;
        for (String kind : KINDS) {
            var items = Scan.kind(log, kind).iterator();
            for (events = 0; items.hasNext(); events++) {
                var item = items.next();
                table().client().putItem(put -> put.tableName(table().name()).item(item));
            }
        }
        stack.applied(PATIENCE);
        stack.hold(false);
        stack.settle(PATIENCE);
        return events;
    }

    TableAccess table() {
        return stack.table();
    }

    /// Publishes everything once more, as the clock has it now.
    void publish() {
        var pass = stack.published().everything();
        if (!pass.failed().isEmpty()) {
            throw new AssertionError("the twin does not publish: " + pass.failed());
        }
    }

    Optional<byte[]> object(String path) {
        return bucket.get(path);
    }

    @Override
    public void close() {
        stack.close();
    }
}

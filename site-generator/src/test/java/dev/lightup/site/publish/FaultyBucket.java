package dev.lightup.site.publish;

import dev.lightup.site.bucket.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A bucket that notes every call and lets a script stop calls before or after they took effect.
final class FaultyBucket implements Bucket {
    private final Bucket target;
    private final Script script;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /// Decides about a call by throwing, or not.
    interface Script {
        Script NONE = new Script() {};

        default void before(String operation, String path) {}

        default void after(String operation, String path) {}
    }

    FaultyBucket(Bucket target, Script script) {
        this.target = target;
        this.script = script;
    }

    /// What was called so far: `put path`, `remove path`, ...
    List<String> calls() {
        return List.copyOf(calls);
    }

    List<String> writes() {
        return calls().stream().filter(c -> c.startsWith("put ") || c.startsWith("remove ")).toList();
    }

    void forget() {
        calls.clear();
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        return call("put", path, () -> target.put(path, contentType, bytes, rev, condition));
    }

    @Override
    public Optional<Head> head(String path) {
        return call("head", path, () -> target.head(path));
    }

    @Override
    public Optional<byte[]> get(String path) {
        return call("get", path, () -> target.get(path));
    }

    @Override
    public Removal remove(String path, String etag) {
        return call("remove", path, () -> target.remove(path, etag));
    }

    @Override
    public Erasure erase(String folder, BooleanSupplier inTime) {
        return call("erase", folder, () -> target.erase(folder, inTime));
    }

    @Override
    public Listing list(String folder) {
        return call("list", folder, () -> target.list(folder));
    }

    private <T> T call(String operation, String path, Supplier<T> call) {
        script.before(operation, path);
        calls.add(operation + " " + path);
        T answer = call.get();
        script.after(operation, path);
        return answer;
    }
}

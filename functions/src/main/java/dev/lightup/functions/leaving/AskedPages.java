package dev.lightup.functions.leaving;

import dev.lightup.json.codec.Codec;
import java.util.function.Function;

/// Has the publishing function do it, and waits for its answer. Thread-safe.
public final class AskedPages implements LeavingPages {
    private final Function<byte[], String> function;

    /// @param function what the publishing function answers to a request
    public AskedPages(Function<byte[], String> function) {
        this.function = function;
    }

    private record Erase(String erase) {}

    private record Archive(String archive) {}

    private record Drop(String drop) {}

    @Override
    public Dropped drop(String tenant) {
        return Codec.read(Dropped.class, function.apply(Codec.write(new Drop(tenant))));
    }

    @Override
    public Erased erase(String tenant) {
        return Codec.read(Erased.class, function.apply(Codec.write(new Erase(tenant))));
    }

    @Override
    public Archived archive(String tenant) {
        return Codec.read(Archived.class, function.apply(Codec.write(new Archive(tenant))));
    }
}

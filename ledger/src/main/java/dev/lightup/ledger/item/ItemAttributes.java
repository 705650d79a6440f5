package dev.lightup.ledger.item;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The attributes of an item on their way to a record. Used by one thread while one item is read.
public final class ItemAttributes {
    private final Map<String, Object> attributes = new HashMap<>();

    <R> void put(String name, @Nullable R value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /// The attribute of that name.
    ///
    /// @throws IllegalStateException when the item has none
    public <R> R get(String name, Class<R> type) {
        return find(name, type).orElseThrow(() -> new IllegalStateException("an item has no attribute " + name));
    }

    /// The attribute of that name, if the item has it.
    public <R> Optional<R> find(String name, Class<R> type) {
        return Optional.ofNullable(attributes.get(name)).map(type::cast);
    }

    public String text(String name) {
        return get(name, String.class);
    }

    public long number(String name) {
        return get(name, Long.class);
    }

    public byte[] bytes(String name) {
        return get(name, byte[].class);
    }
}

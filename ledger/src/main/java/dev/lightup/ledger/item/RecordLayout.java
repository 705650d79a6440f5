package dev.lightup.ledger.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How the records of one kind lie in the table, said in one line an attribute. Every item has `pk`, `sk` and `kind`.
///
/// @param <T> the record
public final class RecordLayout<T> {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String KIND = "kind";

    private final Class<T> type;
    private final List<ItemAttribute<T, ?>> attributes = new ArrayList<>();

    private RecordLayout(Class<T> type) {
        this.type = type;
    }

    public static <T> RecordLayout<T> of(Class<T> type, String kind, Function<T, String> pk, Function<T, String> sk) {
        return new RecordLayout<>(type)
                .add(PK, ItemAttribute.Role.PARTITION_KEY, AttributeType.TEXT, item -> Optional.of(pk.apply(item)))
                .add(SK, ItemAttribute.Role.SORT_KEY, AttributeType.TEXT, item -> Optional.of(sk.apply(item)))
                .text(KIND, _ -> kind);
    }

    public RecordLayout<T> text(String name, Function<T, String> getter) {
        return maybe(name, item -> Optional.of(getter.apply(item)));
    }

    /// A text that may be absent.
    public RecordLayout<T> maybe(String name, Function<T, Optional<String>> getter) {
        return add(name, ItemAttribute.Role.OTHER, AttributeType.TEXT, getter);
    }

    public RecordLayout<T> number(String name, Function<T, Long> getter) {
        return add(name, ItemAttribute.Role.OTHER, AttributeType.NUMBER, item -> Optional.of(getter.apply(item)));
    }

    /// A number that may be absent.
    public RecordLayout<T> maybeNumber(String name, Function<T, Optional<Long>> getter) {
        return add(name, ItemAttribute.Role.OTHER, AttributeType.NUMBER, getter);
    }

    public RecordLayout<T> bytes(String name, Function<T, byte[]> getter) {
        return maybeBytes(name, item -> Optional.of(getter.apply(item)));
    }

    /// Bytes that may be absent.
    public RecordLayout<T> maybeBytes(String name, Function<T, Optional<byte[]>> getter) {
        return add(name, ItemAttribute.Role.OTHER, AttributeType.BYTES, getter);
    }

    private <R> RecordLayout<T> add(
            String name,
            ItemAttribute.Role role,
            AttributeType<R> as,
            Function<T, Optional<R>> getter) {
        attributes.add(new ItemAttribute<>(name, role, as, getter));
        return this;
    }

    /// @param record makes the record of an item's attributes
    public RecordSchema<T> read(Function<ItemAttributes, T> record) {
        return new RecordSchema<>(type, attributes, record);
    }
}

package dev.lightup.ledger.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How the records of one kind lie in the table, said in one line an attribute. Every item has `pk`, `sk` and `kind`.
///
/// @param <T> the record
public final class Layout<T> {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String KIND = "kind";

    private final Class<T> type;
    private final List<Attribute<T, ?>> attributes = new ArrayList<>();

    private Layout(Class<T> type) {
        this.type = type;
    }

    public static <T> Layout<T> of(Class<T> type, String kind, Function<T, String> pk, Function<T, String> sk) {
        return new Layout<>(type).add(PK, Attribute.Role.PARTITION_KEY, Plain.TEXT, item -> Optional.of(pk.apply(item)))
                .add(SK, Attribute.Role.SORT_KEY, Plain.TEXT, item -> Optional.of(sk.apply(item)))
                .text(KIND, _ -> kind);
    }

    public Layout<T> text(String name, Function<T, String> getter) {
        return maybe(name, item -> Optional.of(getter.apply(item)));
    }

    /// A text that may be absent.
    public Layout<T> maybe(String name, Function<T, Optional<String>> getter) {
        return add(name, Attribute.Role.OTHER, Plain.TEXT, getter);
    }

    public Layout<T> number(String name, Function<T, Long> getter) {
        return add(name, Attribute.Role.OTHER, Plain.NUMBER, item -> Optional.of(getter.apply(item)));
    }

    /// A number that may be absent.
    public Layout<T> maybeNumber(String name, Function<T, Optional<Long>> getter) {
        return add(name, Attribute.Role.OTHER, Plain.NUMBER, getter);
    }

    public Layout<T> bytes(String name, Function<T, byte[]> getter) {
        return maybeBytes(name, item -> Optional.of(getter.apply(item)));
    }

    /// Bytes that may be absent.
    public Layout<T> maybeBytes(String name, Function<T, Optional<byte[]>> getter) {
        return add(name, Attribute.Role.OTHER, Plain.BYTES, getter);
    }

    private <R> Layout<T> add(String name, Attribute.Role role, Plain<R> as, Function<T, Optional<R>> getter) {
        attributes.add(new Attribute<>(name, role, as, getter));
        return this;
    }

    /// @param record makes the record of an item's attributes
    public Schema<T> read(Function<Bag, T> record) {
        return new Schema<>(type, attributes, record);
    }
}

package dev.lightup.ledger.item;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// How the records of one kind lie in the table: a static schema of the Enhanced Client, said in one line an attribute. Every item has
/// `pk`, `sk` and `kind`.
///
/// @param <T> the record
public final class Layout<T> {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String KIND = "kind";

    private final StaticImmutableTableSchema.Builder<T, Bag> schema;

    private Layout(Class<T> type, String kind, Function<T, String> pk, Function<T, String> sk) {
        this.schema = StaticImmutableTableSchema.builder(type, Bag.class);
        key(PK, pk, true);
        key(SK, sk, false);
        add(KIND, String.class, _ -> Optional.of(kind));
    }

    public static <T> Layout<T> of(Class<T> type, String kind, Function<T, String> pk, Function<T, String> sk) {
        return new Layout<>(type, kind, pk, sk);
    }

    private void key(String name, Function<T, String> getter, boolean partition) {
        schema.addAttribute(String.class, a -> a.name(name)
                .getter(getter)
                .setter((bag, value) -> bag.put(name, value))
                .tags(partition ? StaticAttributeTags.primaryPartitionKey() : StaticAttributeTags.primarySortKey()));
    }

    public Layout<T> text(String name, Function<T, String> getter) {
        return add(name, String.class, item -> Optional.of(getter.apply(item)));
    }

    /// A text that may be absent.
    public Layout<T> maybe(String name, Function<T, Optional<String>> getter) {
        return add(name, String.class, getter);
    }

    public Layout<T> number(String name, Function<T, Long> getter) {
        return add(name, Long.class, item -> Optional.of(getter.apply(item)));
    }

    public Layout<T> bytes(String name, Function<T, byte[]> getter) {
        return add(name, byte[].class, item -> Optional.of(getter.apply(item)));
    }

    /// Bytes that may be absent.
    public Layout<T> maybeBytes(String name, Function<T, Optional<byte[]>> getter) {
        return add(name, byte[].class, getter);
    }

    private <R> Layout<T> add(String name, Class<R> type, Function<T, Optional<R>> getter) {
        schema.addAttribute(type,
                a -> a.name(name)
                        .getter(item -> getter.apply(item).orElse(null))
                        .setter((bag, value) -> bag.put(name, value)));
        return this;
    }

    /// @param record makes the record of an item's attributes
    public TableSchema<T> read(Function<Bag, T> record) {
        return schema.newItemBuilder(Bag::new, record).build();
    }
}

package dev.lightup.ledger.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How the records of one kind become items and items records. It becomes a static schema of the Enhanced Client where that client is asked
/// for; a conditional put does without, and so does the process that a sender waits for: that client is 200 classes. Thread-safe.
///
/// @param <T> the record
public final class RecordSchema<T> {
    private final List<ItemAttribute<T, ?>> attributes;
    private final Function<ItemAttributes, T> read;
    private final LazyPart<TableSchema<T>> enhanced;

    RecordSchema(Class<T> type, List<ItemAttribute<T, ?>> attributes, Function<ItemAttributes, T> read) {
        this.attributes = List.copyOf(attributes);
        this.read = read;
        this.enhanced = new LazyPart<>(() -> declared(type));
    }

    private TableSchema<T> declared(Class<T> type) {
        var schema = StaticImmutableTableSchema.builder(type, ItemAttributes.class);
        attributes.forEach(attribute -> attribute.declare(schema));
        return schema.newItemBuilder(ItemAttributes::new, read).build();
    }

    /// The record as an item; what a record has not is not in it.
    public Map<String, AttributeValue> item(T record) {
        var item = new HashMap<String, AttributeValue>();
        attributes.forEach(attribute -> attribute.write(record, item));
        return item;
    }

    /// The record of an item.
    ///
    /// @throws IllegalStateException when an attribute is missing that each has
    public T record(Map<String, AttributeValue> item) {
        var bag = new ItemAttributes();
        attributes.forEach(attribute -> attribute.read(item, bag));
        return read.apply(bag);
    }

    TableSchema<T> enhanced() {
        return enhanced.get();
    }
}

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
public final class Schema<T> {
    private final List<Attribute<T, ?>> attributes;
    private final Function<Bag, T> read;
    private final Lazy<TableSchema<T>> enhanced;

    Schema(Class<T> type, List<Attribute<T, ?>> attributes, Function<Bag, T> read) {
        this.attributes = List.copyOf(attributes);
        this.read = read;
        this.enhanced = new Lazy<>(() -> declared(type));
    }

    private TableSchema<T> declared(Class<T> type) {
        var schema = StaticImmutableTableSchema.builder(type, Bag.class);
        attributes.forEach(attribute -> attribute.declare(schema));
        return schema.newItemBuilder(Bag::new, read).build();
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
        var bag = new Bag();
        attributes.forEach(attribute -> attribute.read(item, bag));
        return read.apply(bag);
    }

    TableSchema<T> enhanced() {
        return enhanced.get();
    }
}

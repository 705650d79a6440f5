package dev.lightup.ledger.item;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One attribute of the items of a kind.
///
/// @param getter what a record has for it; an absent one is not stored
record ItemAttribute<T, R>(String name, Role role, AttributeType<R> as, Function<T, Optional<R>> getter) {
    /// What it is to the table.
    enum Role {
        PARTITION_KEY,
        SORT_KEY,
        OTHER
    }

    void write(T record, Map<String, AttributeValue> item) {
        getter.apply(record).ifPresent(value -> item.put(name, as.in().apply(value)));
    }

    void read(Map<String, AttributeValue> item, ItemAttributes bag) {
        AttributeValue value = item.get(name);
        if (value != null) {
            as.out().apply(value).ifPresent(read -> bag.put(name, read));
        }
    }

    /// Says it to the Enhanced Client.
    void declare(StaticImmutableTableSchema.Builder<T, ItemAttributes> schema) {
        schema.addAttribute(as.type(), a -> {
            a.name(name)
                    .attributeConverter(as.converter())
                    .getter(record -> getter.apply(record).orElse(null))
                    .setter((bag, value) -> bag.put(name, value));
            switch (role) {
                case PARTITION_KEY -> a.tags(StaticAttributeTags.primaryPartitionKey());
                case SORT_KEY -> a.tags(StaticAttributeTags.primarySortKey());
                case OTHER -> {}
            }
        });
    }
}

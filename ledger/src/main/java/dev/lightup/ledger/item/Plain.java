package dev.lightup.ledger.item;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The three ways in which an attribute is stored, the same as the Enhanced Client's.
///
/// @param type what it is in Java
/// @param in to the table
/// @param out of the table
record Plain<R>(Class<R> type, Function<R, AttributeValue> in, Function<AttributeValue, R> out) {
    static final Plain<String> TEXT = new Plain<>(String.class, AttributeValue::fromS, AttributeValue::s);
    static final Plain<Long> NUMBER = new Plain<>(Long.class, number -> AttributeValue.fromN(Long.toString(number)),
            value -> Long.parseLong(value.n()));
    static final Plain<byte[]> BYTES = new Plain<>(byte[].class,
            bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes)), value -> value.b().asByteArray());
}

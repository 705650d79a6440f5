package dev.lightup.ledger.item;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The three ways in which an attribute is stored, the same as the Enhanced Client's. One that is stored in another way reads as if it
/// were not there: an odd item fails, or is told as unreadable, alone.
///
/// @param type what it is in Java
/// @param stored what it is in the table
/// @param in to the table
/// @param out of the table; empty where the value is of another kind
record AttributeType<R>(
        Class<R> type,
        AttributeValueType stored,
        Function<R, AttributeValue> in,
        Function<AttributeValue, Optional<R>> out) {
    static final AttributeType<String> TEXT = new AttributeType<>(String.class, AttributeValueType.S,
            AttributeValue::fromS,
            value -> Optional.ofNullable(value.s()));
    static final AttributeType<Long> NUMBER = new AttributeType<>(Long.class, AttributeValueType.N,
            number -> AttributeValue.fromN(Long.toString(number)),
            value -> Optional.ofNullable(value.n()).flatMap(AttributeType::whole));
    static final AttributeType<byte[]> BYTES = new AttributeType<>(byte[].class, AttributeValueType.B,
            bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes)),
            value -> Optional.ofNullable(value.b()).map(SdkBytes::asByteArray));

    private static Optional<Long> whole(String number) {
        try {
            return Optional.of(Long.valueOf(number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The same for the Enhanced Client, which sets nothing where it gets null.
    AttributeConverter<R> converter() {
        return new Converter<>(this);
    }

    private record Converter<R>(AttributeType<R> as) implements AttributeConverter<R> {
        @Override
        public AttributeValue transformFrom(R value) {
            return as.in().apply(value);
        }

        @Override
        @SuppressWarnings("NullAway") // the client's own word for "nothing to set"
        public R transformTo(AttributeValue value) {
            return as.out().apply(value).orElse(null);
        }

        @Override
        public EnhancedType<R> type() {
            return EnhancedType.of(as.type());
        }

        @Override
        public AttributeValueType attributeValueType() {
            return as.stored();
        }
    }
}

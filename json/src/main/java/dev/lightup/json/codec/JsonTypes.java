package dev.lightup.json.codec;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/// The shape of every type, made once. The cache only remembers what would be made again the same.
final class JsonTypes {
    private static final Map<Type, JsonType> MADE = new ConcurrentHashMap<>();

    private JsonTypes() {}

    /// @throws CodecException when the type has no JSON form
    static JsonType of(Type type) {
        JsonType known = MADE.get(type);
        if (known != null) {
            return known;
        }
        // not computeIfAbsent: a type may contain itself
        JsonType made = make(type);
        JsonType first = MADE.putIfAbsent(type, made);
        return first == null ? made : first;
    }

    private static JsonType make(Type type) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic -> generic((Class<?>) generic.getRawType(), generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> throw none(type);
        };
    }

    private static JsonType plain(Class<?> type) {
        if (type == String.class) {
            return TextShape.STRING;
        }
        if (type == Instant.class) {
            return TextShape.INSTANT;
        }
        if (type == LocalDate.class) {
            return TextShape.DATE;
        }
        if (type == Subject.class) {
            return TextShape.SUBJECT;
        }
        if (type.isEnum()) {
            return TextShape.ofEnum(type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanShape();
        }
        if (type == int.class || type == Integer.class) {
            return NumberShape.INT;
        }
        if (type == long.class || type == Long.class) {
            return NumberShape.LONG;
        }
        if (type == double.class || type == Double.class) {
            return NumberShape.DOUBLE;
        }
        if (type == BigDecimal.class) {
            return NumberShape.DECIMAL;
        }
        if (type == YearMonth.class) {
            return TextShape.MONTH;
        }
        if (type == LocalTime.class) {
            return TextShape.TIME_OF_DAY;
        }
        if (type == Duration.class) {
            return TextShape.DURATION;
        }
        return composed(type);
    }

    private static JsonType composed(Class<?> type) {
        if (type == Json.class || Json.class.isAssignableFrom(type)) {
            return new TreeShape();
        }
        if (type.isRecord()) {
            return new RecordShape(type);
        }
        if (type.isSealed()) {
            return new SealedShape(type);
        }
        throw none(type);
    }

    private static JsonType generic(Class<?> raw, ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return new OptionalShape(of(of[0]));
        }
        if (raw == List.class || raw == Collection.class) {
            return new CollectionShape(of(of[0]), CollectionShape.Kind.LIST);
        }
        if (raw == Set.class) {
            return new CollectionShape(of(of[0]), CollectionShape.Kind.SET);
        }
        if (raw == SortedSet.class || raw == NavigableSet.class) {
            return new CollectionShape(of(of[0]), CollectionShape.Kind.SORTED_SET);
        }
        if ((raw == Map.class || raw == SortedMap.class || raw == NavigableMap.class)
                && of(of[0]) instanceof TextShape key) {
            return new MapShape(key, of(of[1]), raw != Map.class);
        }
        throw none(type);
    }

    private static CodecException none(Type type) {
        return new CodecException("no JSON form for " + type.getTypeName());
    }
}

package dev.lightup.json.codec;

import dev.lightup.domain.event.Subject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Random values of the domain's types, for tests of any module: the same seed gives the same values. Texts hold what breaks naive
/// code: quotes, control characters, other scripts, pairs of surrogates.
public final class Arbitrary {
    private static final String[] TEXTS = {"", " ", "a", "order-77", "\"quoted\"", "back\\slash", "tab\tline\n",
        "\u0000",
        "Größe", "日本語", "🚀", "</script>", "a#b#c", "zero\u200bwidth", "\u2028", "x".repeat(300)};
    private static final long YEAR_9999 = 253_402_300_799_999L;
    private static final int DEEPEST = 6;

    private final Random random;

    public Arbitrary(long seed) {
        this.random = new Random(seed);
    }

    /// A value of that class: a record, a member of a sealed family, or one of the plain types of the domain.
    public <T> T any(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic, depth);
            case Class<?> plain -> plain(plain, depth);
            default -> throw new IllegalArgumentException("no values for " + type);
        };
    }

    private Object plain(Class<?> type, int depth) {
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(1000);
        }
        if (type == long.class || type == Long.class) {
            return random.nextInt(4) == 0 ? random.nextLong() : (long) random.nextInt(100_000);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(new BigInteger(random.nextInt(1, 90), random), random.nextInt(0, 12));
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextInt(8) == 0
                    ? random.nextLong(-62_135_596_800_000L, YEAR_9999)
                    : random.nextLong(1_700_000_000_000L, 1_900_000_000_000L));
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextLong(-700_000, 2_900_000));
        }
        if (type == Subject.class) {
            return new Subject(pick(Subject.Kind.values()),
                    "id-" + random.nextInt(1000) + pick("", "/x", "#", "é", " y"));
        }
        if (type.isEnum()) {
            return pick(type.getEnumConstants());
        }
        if (type.isSealed()) {
            return value(pick(Arrays.stream(type.getPermittedSubclasses())
                    .filter(t -> depth < DEEPEST || !t.getName().endsWith("SystemFact"))
                    .toArray(Class<?>[]::new)), depth);
        }
        return record(type, depth + 1);
    }

    private Object record(Class<?> type, int depth) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(components[i].getGenericType(), depth);
            }
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no value of " + type, e);
        }
    }

    private Object generic(ParameterizedType type, int depth) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] of = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(value(of[0], depth));
        }
        int size = random.nextInt(4);
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(value(of[0], depth));
            }
            return List.copyOf(list);
        }
        if (raw == SortedSet.class) {
            SortedSet<Object> set = new TreeSet<>();
            for (int i = 0; i < size; i++) {
                set.add(value(of[0], depth));
            }
            return set;
        }
        if (raw == SortedMap.class) {
            SortedMap<Object, Object> map = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(of[0], depth), value(of[1], depth));
            }
            return map;
        }
        throw new IllegalArgumentException("no values for " + type);
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }
}

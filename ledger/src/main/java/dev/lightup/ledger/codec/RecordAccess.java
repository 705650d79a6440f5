package dev.lightup.ledger.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The components and the constructor of a record class.
final class RecordAccess {
    private final Class<?> type;
    private final SerializedString[] names;
    private final Type[] types;
    private final MethodHandle[] getters;
    private final MethodHandle constructor;

    private RecordAccess(Class<?> type, RecordComponent[] components) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        this.type = type;
        this.names = new SerializedString[components.length];
        this.types = new Type[components.length];
        this.getters = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = new SerializedString(components[i].getName().intern());
            types[i] = components[i].getGenericType();
            Method accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            getters[i] = lookup.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        }
        Constructor<?> canonical = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        constructor = lookup.unreflectConstructor(canonical)
                .asFixedArity()
                .asSpreader(Object[].class, components.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    static RecordAccess to(Class<?> type) {
        try {
            return new RecordAccess(type, type.getRecordComponents());
        } catch (ReflectiveOperationException e) {
            throw new CodecException("no access to " + type.getName(), e);
        }
    }

    int size() {
        return names.length;
    }

    String name(int i) {
        return names[i].getValue();
    }

    SerializedString field(int i) {
        return names[i];
    }

    Type[] types() {
        return types.clone();
    }

    Object get(Object value, int i) {
        Object component;
        try {
            component = (Object) getters[i].invokeExact(value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
        if (component == null) {
            throw new CodecException(type.getName() + "." + name(i) + " is null");
        }
        return component;
    }

    /// @throws IllegalArgumentException when the record refuses the values
    Object create(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable e) {
        return switch (e) {
            case RuntimeException r -> r;
            case Error error -> throw error;
            default -> new CodecException("a record's own code failed", e);
        };
    }

    @Override
    public String toString() {
        return type.getName();
    }
}

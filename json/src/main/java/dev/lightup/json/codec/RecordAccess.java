package dev.lightup.json.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.lightup.json.CodecException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// The components and the constructor of a record class. A record that is only read here needs no handles of its components, one that is
/// only written none of its constructor: each is made when it is first used, by threads at once more than once.
final class RecordAccess {
    private final Class<?> type;
    private final RecordComponent[] components;
    private final SerializedString[] names;
    private final Type[] types;
    private volatile MethodHandle @Nullable [] getters;
    private volatile @Nullable MethodHandle constructor;

    private RecordAccess(Class<?> type, RecordComponent[] components) {
        this.type = type;
        this.components = components;
        this.names = new SerializedString[components.length];
        this.types = new Type[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = new SerializedString(components[i].getName().intern());
            types[i] = components[i].getGenericType();
        }
    }

    static RecordAccess to(Class<?> type) {
        return new RecordAccess(type, type.getRecordComponents());
    }

    private MethodHandle[] getters() {
        MethodHandle[] made = getters;
        if (made == null) {
            made = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                made[i] = getter(components[i].getAccessor());
            }
            getters = made;
        }
        return made;
    }

    private MethodHandle getter(Method accessor) {
        try {
            accessor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(accessor)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new CodecException("no access to " + type.getName(), e);
        }
    }

    private MethodHandle constructor() {
        MethodHandle made = constructor;
        if (made == null) {
            made = canonical();
            constructor = made;
        }
        return made;
    }

    private MethodHandle canonical() {
        Class<?>[] parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asFixedArity()
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
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
            component = (Object) getters()[i].invokeExact(value);
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
            return (Object) constructor().invokeExact(values);
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

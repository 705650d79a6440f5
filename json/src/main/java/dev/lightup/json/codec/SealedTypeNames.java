package dev.lightup.json.codec;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.StoredName;
import dev.lightup.json.CodecException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the members of sealed families are called.
final class SealedTypeNames {
    /// The property that holds the name.
    static final String MARK = "@";

    private SealedTypeNames() {}

    /// The name of a record that belongs to a sealed family.
    static Optional<String> name(Class<?> member) {
        for (Class<?> above : member.getInterfaces()) {
            if (above.isSealed()) {
                return Optional.of(called(member));
            }
        }
        return Optional.empty();
    }

    private static String called(Class<?> member) {
        if (Fact.class.isAssignableFrom(member)) {
            return Catalogue.of(member.asSubclass(Fact.class)).name();
        }
        StoredName pinned = member.getAnnotation(StoredName.class);
        return pinned == null ? snake(member.getSimpleName()) : pinned.value();
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /// The records of a family by name.
    static Map<String, Class<?>> members(Class<?> root) {
        var members = new LinkedHashMap<String, Class<?>>();
        collect(root, members);
        return members;
    }

    static Map<Class<?>, String> names(Map<String, Class<?>> members) {
        var names = new HashMap<Class<?>, String>();
        members.forEach((name, type) -> names.put(type, name));
        return names;
    }

    private static void collect(Class<?> type, Map<String, Class<?>> members) {
        for (Class<?> below : type.getPermittedSubclasses()) {
            if (below.isSealed()) {
                collect(below, members);
            } else if (!below.isRecord()) {
                throw new CodecException("a member of a sealed family must be a record: " + below.getName());
            } else if (members.put(called(below), below) != null) {
                throw new CodecException("two members of " + type.getName() + " have one name");
            }
        }
    }
}

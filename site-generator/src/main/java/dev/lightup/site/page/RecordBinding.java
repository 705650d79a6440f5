package dev.lightup.site.page;

import com.github.mustachejava.Binding;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One tag of a template: reads the component of that name from the innermost record; `hasRows` says whether its list or
/// optional `rows` holds anything. Thread-safe; remembers the accessor of the record type it last met, which at one place of a template is always the same.
final class RecordBinding implements Binding {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, RecordComponent::getAccessor));
        }
    };

    private record Bound(Class<?> type, Method accessor, boolean asks) {}

    private final String name;
    private final TemplateContext place;
    private volatile @Nullable Bound last;

    RecordBinding(String name, TemplateContext place) {
        this.name = name;
        this.place = place;
    }

    @Override
    public Object get(List<Object> scopes) {
        Object scope = scopes.getLast();
        Bound bound = last;
        if (bound == null || bound.type() != scope.getClass()) {
            bound = bind(scope.getClass());
            last = bound;
        }
        try {
            Object value = bound.accessor().invoke(scope);
            if (value == null) {
                throw new MustacheException(name + " of " + scope.getClass().getSimpleName() + " is null", place);
            }
            return bound.asks() ? holdsAnything(value) : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new MustacheException("cannot read " + name, e, place);
        }
    }

    private Bound bind(Class<?> type) {
        if (type.isRecord()) {
            Map<String, Method> accessors = ACCESSORS.get(type);
            Method plain = accessors.get(name);
            if (plain != null) {
                return new Bound(type, plain, false);
            }
            Method asked = asked(name).map(accessors::get).orElse(null);
            if (asked != null && (asked.getReturnType() == List.class || asked.getReturnType() == Optional.class)) {
                return new Bound(type, asked, true);
            }
        }
        throw new MustacheException(type.getSimpleName() + " has no " + name, place);
    }

    private static boolean holdsAnything(Object value) {
        return value instanceof List<?> list ? !list.isEmpty() : ((Optional<?>) value).isPresent();
    }

    /// The list or optional that a name asks about: `rows` for `hasRows`.
    static Optional<String> asked(String name) {
        return name.length() > 3 && name.startsWith("has")
                ? Optional.of(name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                : Optional.empty();
    }
}

package dev.lightup.site.page;

import com.github.mustachejava.Binding;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One tag of a template: reads the component of that name from the innermost record. Thread-safe; remembers the accessor of the
/// record type it last met, which at one place of a template is always the same.
final class RecordBinding implements Binding {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, RecordComponent::getAccessor));
        }
    };

    private record Bound(Class<?> type, Method accessor) {}

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
            bound = new Bound(scope.getClass(), accessor(scope.getClass()));
            last = bound;
        }
        try {
            Object value = bound.accessor().invoke(scope);
            if (value == null) {
                throw new MustacheException(name + " of " + scope.getClass().getSimpleName() + " is null", place);
            }
            return value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new MustacheException("cannot read " + name, e, place);
        }
    }

    private Method accessor(Class<?> type) {
        Method accessor = type.isRecord() ? ACCESSORS.get(type).get(name) : null;
        if (accessor == null) {
            throw new MustacheException(type.getSimpleName() + " has no " + name, place);
        }
        return accessor;
    }
}

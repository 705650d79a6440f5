package dev.lightup.site.page;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.ObjectHandler;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.util.Wrapper;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/// How templates see view records, strictly: a name is a component of the innermost record or an error, never an outer record's;
/// no value is null; a section is a boolean, a list, an optional or a record, nothing else.
final class RecordHandler implements ObjectHandler {
    @Override
    public Binding createBinding(String name, TemplateContext tc, Code code) {
        return new RecordBinding(name, tc);
    }

    @Override
    public Writer iterate(Iteration iteration, Writer writer, Object value, List<Object> scopes) {
        return switch (value) {
            // a boolean opens no scope of its own
            case Boolean shown -> shown ? iteration.next(writer, scopes.getLast(), scopes) : writer;
            case Optional<?> maybe -> maybe.isPresent() ? iteration.next(writer, maybe.get(), scopes) : writer;
            case List<?> list -> {
                Writer last = writer;
                for (Object each : list) {
                    last = iteration.next(last, each, scopes);
                }
                yield last;
            }
            case Record inner -> iteration.next(writer, inner, scopes);
            default -> throw new MustacheException("no section opens on a " + value.getClass().getSimpleName());
        };
    }

    @Override
    public Writer falsey(Iteration iteration, Writer writer, Object value, List<Object> scopes) {
        boolean shown = switch (value) {
            case Boolean told -> !told;
            case Optional<?> maybe -> maybe.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> throw new MustacheException("no inverted section on a " + value.getClass().getSimpleName());
        };
        return shown ? iteration.next(writer, scopes.getLast(), scopes) : writer;
    }

    @Override
    public String stringify(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new MustacheException("a tag shows text, not a " + value.getClass().getSimpleName());
    }

    @Override
    public Object coerce(Object value) {
        return value;
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
        throw new MustacheException("names are bound, not looked up: " + name);
    }
}

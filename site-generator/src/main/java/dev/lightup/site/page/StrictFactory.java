package dev.lightup.site.page;

import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.SafeMustacheFactory;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import dev.lightup.site.chart.HtmlEscaper;
import dev.lightup.site.chart.Svg;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/// Mustache.java with our rules: listed templates only, no pragmas, no other delimiters, strict names ({@link RecordHandler}),
/// text always escaped, and a triple tag for pictures alone.
final class StrictFactory extends SafeMustacheFactory {
    StrictFactory(Set<String> templates, String folder) {
        super(templates, folder);
        setObjectHandler(new RecordHandler());
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void pragma(TemplateContext tc, String pragma, String args) {
                throw new MustacheException("no pragmas in templates", tc);
            }

            @Override
            public void dynamicPartial(TemplateContext tc, String variable, String indent) {
                throw new MustacheException("no dynamic partials in templates", tc);
            }

            @Override
            public void value(TemplateContext tc, String variable, boolean encoded) {
                list.add(encoded
                        ? new Text(tc, StrictFactory.this, variable)
                        : new Picture(tc, StrictFactory.this, variable));
            }
        };
    }

    @Override
    public void encode(String value, Writer writer) {
        HtmlEscaper.escape(value, writer);
    }

    /// A tag of text.
    static final class Text extends ValueCode {
        Text(TemplateContext tc, StrictFactory factory, String name) {
            super(tc, factory, name, true);
        }

        @Override
        public Object get(List<Object> scopes) {
            return only(String.class, super.get(scopes), name, tc);
        }
    }

    /// A triple tag: a picture of our own.
    static final class Picture extends ValueCode {
        Picture(TemplateContext tc, StrictFactory factory, String name) {
            super(tc, factory, name, false);
        }

        @Override
        public Object get(List<Object> scopes) {
            return only(Svg.class, super.get(scopes), name, tc).markup();
        }
    }

    private static <T> T only(Class<T> type, Object value, String name, TemplateContext tc) {
        if (!type.isInstance(value)) {
            throw new MustacheException(
                    name + " is a " + value.getClass().getSimpleName() + ", not a " + type.getSimpleName(), tc);
        }
        return type.cast(value);
    }
}

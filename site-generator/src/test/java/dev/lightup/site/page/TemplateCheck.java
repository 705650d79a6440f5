package dev.lightup.site.page;

import com.github.mustachejava.Code;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.codes.CommentCode;
import com.github.mustachejava.codes.DefaultCode;
import com.github.mustachejava.codes.DefaultMustache;
import com.github.mustachejava.codes.ExtendCode;
import com.github.mustachejava.codes.ExtendNameCode;
import com.github.mustachejava.codes.IterableCode;
import com.github.mustachejava.codes.NotIterableCode;
import com.github.mustachejava.codes.PartialCode;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.codes.WriteCode;
import dev.lightup.site.chart.Svg;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Resolves each tag of a compiled template, its partials and its layout against the types of its view record.
final class TemplateCheck {
    private final List<String> findings = new ArrayList<>();

    private TemplateCheck() {}

    static List<String> of(Mustache template, Class<? extends Record> view) {
        var check = new TemplateCheck();
        check.all(template.getCodes(), view);
        return check.findings;
    }

    private void all(Code[] codes, Type scope) {
        if (codes != null) {
            for (Code code : codes) {
                one((DefaultCode) code, scope);
            }
        }
    }

    private void one(DefaultCode code, Type scope) {
        switch (code) {
            case ValueCode value -> value(value, scope);
            case NotIterableCode not -> {
                Type type = member(not.getName(), scope);
                if (type != boolean.class && raw(type) != List.class && raw(type) != Optional.class) {
                    findings.add("no inverted section on " + where(not.getName(), scope));
                }
                all(not.getCodes(), scope);
            }
            case IterableCode section -> all(section.getCodes(), inner(section.getName(), scope));
            case ExtendCode extended -> all(extended.getCodes(), scope);
            case PartialCode partial -> all(partial.getCodes(), scope);
            case ExtendNameCode block -> all(block.getCodes(), scope);
            case WriteCode _ -> {}
            case CommentCode _ -> {}
            case DefaultMustache inner -> all(inner.getCodes(), scope);
            default -> {
                if (code.getName() != null) {
                    findings.add("a tag of an unknown kind: " + code.getClass().getSimpleName() + " " + code.getName());
                }
            }
        }
    }

    private void value(ValueCode code, Type scope) {
        Class<?> wanted = code instanceof StrictFactory.Picture ? Svg.class : String.class;
        Type type = code.getName().equals(".") ? scope : member(code.getName(), scope);
        if (type != wanted) {
            findings.add(where(code.getName(), scope) + " is no " + wanted.getSimpleName());
        }
    }

    private Type inner(String name, Type scope) {
        Type type = member(name, scope);
        if (type == boolean.class) {
            return scope;
        }
        if (type instanceof ParameterizedType several && (raw(type) == List.class || raw(type) == Optional.class)) {
            return several.getActualTypeArguments()[0];
        }
        if (type instanceof Class<?> one && one.isRecord()) {
            return one;
        }
        findings.add("no section opens on " + where(name, scope));
        return scope;
    }

    private Type member(String name, Type scope) {
        if (scope instanceof Class<?> type && type.isRecord()) {
            Optional<Type> plain = component(type, name);
            if (plain.isPresent()) {
                return plain.get();
            }
            if (RecordBinding.asked(name).flatMap(n -> component(type, n)).isPresent()) {
                return boolean.class;
            }
        }
        findings.add(where(name, scope) + " does not exist");
        return void.class;
    }

    private static Optional<Type> component(Class<?> type, String name) {
        return Stream.of(type.getRecordComponents())
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .map(RecordComponent::getGenericType);
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static String where(String name, Type scope) {
        return name + " of " + scope.getTypeName();
    }
}

package dev.lightup.conformance;

import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the ground that the run is for, `-Dlightup.ground=embedded|moto|runtime|running|deployed`: opened once, closed after the last
/// test; and each test a {@link Visit} with names of its own.
final class Grounds implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Grounds.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Ground.class || type == Visit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Ground ground = Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Ground.class, _ -> Selected.open(), Ground.class));
        return parameter.getParameter().getType() == Ground.class
                ? ground
                : context.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(Visit.class, _ -> Visit.begin(ground, context.getDisplayName()),
                                Visit.class);
    }
}

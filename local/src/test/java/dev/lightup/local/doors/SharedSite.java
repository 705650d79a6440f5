package dev.lightup.local.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The one stack behind its doors that all tests of this room share; it ends with the last of them. Whoever moves its clock moves it back.
final class SharedSite implements ParameterResolver {
    private record Held(ShutSite site) implements AutoCloseable {
        @Override
        public void close() {
            site.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ShutSite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(ShutSite.class, _ -> new Held(begun()), Held.class)
                .site();
    }

    private static ShutSite begun() {
        try {
            return ShutSite.start(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "doors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

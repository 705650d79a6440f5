package dev.lightup.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packages to run, and what runs them.
public final class Packages {
    /// The project.
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    /// AWS's runtime client, where the build puts it.
    static final Path CLIENT = Path.of("target", "runtime-client");

    private Packages() {}

    /// The functions of {@link dev.lightup.local.runtime.handlers}, packed as `sam build` would.
    static Path handlers(Path folder) {
        Path classes = Path.of("target", "test-classes");
        Path packages = classes.resolve("dev/lightup/local/runtime/handlers");
        try (Stream<Path> files = Files.list(packages)) {
            var jar = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(jar)) {
                for (Path file : files.sorted().toList()) {
                    zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    Files.copy(file, zip);
                }
            }
            Path made = folder.resolve("handlers.zip");
            try (var zip = new ZipOutputStream(Files.newOutputStream(made))) {
                zip.putNextEntry(new ZipEntry("lib/handlers.jar"));
                zip.write(jar.toByteArray());
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("the handlers cannot be packed", e);
        }
    }

    /// Goes on when the deployed packages are built, as in every `mvn verify`. Without them a test is skipped, on CI it fails.
    public static void areBuilt() {
        for (String module : new String[]{"functions", "site-generator"}) {
            Path zip = HOME.resolve(module).resolve("target/lightup-" + module + "-lambda.zip");
            boolean built = Files.exists(zip);
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                assertThat(built).as(zip + " is built").isTrue();
            }
            if (!built) {
                System.err.println("SKIPPED, NOT TESTED: " + zip + " is not built; `mvn verify` builds it.");
            }
            assumeTrue(built, zip + " is not built");
        }
    }
}

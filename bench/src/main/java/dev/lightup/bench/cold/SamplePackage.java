package dev.lightup.bench.cold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The peer's package: its classes and its libraries as `lib/*.jar`, as ours has them.
final class SamplePackage {
    private static final String CLASSES = "dev/lightup/bench/cold/sample";

    private SamplePackage() {}

    /// @param target the module's build folder
    /// @param zip what is written
    static Path pack(Path target, Path zip) throws IOException {
        Path libraries = target.resolve("sample/lib");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the libraries of the sample are not in " + libraries
                            + "; `mvn -q package -DskipTests` puts them there.");
        }
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("lib/sample.jar"));
            out.write(jar(target.resolve("classes")));
            for (Path library : in(libraries)) {
                out.putNextEntry(new ZipEntry("lib/" + library.getFileName()));
                Files.copy(library, out);
            }
        }
        return zip;
    }

    private static byte[] jar(Path classes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new ZipOutputStream(bytes)) {
            for (Path file : in(classes.resolve(CLASSES))) {
                jar.putNextEntry(new ZipEntry(CLASSES + "/" + file.getFileName()));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

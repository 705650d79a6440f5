package dev.lightup.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// AWS's runtime interface client: its jars, its native half, and the command that AWS starts it with.
public final class RuntimeClient {
    private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String JAR = "aws-lambda-java-runtime-interface-client-";
    private static final int HEAP_PERCENT = 85;

    private final Path java;
    private final String classPath;
    private final Path library;

    private RuntimeClient(Path java, String classPath, Path library) {
        this.java = java;
        this.classPath = classPath;
        this.library = library;
    }

    /// The client in a folder of jars, on the JDK that runs this process.
    ///
    /// @param jars where the build puts the client and what it needs
    /// @param work where its native half is unpacked: by itself the client writes it to one fixed file, over that of another start
    /// @throws IllegalStateException on another system than Linux, or when the client is not there, in one sentence
    public static RuntimeClient of(Path jars, Path work) {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException("--runtime lambda needs Linux: the native half of AWS's runtime interface "
                    + "client is built for nothing else; leave the option out, or use Docker.");
        }
        List<Path> files = in(jars);
        Path client = files.stream()
                .filter(file -> file.getFileName().toString().startsWith(JAR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the runtime interface client is not in " + jars
                                + "; `mvn -q package -DskipTests` puts it there."));
        return new RuntimeClient(Path.of(System.getProperty("java.home"), "bin", "java"),
                String.join(":", files.stream().map(Path::toString).toList()), unpacked(client, work));
    }

    /// The command of a function's process, as AWS's own: its flags, nothing of the function on the class path.
    List<String> command(FunctionConfig config) {
        return command(config, List.of(), List.of());
    }

    /// The same with more flags and more on the class path, as an image of one's own can have.
    List<String> command(FunctionConfig config, List<String> more, List<Path> code) {
        var command = new ArrayList<String>(List.of(java.toString()));
        command.addAll(flags(config.memoryMb()));
        command.addAll(more);
        var all = new StringBuilder(classPath);
        code.forEach(jar -> all.append(':').append(jar));
        command.addAll(List.of("-classpath", all.toString(), PACKAGE + "AWSLambda", config.handler()));
        return command;
    }

    /// The flags of AWS's Java runtimes, as processes there have been seen to run, but for their archive of the client's own classes, which
    /// is AWS's; `--enable-native-access` because a JDK 25 warns otherwise.
    public List<String> flags(int memoryMb) {
        return List.of("-XX:MaxHeapSize=" + memoryMb * 1024L * HEAP_PERCENT / 100 + "k", "-XX:+UseSerialGC",
                "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.io=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac", "-Djava.net.preferIPv4Stack=true",
                "-XX:+ErrorFileToStderr", "-D" + PACKAGE + "runtimeapi.NativeClient.JNI=" + library);
    }

    private static List<Path> in(Path jars) {
        if (!Files.isDirectory(jars)) {
            return List.of();
        }
        try (var files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar")).map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + jars, e);
        }
    }

    private static Path unpacked(Path client, Path work) {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") ? "aarch_64" : "x86_64";
        String system = Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
                || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1")) ? "linux_musl" : "linux";
        String name = "libaws-lambda-jni." + system + "-" + arch + ".so";
        try (var zip = new ZipFile(client.toFile())) {
            ZipEntry entry = zip.getEntry("jni/" + name);
            if (entry == null) {
                throw new IllegalStateException(client + " has no jni/" + name);
            }
            Path library = work.resolve(name);
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, library);
            }
            return library.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name, e);
        }
    }
}

package dev.lightup.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A machine that is nothing but a folder: its programs, its home, a clone of what the doctor reads. As it is made, nothing is wrong
/// with it.
final class Machine {
    private static final List<String> SYSTEM = List.of("sh", "sed", "tr", "head", "sort", "awk", "df", "cat", "find",
            "dirname", "readlink");

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();

    Machine(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root.resolve("bin"));
            Files.createDirectories(root.resolve("person/.m2"));
            Files.createDirectories(root.resolve("tmp"));
            Path shell = Files.createDirectories(house().resolve("local/shell"));
            try (Stream<Path> scripts = Files.list(Path.of("shell"))) {
                for (Path script : scripts.toList()) {
                    Files.copy(script, shell.resolve(script.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SYSTEM.forEach(this::link);
        write("clone/template.yaml", "Resources: {}");
        write("clone/local/localstack/constraints.txt", "localstack-core==4.14.0");
        write("clone/.ci/requirements-sam.txt", "aws-sam-cli");
        jdk("jdk", "25.0.1");
        program("mvn", "echo 'Apache Maven 3.9.9 (of this test)'");
        List.of("curl", "openssl", "chromium", "python3").forEach(name -> program(name, "exit 0"));
        set("PATH", root.resolve("bin").toString());
        set("HOME", root.resolve("person").toString());
        set("TMPDIR", root.resolve("tmp").toString());
        set("LIGHTUP_JDKS", root.resolve("jdk").toString());
        // where nothing listens: nobody may listen there without more rights
        set("LIGHTUP_LOCALSTACK_PORT", "1");
    }

    Path house() {
        return root.resolve("clone");
    }

    Machine set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Machine unset(String variable) {
        environment.remove(variable);
        return this;
    }

    /// A program on the path, a shell script.
    Machine program(String name, String script) {
        return script("bin/" + name, script);
    }

    Machine without(String program) {
        return remove("bin/" + program);
    }

    /// A folder that says it is a JDK.
    Machine jdk(String name, String version) {
        write(name + "/release", "JAVA_VERSION=\"" + version + "\"\n");
        return script(name + "/bin/javac", "exit 0").script(name + "/bin/java", "exit 0");
    }

    /// An executable script anywhere.
    Machine script(String path, String script) {
        write(path, "#!/bin/sh\n" + script + "\n");
        if (!root.resolve(path).toFile().setExecutable(true)) {
            throw new IllegalStateException(path + " cannot be made executable");
        }
        return this;
    }

    Machine write(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent() == null ? root : file.getParent());
            Files.deleteIfExists(file);
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Machine remove(String path) {
        try (Stream<Path> files = Files.walk(root.resolve(path))) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Makes a file an hour older than it is.
    Machine age(String path) {
        try {
            Files.setLastModifiedTime(root.resolve(path), FileTime.from(Instant.now().minusSeconds(3_600)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// What the doctor says of it.
    JsonNode doctor() {
        try {
            Process doctor = new ProcessBuilder(command()).redirectErrorStream(true)
                    .directory(root.toFile())
                    .redirectOutput(root.resolve("said").toFile())
                    .start();
            int exit = doctor.waitFor();
            JsonNode said = new ObjectMapper().readTree(Files.readString(root.resolve("said")));
            if ((exit == 0) != (said.path("broken").asInt(-1) == 0)) {
                throw new AssertionError("exit code " + exit + " and " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// With this machine's variables and no others.
    private List<String> command() {
        Stream<String> variables = environment.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue());
        return Stream.of(Stream.of("/usr/bin/env", "-i"), variables,
                Stream.of("/bin/sh", house().resolve("local/shell/doctor").toString(), house().toString(), "--json"))
                .flatMap(part -> part)
                .toList();
    }

    private void link(String name) {
        for (String folder : List.of("/usr/bin", "/bin")) {
            Path program = Path.of(folder, name);
            if (Files.exists(program)) {
                try {
                    Files.createSymbolicLink(root.resolve("bin").resolve(name), program);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return;
            }
        }
        throw new IllegalStateException("this machine has no " + name);
    }
}

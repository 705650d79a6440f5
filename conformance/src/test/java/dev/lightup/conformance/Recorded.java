package dev.lightup.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;

/// The file of what each function asked of AWS during a run of the suite: what its role must allow, no more and no less. It is
/// `target/calls.json`, unless `-Dlightup.calls=FILE` says otherwise.
final class Recorded {
    private Recorded() {}

    static void write(SortedMap<String, SortedSet<String>> calls) {
        Path file = Path.of(System.getProperty("lightup.calls", "target/calls.json"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(calls) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

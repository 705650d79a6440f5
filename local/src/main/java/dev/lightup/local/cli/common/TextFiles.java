package dev.lightup.local.cli.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Files that a command reads, and JSON as it says it.
public final class TextFiles {
    private TextFiles() {}

    /// @throws CommandFailure when it cannot be read
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.USAGE, file + " cannot be read");
        }
    }

    /// A file's text, or what is piped in.
    ///
    /// @param file a path, or `-`
    /// @throws CommandFailure when it cannot be read
    public static String text(String file) {
        try {
            return new String(file.equals("-") ? System.in.readAllBytes() : bytes(Path.of(file)),
                    StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(ExitCodes.USAGE, file + " cannot be read");
        }
    }

    public static JsonNode tree(Json json) {
        return tree(json.write());
    }

    /// Our own JSON.
    public static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON is not read", e);
        }
    }
}

package dev.lightup.functions.enter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Enter's settings as a file, read once it is there. For the local system. Thread-safe.
public final class FileSettings implements SettingsSource {
    private final Path file;
    private final AtomicReference<Optional<EntrySettings>> read = new AtomicReference<>(Optional.empty());

    public FileSettings(Path file) {
        this.file = file;
    }

    @Override
    public Optional<EntrySettings> current() {
        if (read.get().isEmpty() && Files.exists(file)) {
            try {
                read.set(Optional.of(EntrySettings.parse(Files.readAllBytes(file))));
            } catch (IOException e) {
                throw new UncheckedIOException("the settings of Enter cannot be read", e);
            }
        }
        return read.get();
    }
}

package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDirectoryStoreTest extends StoredDirectories {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aFileIsThere() {
        write("{\"note\":\"by hand\",\"tenants\":[],\"endpoints\":[]}");
    }

    private Path file() {
        return folder.resolve("directory.json");
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    DirectoryStore operator() {
        return new FileDirectoryStore(file());
    }

    @Override
    Directory read() {
        return new FileDirectory(file());
    }

    @Test
    void theFileStaysItsOwnersAndWhatItSaysBesideStays() throws IOException {
        operator().add(tenant("solis", 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(Files.readString(file())).contains("\"note\":\"by hand\"");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("directory.json", "directory.json.lock");
        }
    }

    @Test
    void whatAProcessThatEndedLeftHoldsNobodyUp() throws IOException {
        Files.writeString(folder.resolve("directory.json.lock"), "");
        Files.writeString(folder.resolve(".directory123.tmp"), "{\"tenants\":[{\"ten");
        assertThat(operator().add(tenant("solis", 1))).isTrue();
        assertThat(read().tenant("solis").key().array()).containsOnly(1);
    }

    @Test
    void aReaderThatRunsSeesTheChange() {
        Directory running = read();
        operator().add(tenant("solis", 1));
        operator().add(endpoint("solis", "ep_1"));
        assertThat(running.endpoint("ep_1")).isPresent();
    }

    @Test
    void whatIsNoEndpointIsListedAsSuch() {
        write("{\"tenants\":[],\"endpoints\":[{\"endpoint\":\"ep_9\",\"tenant\":\"solis\",\"format\":\"canonical\"}]}");
        assertThat(operator().endpoints("solis")).hasSize(1)
                .allSatisfy(one -> assertThat(one.endpoint()).as(one.id()).isEmpty());
    }
}

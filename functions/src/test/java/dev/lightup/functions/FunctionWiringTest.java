package dev.lightup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.directory.SealedDirectory;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.functions.mail.MailLetter;
import dev.lightup.ledger.access.MailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

class FunctionWiringTest {
    @TempDir
    private Path folder;

    @Test
    void aVariableThatIsMissingOrWrongStopsTheStartByItsName() {
        var nothing = new FunctionWiring(Map.of());
        assertThatThrownBy(nothing::table).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LIGHTUP_TABLE");
        assertThatThrownBy(nothing::directory).hasMessageContaining("LIGHTUP_DIRECTORY");
        assertThatThrownBy(nothing::uploads).hasMessageContaining("LIGHTUP_UPLOADS");
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_UPLOADS", "ftp:x")).uploads())
                .hasMessageContaining("LIGHTUP_UPLOADS");
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_UPLOADS", "s3://bucket")).uploads())
                .hasMessageContaining("AWS_");
        assertThatThrownBy(nothing::dynamo).hasMessageContaining("AWS_REGION");
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "ftp:x")).directory())
                .hasMessageContaining("LIGHTUP_DIRECTORY");
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "secretsmanager:x/")).directory())
                .hasMessageContaining("AWS_REGION");
        assertThatThrownBy(
                () -> new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "sealed:x/", "AWS_REGION", "eu-north-1"))
                        .directory())
                .hasMessageContaining("LIGHTUP_TABLE");
    }

    @Test
    void aFunctionHasOneClientOfItsTableForItsDirectoryToo() {
        var here = new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "sealed:x/", "AWS_REGION", "eu-north-1",
                "LIGHTUP_TABLE", "ledger"));
        assertThat(here.directory()).isInstanceOf(SealedDirectory.class);
        assertThat(here.directoryStore()).isInstanceOf(SealedDirectoryStore.class);
        assertThat(here.dynamo()).isSameAs(here.dynamo());
    }

    @Test
    void aDirectoryMayBeAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("directory.json"), "{\"tenants\":[],\"endpoints\":[]}");
        assertThat(new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "file:" + file)).directory().endpoint("ep_1"))
                .isEmpty();
    }

    @Test
    void entersSettingsAndMailMayBeFiles() throws IOException {
        var here = new FunctionWiring(Map.of("LIGHTUP_ENTRY", "file:" + folder.resolve("entry.json"), "LIGHTUP_MAIL",
                "folder:" + folder));
        assertThat(here.entrySettings().current()).isEmpty();
        here.mail()
                .send("Lightup <pages@pages.example>",
                        new MailLetter(new MailAddress("dana@fjordlys.example"), "A link", "It is here:\n"));
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml"))).singleElement()
                    .satisfies(letter -> assertThat(Files.readString(letter)).contains(
                            "From: Lightup <pages@pages.example>\r\n",
                            "To: dana@fjordlys.example\r\n", "Subject: A link\r\n", "\r\n\r\nIt is here:\r\n"));
        }
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_ENTRY", "x")).entrySettings())
                .hasMessageContaining("LIGHTUP_ENTRY");
        assertThatThrownBy(() -> new FunctionWiring(Map.of("LIGHTUP_MAIL", "smtp:x")).mail())
                .hasMessageContaining("LIGHTUP_MAIL");
    }

    @Test
    void credentialsAreTakenFromWhereLambdaPutsThem() {
        assertThat(new FunctionWiring(Map.of()).credentials())
                .isInstanceOf(EnvironmentVariableCredentialsProvider.class);
        assertThat(
                new FunctionWiring(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/")).credentials())
                .isInstanceOf(ContainerCredentialsProvider.class);
    }

    @Test
    void onlyAProcessThatIsMadeForASnapshotIsPreparedForOne() {
        assertThat(new FunctionWiring(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")).isForASnapshot())
                .isTrue();
        assertThat(new FunctionWiring(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")).isForASnapshot())
                .isFalse();
        assertThat(new FunctionWiring(Map.of()).isForASnapshot()).isFalse();
    }
}

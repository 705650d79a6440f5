package dev.lightup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    }

    @Test
    void aDirectoryMayBeAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("directory.json"), "{\"tenants\":[],\"endpoints\":[]}");
        assertThat(new FunctionWiring(Map.of("LIGHTUP_DIRECTORY", "file:" + file)).directory().endpoint("ep_1"))
                .isEmpty();
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

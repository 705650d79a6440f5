package dev.lightup.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lightup.site.bucket.DirectoryBucket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishWiringTest {
    @Test
    void aMissingTableStopsWithItsName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PublishWiring.fromEnvironment(Map.of("LIGHTUP_SITE", "s3://b")))
                .withMessage("LIGHTUP_TABLE is not set");
        assertThatIllegalStateException()
                .isThrownBy(() -> PublishWiring.fromEnvironment(Map.of("LIGHTUP_TABLE", " ", "LIGHTUP_SITE", "s3://b")))
                .withMessage("LIGHTUP_TABLE is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://bucket/prefix", "file:", "bucket", "https://example.com"})
    void aWrongSiteStopsWithItsName(String site) {
        assertThatIllegalStateException()
                .isThrownBy(() -> PublishWiring.fromEnvironment(Map.of("LIGHTUP_TABLE", "t", "LIGHTUP_SITE", site)))
                .withMessageContaining("LIGHTUP_SITE");
    }

    @Test
    void aMissingSiteStopsWithItsName() {
        assertThatIllegalStateException().isThrownBy(() -> PublishWiring.fromEnvironment(Map.of("LIGHTUP_TABLE", "t")))
                .withMessage("LIGHTUP_SITE is not set");
    }

    @Test
    void aFolderCanBeTheSite(@TempDir Path folder) {
        String region = System.getProperty("aws.region", "");
        System.setProperty("aws.region", "eu-central-1");
        try {
            PublishWiring wiring = PublishWiring
                    .fromEnvironment(Map.of("LIGHTUP_TABLE", "t", "LIGHTUP_SITE", "file:" + folder));

            assertThat(wiring.bucket()).isInstanceOf(DirectoryBucket.class);
            assertThat(wiring.table()).isEqualTo("t");
        } finally {
            if (region.isEmpty()) {
                System.clearProperty("aws.region");
            }
        }
    }
}

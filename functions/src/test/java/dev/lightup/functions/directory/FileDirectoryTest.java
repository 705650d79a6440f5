package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.senders.endpoint.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDirectoryTest {
    private static final String DOCUMENT = """
            {"tenants":[{"tenant":"nordvik","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}],
             "endpoints":[
              {"endpoint":"ep_1","tenant":"nordvik","format":"canonical","enabled":true,"sources":["/nordvik/"],
               "keys":[{"id":"k1","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","notAfter":"2026-04-01T00:00:00Z"},
                       {"id":"k2","publicKey":"whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="}]},
              {"endpoint":"ep_2","tenant":"nordvik","format":"export","sources":["/nordvik/files"],"keys":[],
               "columns":[{"version":1,"feed":"seats","asOf":"Report date","map":{"customer":"Customer ID","sku":"SKU"}}]},
              {"endpoint":"ep_3","tenant":"nordvik","format":"canonical","enabled":false,"sources":["/n/"],"keys":[]}]}
            """;

    @TempDir
    Path dir = Path.of("unset");

    private Path write(String text, int second) throws IOException {
        Path file = dir.resolve("directory.json");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000 + second)));
        return file;
    }

    @Test
    void theFilesEndpointsAndTenantsAreRead() throws IOException {
        var directory = new FileDirectory(write(DOCUMENT, 0));
        Endpoint endpoint = directory.endpoint("ep_1").orElseThrow();
        assertThat(endpoint.keys()).hasSize(2);
        assertThat(endpoint.keys().getFirst().validity().notAfter()).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(directory.endpoint("ep_2").orElseThrow().columns().getFirst().asOf()).contains("Report date");
        assertThat(directory.tenant("nordvik").key().length()).isEqualTo(32);
    }

    @Test
    void anEndpointMayCountDaysInAZoneThatThereIs() throws IOException {
        String inChicago = DOCUMENT.replace("\"enabled\":true", "\"enabled\":true,\"zone\":\"America/Chicago\"");
        var directory = new FileDirectory(write(inChicago, 0));
        assertThat(directory.endpoint("ep_1").orElseThrow().zone()).contains("America/Chicago");
        assertThat(directory.endpoint("ep_2").orElseThrow().zone()).isEmpty();
        Path wrong = write(inChicago.replace("America/Chicago", "Chicago"), 1);
        assertThatThrownBy(() -> new FileDirectory(wrong)).hasStackTraceContaining(
                "the time zone of endpoint ep_1 is not an IANA name");
    }

    @Test
    void aDisabledEndpointIsNone() throws IOException {
        var directory = new FileDirectory(write(DOCUMENT, 0));
        assertThat(directory.endpoint("ep_3")).isEmpty();
        assertThat(directory.endpoint("ep_4")).isEmpty();
        assertThatThrownBy(() -> directory.tenant("solis")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("solis");
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        var directory = new FileDirectory(write(DOCUMENT, 0));
        write(DOCUMENT.replace("ep_1", "ep_9"), 1);
        assertThat(directory.endpoint("ep_1")).isEmpty();
        assertThat(directory.endpoint("ep_9")).isPresent();
    }

    @Test
    void whatIsWrongIsSaidWithoutASecret() throws IOException {
        for (String[] change : new String[][]{{"\"seats\"", "\"chairs\""}, {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "whsec_AAAA"}, {"\"nordvik\",\"format\"", "\"Nord vik\",\"format\""},
            {"\"sources\":[\"/n/\"]",
                "\"sources\":[]"},
            {"\"version\":1", "\"version\":0"}}) {
            Path file = write(DOCUMENT.replace(change[0], change[1]), 0);
            assertThatThrownBy(() -> new FileDirectory(file)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("whsec_");
        }
    }

    @Test
    void anEndpointSpeaksForItsPrefixesAsPathsOnly() throws IOException {
        Endpoint endpoint = new FileDirectory(write(DOCUMENT, 0)).endpoint("ep_1").orElseThrow();
        assertThat(endpoint.speaksFor("/nordvik/")).isTrue();
        assertThat(endpoint.speaksFor("/nordvik")).isTrue();
        assertThat(endpoint.speaksFor("/nordvik/orders")).isTrue();
        assertThat(endpoint.speaksFor("/nordvik2")).isFalse();
        assertThat(endpoint.speaksFor("/")).isFalse();
    }
}

package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.cli.common.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNewFileOfKeysIsItsOwnersAloneAndStays() throws Exception {
        Path keys = folder.resolve("keys.json");
        JsonNode first = endpoints(keys.toString());
        String made = Files.readString(keys);
        JsonNode again = endpoints(keys.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rw-------");
        assertThat(again).isEqualTo(first);
        assertThat(Files.readString(keys)).isEqualTo(made);
        assertThat(first.toString()).doesNotContain("whsec_");
        assertThat(first.at("/endpoints/0/url").asText())
                .isEqualTo("https://hooks.example.org/v1/hooks/" + first.at("/endpoints/0/endpoint").asText());
    }

    @Test
    void anEventIsShownAsACommandForTheEndpointOfItsTenant() throws Exception {
        Path event = Files.writeString(folder.resolve("event.json"), """
                {"specversion":"1.0","id":"1","source":"/meridian/orders","type":"order.submitted",
                 "subject":"order/1","data":{"account":"M-1"}}
                """);
        JsonNode answer = endpoints(folder.resolve("keys.json").toString(), "--curl", event.toString());
        assertThat(answer.path("curl").asText()).contains("/v1/hooks/ep_meridian_").contains("hexkey:");
    }

    @Test
    void aFileThatCannotBeMadeIsOneSentence() {
        var err = new ByteArrayOutputStream();
        int exit = LightupCommand.run(
                new String[]{"endpoints", folder.resolve("none/keys.json").toString(), "--url", "http://localhost"},
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).startsWith("lightup: cannot write")
                .doesNotContain("\n");
    }

    private static JsonNode endpoints(String file, String... more) throws Exception {
        var out = new ByteArrayOutputStream();
        var arguments = new java.util.ArrayList<>(java.util.List.of("endpoints", file, "--url",
                "https://hooks.example.org/", "--json"));
        arguments.addAll(java.util.List.of(more));
        int exit = LightupCommand.run(arguments.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(ExitCodes.OK);
        return JSON.readTree(out.toString(StandardCharsets.UTF_8));
    }
}

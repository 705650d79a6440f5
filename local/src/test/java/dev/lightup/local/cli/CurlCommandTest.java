package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.cli.send.CurlCommand;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurlCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePrintedCommandWorksInAnyShell() throws Exception {
        String body = """
                {"specversion":"1.0","id":"it's","source":"/nordvik/commerce","type":"order.submitted",\
                "subject":"order/NVO-é%s","data":{"account":"NV-1","lines":[{"sku":"AWP","quantity":2}]}}""";
        var sending = new StoryRequest("nordvik", StoryRequest.CANONICAL, "msg-1", Instant.EPOCH,
                "application/cloudevents+json",
                body.getBytes(StandardCharsets.UTF_8));
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.empty())) {
            EndpointAccess endpoint = stack.running().endpoint("nordvik", "canonical");
            Process shell = new ProcessBuilder("sh", "-c", CurlCommand.of(sending, endpoint)).redirectErrorStream(true)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as(answer).isZero();
            assertThat(answer).contains("\"status\":\"accepted\"");
        }
    }
}

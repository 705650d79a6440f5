package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.cli.send.PostBody;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line, as somebody types it.
class LightupCommandTest {
    private static final String ORDER = """
            {"specversion":"1.0","id":"%s","source":"/nordvik/commerce","type":"order.submitted","subject":"order/NVO-%s",
            "time":"2026-03-10T09:15:00Z","data":{"account":"NV-1","customer":"K1","lines":[{"sku":"AWP","quantity":%s}]}}""";

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "dev", "send", "try", "rebuild"})
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(text(out)).contains("Usage: lightup " + command, "Examples:", "./lightup " + command, "--json",
                "Exit codes:");
    }

    @Test
    void aCommandLineThatIsWrongEndsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("send")).isEqualTo(2);
        assertThat(run("send", "--data", folder.toString(), "missing.json")).isEqualTo(2);
        assertThat(run("demo", "--partners", "3")).isEqualTo(2);
        assertThat(text(err)).contains("a story has at least 24 partners");
    }

    @Test
    void aDemoIsNotPlayedOnTopOfWhatAFolderHolds() throws Exception {
        Path kept = Files.writeString(folder.resolve("something"), "kept");
        assertThat(run("demo", "--exit", "--data", folder.toString())).isEqualTo(2);
        assertThat(text(err)).contains("name a new folder");
        assertThat(kept).hasContent("kept");
    }

    @Test
    void withoutAStackItSaysSoAndEndsWithThree() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), ORDER.formatted("1", "1", "5"));
        assertThat(run("send", "--data", folder.resolve("none").toString(), file.toString())).isEqualTo(3);
        assertThat(text(err)).contains("no stack runs").doesNotContain("\tat ");
        assertThat(run("send", "--url", "http://127.0.0.1:9/v1/hooks/x", "--secret",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", file.toString())).isEqualTo(3);
    }

    @Test
    void filesAreSentAndTriedThroughTheDataFolder() throws Exception {
        Path data = folder.resolve("data");
        Path order = Files.writeString(folder.resolve("order.json"), ORDER.formatted("1", "1", "5"));
        Path other = Files.writeString(folder.resolve("other.json"), ORDER.formatted("1", "1", "6"));
        Path plain = Files.writeString(folder.resolve("plain.json"), """
                {"type":"order.accepted","timestamp":"2026-03-10T10:15:00Z","data":{"order":"NVO-1"}}""");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(run("try", "--data", data.toString(), order.toString(), "--json")).isZero();
            assertThat(last().at("/events/0/would").asText()).isEqualTo("accepted");
            assertThat(run("send", "--data", data.toString(), order.toString(), plain.toString())).isZero();
            assertThat(text(out)).contains("202 " + order + "  1 accepted  receipt ");
            assertThat(run("send", "--data", data.toString(), order.toString())).isZero();
            assertThat(text(out)).contains("1 duplicate");
            assertThat(run("send", "--data", data.toString(), "--json", other.toString())).isEqualTo(1);
            assertThat(last().path("status").asInt()).isEqualTo(409);
            assertThat(run("try", "--data", data.toString(), other.toString())).isEqualTo(1);
            stack.settle(Duration.ofMinutes(1));
            assertThat(stack.published().everything().accounts()).isEqualTo(1);
            assertThat(run("send", "--data", data.toString(), plain.toString())).isEqualTo(2);
            assertThat(text(err)).contains("--tenant");
            assertThat(run("rebuild", "--data", data.toString(), "--verify")).as(text(out)).isZero();
            assertThat(text(out)).contains(": 0 differ");
        }
        assertThat(run("rebuild", "--data", data.toString(), "--out", folder.resolve("out").toString(), "--json"))
                .as(text(out) + text(err))
                .isZero();
        assertThat(last().at("/states/events").asInt()).isGreaterThanOrEqualTo(2);
        Files.delete(page(folder.resolve("out")));
        assertThat(run("rebuild", "--data", data.toString(), "--out", folder.resolve("out").toString(), "--verify"))
                .as(text(out))
                .isEqualTo(1);
        assertThat(text(out)).contains("missing");
    }

    @Test
    void aFileThatIsTooLargeToBePostedIsUploadedAndAskedAfterByTheSameCommand() throws Exception {
        Path data = folder.resolve("data");
        var rows = new StringBuilder(
                "Report date,Reseller,Customer,Article,Seats,Assigned,In use,Subscription,Status,Note,More,Most\n");
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        for (int row = 0; row < 220; row++) {
            rows.append(
                    day + ",MCS00310,C-" + row / 2 + (row % 2 == 0 ? ",AWP-STD-1Y" : ",AWP-PLUS-1Y") + ",3,2,1,sub-"
                            + row
                            + ",active"
                            + ("," + "x".repeat(400)).repeat(3) + "\n");
        }
        Path file = Files.writeString(folder.resolve("usage.csv"), rows);
        assertThat(Files.size(file)).isGreaterThan(256 * 1024);
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(run("send", "--data", data.toString(), "--tenant", "meridian", file.toString()))
                    .as(text(out) + text(err))
                    .isZero();
            assertThat(text(out)).contains("1 accepted  receipt ")
                    .contains("awaited")
                    .contains("200 " + file + "  uploaded");
            stack.settle(Duration.ofMinutes(1));
            assertThat(run("send", "--data", data.toString(), "--tenant", "meridian", "--json", file.toString()))
                    .isZero();
            assertThat(last().at("/answer/events/0/status").asText()).isEqualTo("duplicate");
            assertThat(last().at("/answer/upload/state").asText()).isEqualTo("read");
            assertThat(last().at("/answer/export/rows").asInt()).isEqualTo(220);
            try (Stream<Path> pages = Files.walk(folder.resolve("out").resolve("d"))) {
                assertThat(pages.filter(one -> one.endsWith("index.html")))
                        .anySatisfy(one -> assertThat(one).content().contains("660"));
            }
            try (Stream<Path> left = Files.walk(data.resolve("arriving"))) {
                assertThat(left.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                        .as("nothing of the original")
                        .containsExactly("front.json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980-01-01T00:00:00Z", "2062-01-01T00:00:00Z"})
    void aLargeFileOfAMomentThatCannotBeIsNotSent(String written) throws Exception {
        Path file = Files.writeString(folder.resolve("large.csv"), "a,b\n".repeat(70_000));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(written)));
        // nobody is at that address: it is not asked
        assertThat(run("send", "--url", "http://127.0.0.1:1/v1/hooks/ep_1", file.toString())).isEqualTo(2);
        assertThat(text(err)).contains("was last written at " + written, "from 2000 to now");
    }

    @Test
    void aFilesTypeAndOwnerAreReadFromIt() {
        assertThat(letter("a.CSV", "x,y")).extracting(PostBody::contentType, PostBody::format)
                .containsExactly("text/csv",
                        "export");
        assertThat(letter("a.json", ORDER.formatted("1", "1", "1"))).satisfies(letter -> {
            assertThat(letter.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(letter.tenant()).hasValue("nordvik");
        });
        assertThat(letter("a.json", "[" + ORDER.formatted("1", "1", "1") + "]").contentType())
                .isEqualTo("application/cloudevents-batch+json");
        assertThat(letter("a.json", "{\"type\":\"x\"}")).satisfies(letter -> {
            assertThat(letter.contentType()).isEqualTo("application/json");
            assertThat(letter.tenant()).isEmpty();
            assertThat(letter.id()).isEqualTo(letter("b.json", "{\"type\":\"x\"}").id());
        });
    }

    /// Some page of an account.
    private static Path page(Path site) throws Exception {
        try (Stream<Path> files = Files.walk(site.resolve("d"))) {
            return files.filter(file -> file.toString().contains("/a/") && file.endsWith("index.html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static PostBody letter(String name, String text) {
        return PostBody.of(name, dev.lightup.senders.http.ByteString.utf8(text));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return LightupCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode last() throws Exception {
        return new ObjectMapper().readTree(text(out).strip().lines().toList().getLast());
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator's way out, as somebody types it.
class OperatorCommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"quarantine list", "quarantine show", "quarantine replay", "retract", "refold", "publish",
        "doctor", "invite", "readers", "open", "data show", "data erase", "partner link", "partner unlink",
        "partner list", "operator log", "portfolio set", "portfolio list", "portfolio show", "portfolio remove"})
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(text(out)).contains("Usage: lightup " + command, "Examples:", "./lightup " + command, "--json",
                "Exit codes:");
    }

    @Test
    void aCommandLineThatIsWrongEndsWithTwo() {
        Path data = folder.resolve("data");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(stack.running().endpoints()).isNotEmpty();
            for (String wrong : new String[]{"quarantine", "retract", "retract e1 --id x", "retract --id x", "refold",
                "publish", "publish --all", "publish nordvik", "publish --repair --all --status",
                "publish --status nordvik|d", "publish --repair --all --shrink",
                "quarantine list --next x", "quarantine list --tenant nowhere", "retract b1", "refold orders/1",
                "publish --repair --tenant nowhere", "publish nowhere|d", "quarantine list --limit 0", "invite",
                "invite nordvik",
                "invite nowhere --to a@b.example", "invite nordvik --to nobody", "invite nordvik/ --to a@b.example",
                "data", "data show nordvik", "data show nowhere customer/C", "data show nordvik customers",
                "data erase nordvik x/y",
                "open", "open nordvik", "open nowhere --all", "open nordvik/NV-1 --all",
                "open nordvik/NV-1 meridian/MD-1",
                "open nordvik nordvik --all", "open nordvik --accounts nowhere.txt",
                "partner", "partner link", "partner link --account nordvik", "partner unlink --account /x",
                "partner list nowhere", "operator", "operator log --since yesterday", "operator log --limit x",
                "operator log --limit 0",
                "open nordvik --all --portfolio north", "open nordvik/NV-1 --portfolio north",
                "open nordvik --all --yes", "open nordvik --portfolio north --yes --dry-run",
                "portfolio", "portfolio set nordvik north", "portfolio set nordvik north --name North nowhere.txt",
                "portfolio list nowhere", "portfolio show nordvik",
                "readers", "readers nowhere", "readers revoke nordvik", "readers show nordvik",
                "readers nordvik --reader a@b.example"}) {
                String[] words = (wrong + " --data " + data).split(" ");
                assertThat(run(words)).as(wrong).isEqualTo(ExitCodes.USAGE);
                assertThat(text(err)).as(wrong).isNotBlank().doesNotContain("\tat ");
            }
        }
    }

    @Test
    void withoutAStackItSaysSoAndEndsWithThree() {
        assertThat(run("retract", "e1", "--data", folder.resolve("none").toString())).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(text(err)).contains("is no data folder").doesNotContain("\tat ");
    }

    @Test
    void whatNobodyKnowsEndsWithOneAndOneSentence() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(stack.running().endpoints()).isNotEmpty();
            String receipt = "e" + "0".repeat(32);
            for (String unknown : new String[]{"retract " + receipt, "quarantine show " + receipt,
                "quarantine replay " + receipt, "refold order/never", "publish nordvik|no-such-unit",
                "readers revoke nordvik --reader a@b.example", "invite operator --to a@b.example",
                "open nordvik/NV-404", "open operator --all", "open nordvik --portfolio north",
                "portfolio show nordvik north", "portfolio remove nordvik north --yes", "portfolio list operator",
                "partner link --account nordvik/NV-404 --account meridian/MD-404",
                "data show nordvik customer/never", "data erase nordvik customer/never --yes",
                "data show operator reader/a@b.example", "data erase operator reader/a@b.example"}) {
                assertThat(run((unknown + " --data " + data).split(" "))).as(unknown).isEqualTo(ExitCodes.REFUSED);
                assertThat(text(out)).as(unknown).isNotBlank();
            }
            assertThat(
                    run("invite", "nordvik/NV-1", "--to", "a@b.example", "--as", "Fjordlys", "--data", data.toString()))
                    .isZero();
            assertThat(run("data", "show", "operator", "reader/a@b.example", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("1 grants:", "nordvik  a@b.example  Fjordlys  invited ");
            assertThat(run("data", "show", "nordvik", "partner/NV-1", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("called Fjordlys in the entries of 1 readers");
            assertThat(run("data", "erase", "operator", "reader/a@b.example", "--yes", "--data", data.toString()))
                    .isZero();
            assertThat(text(out)).contains(": 1 grants and 0 devices erased; 0 homes", "what stays: ")
                    .doesNotContain("b.example");
            Path list = folder.resolve("north.csv");
            Files.writeString(list, "\ufeff\"NV-1\";;\r\nnordvik/NV-2\n\nNV-1\n");
            assertThat(run("portfolio", "set", "nordvik", "north", "--name", "North", list.toString(), "--data",
                    data.toString())).isZero();
            assertThat(text(out)).contains("is new: \"North\"", "account NV-1 comes", "account NV-2 comes",
                    "nothing was told yet of 2 of its accounts: NV-1, NV-2", "nothing is changed yet");
            assertThat(run("portfolio", "list", "nordvik", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("nordvik has no portfolio");
            assertThat(
                    run("portfolio", "set", "nordvik", "north", "--name", "North", list.toString(), "--yes", "--data",
                            data.toString()))
                    .isZero();
            assertThat(text(out)).containsPattern("portfolio north is changed, receipt e[0-9a-f]{32}");
            stack.settle(PATIENCE);
            assertThat(run("portfolio", "show", "nordvik", "north", "--data", data.toString())).isZero();
            assertThat(text(out)).isEqualToNormalizingNewlines("NV-1\nNV-2\n");
            assertThat(run("portfolio", "list", "nordvik", "--data", data.toString())).isZero();
            assertThat(text(out))
                    .containsPattern("north  \"North\"  2 accounts listed  d/[a-z2-7]{16}/m/[a-z2-7]{16}/");
            assertThat(run("open", "nordvik", "--portfolio", "north", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("NV-2: nothing was ever received of it", "the same with --yes opens them");
            assertThat(run("portfolio", "remove", "nordvik", "north", "--yes", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("is removed: \"North\", 2 accounts; they stay as they are");
            assertThat(run("partner", "list", "nordvik", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("nothing of nordvik is linked");
            assertThat(run("partner", "unlink", "--account", "nordvik/NV-404", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("was not linked");
            assertThat(run("partner", "link", "--account", "nordvik/NV-404", "--account", "meridian/MD-404", "--data",
                    data.toString())).isEqualTo(ExitCodes.REFUSED);
            assertThat(text(out)).contains("nothing was ever received of");
            assertThat(run("operator", "log", "--limit", "5", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("  operator  partner link accounts=2  nordvik/account/", ": unknown",
                    "  operator  partner unlink  nordvik/account/", "  nordvik  portfolio remove  portfolio/",
                    "  nordvik  portfolio set accounts=2  portfolio/", "  operator  data erase  reader/",
                    "there are more").doesNotContain("NV-404", "b.example");
            assertThat(
                    run("operator", "log", "--tenant", "nordvik", "--since", "2026-01-01", "--limit", "500", "--json",
                            "--data", data.toString()))
                    .isZero();
            assertThat(last().path("more").asBoolean(true)).isFalse();
            assertThat(last().path("calls").findValuesAsText("command")).contains("invite", "data held", "retract")
                    .doesNotContain("partner link accounts=2");
        }
    }

    @Test
    void theDoctorSaysOfAStackWhatWaitsAndWhatIsParked() throws Exception {
        Path data = folder.resolve("data");
        assertThat(run("doctor", "--data", data.toString())).isEqualTo(ExitCodes.UNAVAILABLE);
        assertThat(text(err)).contains("no stack runs in").doesNotContain("\tat ");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            send(data, "u1", 7, "2026-03-09T00:00:00Z");
            stack.settle(PATIENCE);
            assertThat(run("doctor", "--data", data.toString())).as(text(out)).isZero();
            assertThat(text(out)).contains("ApplyFunction", "PublishFunction", "no records wait",
                    "no events could not be applied");

            stack.table()
                    .ledger()
                    .sweeps()
                    .park(new ParkedEvent(RawKey.of("nordvik", "/nordvik/erp", "p1"), 4,
                            Instant.parse("2026-03-01T08:00:00Z"), Instant.now().plus(Duration.ofHours(6)),
                            "not-read"));
            assertThat(run("doctor", "--data", data.toString())).isEqualTo(ExitCodes.REFUSED);
            assertThat(text(out)).contains("1 event could not be applied, the oldest since 2026-03-01T08:00:00.000Z",
                    "nordvik  endpoint not read  not-read  1  since 2026-03-01T08:00:00.000Z");
            assertThat(run("doctor", "--data", data.toString(), "--json")).isEqualTo(ExitCodes.REFUSED);
            assertThat(last().at("/parked/count").asInt()).isEqualTo(1);
            assertThat(last().path("streams")).hasSize(2);
        }
    }

    @Test
    void aReportWithAWrongDateIsTakenBackAndTheNumberIsRight() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            String wrong = send(data, "u1", 7, "2026-06-10T00:00:00Z");
            send(data, "u2", 9, "2026-03-09T00:00:00Z");
            stack.settle(PATIENCE);
            assertThat(page(stack)).contains("2026-06-10T");

            assertThat(run("retract", wrong, "--data", data.toString(), "--dry-run")).as(text(err)).isZero();
            assertThat(text(out)).contains("would be taken back at 1 subjects", "usage/K1/AWP", "accounts: NV-1");
            assertThat(run("retract", wrong, "--data", data.toString(), "--json")).isZero();
            assertThat(last().path("tenant").asText()).isEqualTo("nordvik");
            stack.settle(PATIENCE);
            assertThat(page(stack)).doesNotContain("2026-06-10T").contains("\"active\":9");
            assertThat(run("retract", wrong, "--data", data.toString())).isZero();
            assertThat(text(out)).contains("was taken back before");
            assertThat(run("retract", "--source", "/nordvik/reports", "--id", "u1", "--undo", "--data",
                    data.toString())).isZero();
            stack.settle(PATIENCE);
            assertThat(page(stack)).contains("2026-06-10T");
            assertThat(run("refold", "usage/K1/AWP", "--data", data.toString())).isZero();
            assertThat(text(out)).contains("1 folded anew, 0 written");
            assertThat(run("refold", "--tenant", "nordvik", "--data", data.toString(), "--json")).isZero();
            assertThat(last().path("failed")).isEmpty();
        }
    }

    @Test
    void aBodyThatWasPutAsideIsListedShownAndReadAgain() throws Exception {
        Path data = folder.resolve("data");
        Path file = Files.writeString(folder.resolve("order.json"), """
                {"specversion":"1.0","id":"1","source":"/nordvik/x","type":"order.lost","subject":"order/1","data":{}}
                """);
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(run("quarantine", "list", "--data", data.toString())).as(text(err)).isZero();
            assertThat(text(out)).contains("nothing waits");
            assertThat(run("send", "--data", data.toString(), file.toString())).isEqualTo(ExitCodes.REFUSED);
            stack.settle(PATIENCE);
            assertThat(run("quarantine", "list", "--data", data.toString(), "--json")).isZero();
            String receipt = last().at("/nordvik/events/0/receipt").asText();
            assertThat(run("quarantine", "list", "--data", data.toString())).isZero();
            assertThat(text(out)).contains(receipt, "nordvik", "quarantined: type-unknown");
            assertThat(run("quarantine", "show", receipt, "--data", data.toString())).isZero();
            assertThat(text(out)).contains("its body is kept until").doesNotContain("order.lost");
            assertThat(run("quarantine", "show", receipt, "--data", data.toString(), "--body")).isZero();
            assertThat(text(out)).contains("order.lost");
            assertThat(run("quarantine", "replay", receipt, "--data", data.toString())).isEqualTo(ExitCodes.REFUSED);
            assertThat(text(out)).contains("quarantined  " + receipt + "  type-unknown");
        }
    }

    private String send(Path data, String id, int active, String asOf) throws Exception {
        Path file = Files.writeString(folder.resolve(id + ".json"),
                """
                        {"specversion":"1.0","id":"%s","source":"/nordvik/reports","type":"usage.snapshot","subject":"usage/K1/AWP",
                        "time":"2026-03-10T09:15:00Z","data":{"account":"NV-1","customer":"K1","sku":"AWP","sold":10,"assigned":9,
                        "active":%d,"asOf":"%s"}}"""
                        .formatted(id, active, asOf));
        assertThat(run("send", "--data", data.toString(), file.toString(), "--json")).as(text(out)).isZero();
        return last().findValuesAsText("receipt").getFirst();
    }

    /// The twin of the account's customer page, which shows the report.
    private String page(EmbeddedStack stack) throws Exception {
        Path account = folder.resolve("out").resolve(stack.published().path("nordvik", "NV-1"));
        try (var files = Files.walk(account)) {
            var text = new StringBuilder();
            for (Path twin : files.filter(file -> file.endsWith("index.json")).sorted().toList()) {
                text.append(Files.readString(twin));
            }
            return text.toString();
        }
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

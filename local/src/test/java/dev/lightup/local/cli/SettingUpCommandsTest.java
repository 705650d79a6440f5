package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.Await;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Setting up as somebody types it, on one stack that runs.
class SettingUpCommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern SHELL = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path folder = Path.of("");
    private static Optional<EmbeddedStack> stack = Optional.empty();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        stack = Optional.of(Stacks.start(folder.resolve("out"), Optional.of(folder.resolve("data"))));
    }

    @AfterAll
    static void stop() {
        stack.ifPresent(EmbeddedStack::close);
    }

    private int run(String line, String... more) {
        out.reset();
        err.reset();
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of(more));
        if (!words.contains("--help") && !line.startsWith("endpoint handout")) {
            words.addAll(List.of("--data", folder.resolve("data").toString()));
        }
        return LightupCommand.run(words.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode answer() throws IOException {
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8).strip());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private JsonNode added(String line, String handout) throws IOException {
        assertThat(run("endpoint add " + line, "--json", "--handout", file(handout).toString())).as(said()).isZero();
        return answer();
    }

    private static String shell(String text) throws IOException, InterruptedException {
        var matcher = SHELL.matcher(text);
        assertThat(matcher.find()).isTrue();
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", matcher.group(1)).directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant add", "tenant close", "endpoint add", "endpoint list", "endpoint rotate",
        "endpoint map", "endpoint migrate",
        "endpoint disable",
        "endpoint enable", "endpoint nameless", "endpoint handout", "programme apply", "programme show",
        "freeze", "thaw", "notice"})
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(run(command + " --help")).isZero();
        assertThat(said()).contains("Usage: lightup " + command, "Examples:", "./lightup " + command, "--json",
                "Exit codes:");
    }

    @Test
    void aTenantLeavesByTheSameCommandAgainAndAgain() throws IOException {
        assertThat(run("tenant add alm")).as(said()).isZero();
        added("alm --source /alm/", "alm.md");
        // what does not come back is not done by a slip
        assertThat(run("tenant close alm --now")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("tenant close alm --now --name nordvik")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("tenant close alm --on tomorrow --yes")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("tenant close operator --now --yes")).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("tenant close nosuch --now --yes")).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("tenant close alm --on 2999-12-31 --dry-run")).as(said()).isZero();
        assertThat(said()).contains("would go of alm, on 2999-12-31");

        assertThat(run("tenant close alm --on 2999-12-31 --name alm")).as(said()).isZero();
        assertThat(said()).contains("alm leaves on 2999-12-31", "archive.zip");
        assertThat(run("tenant close alm --undo --yes")).as(said()).isZero();
        assertThat(run("endpoint list alm")).isZero();

        assertThat(run("tenant close alm --now --yes --wait 0 --by", "contract ended")).as(said()).isZero();
        assertThat(said()).contains("alm left on", "by contract ended", "signature ");
        assertThat(run("endpoint list alm")).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("tenant close alm --yes --json")).as(said()).isZero();
        assertThat(answer().at("/record/by").asText()).isEqualTo("contract ended");
        assertThat(answer().path("genuine").asBoolean()).isTrue();
        assertThat(Files.readString(folder.resolve("data").resolve("directory.json"))).doesNotContain("alm");
    }

    @Test
    void fromATenantToAPageWithWhatTheHandOutSays() throws Exception {
        assertThat(run("tenant add solis")).as(said()).isZero();
        assertThat(run("tenant add solis")).isEqualTo(ExitCodes.REFUSED);
        assertThat(said()).contains("tenant-exists");
        assertThat(
                run("endpoint add solis --source /solis/ --zone Europe/Berlin --handout", file("solis.md").toString()))
                .as(said())
                .isZero();
        assertThat(said()).contains("/v1/hooks/ep_solis_", "solis.md").doesNotContain("whsec_");
        Path handout = file("solis.md");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(handout))).isEqualTo("rw-------");
        String text = Files.readString(handout);
        assertThat(text).contains("whsec_", "```powershell\n$hook = 'http://127.0.0.1:", "```python", "/try'\n",
                "\"source\": \"/solis/\"").doesNotContain("hooks.example.org", "/nordvik/", "MfKQ9r8G");

        assertThat(shell(text)).contains("\"would\":\"accepted\"").doesNotContain("\"receipt\"");
        // what stores is the same command to the address without /try
        assertThat(shell(text.replace("$HOOK/try", "$HOOK"))).contains("\"status\":\"accepted\"");
        Await.until("the account has a page", PATIENCE, () -> Files.exists(
                file("out").resolve(stack.orElseThrow().published().path("solis", "A-7")).resolve("index.html")));

        Path order = Files.writeString(file("order.json"), """
                {"specversion":"1.0","id":"1","source":"/solis/erp","type":"order.submitted","subject":"order/S-1",
                 "data":{"account":"A-7","customer":"C-1","lines":[{"sku":"AWP","quantity":1}]}}""");
        assertThat(run("send " + order + " --tenant solis")).as(said()).isZero();
        assertThat(run("invite solis/A-7 --to dana@solis.example")).as(said()).isZero();
    }

    @Test
    void anEndpointForFilesTakesAMapAndATypoStopsIt() throws Exception {
        Path map = Files.writeString(file("map.json"),
                """
                        {"feed":"seats","asOf":"Day","map":{"account":"Reseller","customer":"Customer","sku":"SKU","sold":"Seats"}}""");
        Path typo = Files.writeString(file("typo.json"), """
                {"feed":"seats","map":{"customer":"Customer","sku":"SKU","slod":"Seats"}}""");
        assertThat(run("endpoint add nordvik --format export --source /nordvik/f --columns " + typo))
                .isEqualTo(ExitCodes.REFUSED);
        assertThat(said()).contains("`slod` is no field of ours");
        String endpoint = added("nordvik --format export --source /nordvik/f --columns " + map, "files.md")
                .path("endpoint")
                .asText();
        Files.writeString(file("report.csv"), "Day,Reseller,Customer,SKU,Seats\n2026-03-02,A-1,C-1,AWP,5\n");
        assertThat(shell(Files.readString(file("files.md")))).contains("\"rows\":1");
        Files.writeString(file("report.csv"), "Day,Reseller,Customer,SKU,Licences\n2026-03-02,A-1,C-1,AWP,5\n");
        Files.writeString(map, Files.readString(map).replace("Seats", "Licences"));
        assertThat(run("endpoint map " + endpoint + " " + typo)).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("endpoint map " + endpoint + " " + map)).as(said()).isZero();
        assertThat(said()).contains("seats 1, seats 2");
        assertThat(shell(Files.readString(file("files.md")))).contains("\"columns\":2", "\"rows\":1");
    }

    @Test
    void aHandOutGoesIntoTheDataFolderWhereNobodySaysOtherwise() throws Exception {
        assertThat(run("endpoint add meridian --source /meridian/x")).as(said()).isZero();
        try (var files = Files.list(file("data").resolve("handouts"))) {
            List<Path> all = files.toList();
            assertThat(all).singleElement()
                    .satisfies(
                            one -> assertThat(one.getFileName().toString()).matches("ep_meridian_[0-9a-f]{12}\\.md"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("data").resolve("handouts"))))
                .isEqualTo("rwx------");
    }

    /// On one machine the directory is a file.
    @Test
    void whereNoEndpointIsASecretThereIsNothingToBringOver() throws IOException {
        assertThat(run("endpoint migrate nordvik --dry-run")).as(said()).isZero();
        assertThat(said()).contains("nordvik  nothing to bring over");
        assertThat(run("endpoint migrate --yes --json")).as(said()).isZero();
        assertThat(answer().path("whole").asBoolean()).isTrue();
    }

    @Test
    void keysAreRotatedAndAnEndpointIsSwitched() throws Exception {
        JsonNode added = added("nordvik --source /nordvik/keys --family order", "k1.md");
        String endpoint = added.path("endpoint").asText();
        assertThat(added.path("secret").asText()).startsWith("whsec_");
        assertThat(run("endpoint rotate " + endpoint + " --handout " + file("k1.md"))).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("is there already").doesNotContain("\tat ");
        assertThat(run("endpoint rotate " + endpoint + " --days 2 --handout " + file("k2.md"))).as(said()).isZero();
        assertThat(said()).contains("key       k2").doesNotContain("whsec_");
        assertThat(Files.readString(file("k2.md"))).contains("- events of: order\n");
        assertThat(shell(Files.readString(file("k2.md")))).contains("\"would\":\"accepted\"");
        assertThat(shell(Files.readString(file("k1.md")))).as("the old key counts on").contains("accepted");
        assertThat(run("endpoint list nordvik")).isZero();
        assertThat(said())
                .contains(endpoint, "key k1  secret  counts until 20", "key k2  secret  counts", "families order")
                .doesNotContain("whsec_");
        assertThat(run("endpoint rotate " + endpoint + " --days 0 --json --handout " + file("k3.md"))).isZero();
        assertThat(answer().has("until")).isFalse();
        assertThat(shell(Files.readString(file("k2.md")))).contains("\"status\":401");
        assertThat(run("endpoint disable " + endpoint)).as(said()).isZero();
        assertThat(shell(Files.readString(file("k3.md")))).contains("\"status\":401");
        assertThat(run("endpoint enable " + endpoint)).isZero();
        assertThat(shell(Files.readString(file("k3.md")))).contains("\"would\":\"accepted\"");
        assertThat(Files.readString(file("k3.md"))).doesNotContain("references only");
        assertThat(run("endpoint nameless " + endpoint)).as(said()).isZero();
        assertThat(said()).contains(endpoint + " sends references only, within 60 s",
                "stays until it is erased: ./lightup data erase nordvik SUBJECT --yes");
        assertThat(run("endpoint list nordvik")).isZero();
        assertThat(said()).contains("sends references only: no name and no sentence of it is kept");
        assertThat(run("endpoint rotate " + endpoint + " --days 0 --handout " + file("k4.md"))).isZero();
        assertThat(Files.readString(file("k4.md"))).contains("- references only: send ids");
        assertThat(run("endpoint nameless " + endpoint + " --end")).as(said()).isZero();
        assertThat(said()).contains("is kept with names and sentences, within 60 s");
    }

    @Test
    void aProgrammeIsShownApartBeforeItIsInForce() throws Exception {
        Path example = Path.of("../docs/examples/programme.json");
        assertThat(run("programme show")).isEqualTo(ExitCodes.REFUSED);
        assertThat(run("programme apply " + example)).as(said()).isZero();
        assertThat(said()).contains("distributor nordvik: new", "nothing is changed yet");
        assertThat(run("programme apply " + example + " --yes")).as(said()).isZero();
        assertThat(said()).contains("applied");
        stack.orElseThrow().settle(PATIENCE);
        assertThat(run("programme show")).as(said()).isZero();
        assertThat(answer()).isEqualTo(new ObjectMapper().readTree(Files.readString(example)));
        Path other = Files.writeString(file("programme.json"),
                said().replace("\"opens\" : 8", "\"opens\" : 7").strip());
        assertThat(run("programme apply " + other)).isZero();
        assertThat(said()).startsWith("distributor nordvik, hours: 7 to 16, was 8 to 16\n\n");
        assertThat(run("programme apply " + example)).isZero();
        assertThat(said().strip()).isEqualTo("nothing changes");
        Files.writeString(other, Files.readString(example).replace("\"skus\"", "\"skuz\""));
        assertThat(run("programme apply " + other)).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("/programme/offers/0/skuz").doesNotContain("\tat ");
    }

    @Test
    void aFrozenAccountsPagesSayThatTheyStayAsTheyWereAndAreRightOnceItIsThawed() throws Exception {
        EmbeddedStack running = stack.orElseThrow();
        order("F-1");
        running.settle(PATIENCE);
        running.published().everything();
        assertThat(run("freeze meridian/MD-7 --why checked")).as(said()).isZero();
        assertThat(said()).contains("1 frozen");
        Map<Path, String> before = pages();
        assertThat(before.toString()).contains("F-1").doesNotContain("F-2");
        order("F-2");
        running.settle(PATIENCE);
        assertThat(running.published().everything().failed()).singleElement()
                .asString()
                .endsWith(": frozen [\"checked\"]");
        Map<Path, String> frozen = pages();
        assertThat(frozen.toString()).contains("This page stands as it is since", "\"frozenSince\":")
                .doesNotContain("checked");
        frozen.replaceAll((_, text) -> text.replaceFirst("<p class=\"notice\" id=\"frozen\".*?</p>", "")
                .replaceFirst("\"frozenSince\":\"[^\"]*\",", ""));
        assertThat(frozen).isEqualTo(before);
        assertThat(run("rebuild --verify")).as(said()).isZero();
        assertThat(said()).contains("units frozen");
        assertThat(run("freeze --list")).isZero();
        assertThat(said()).contains("meridian  /d/", "checked");
        assertThat(run("thaw meridian/MD-7")).as(said()).isZero();
        assertThat(running.published().everything().failed()).isEmpty();
        assertThat(pages().toString()).contains("F-1", "F-2").doesNotContain("frozenSince", "This page stands");
        String endpoint = stack.orElseThrow().running().endpoint("meridian", "canonical").endpoint();
        assertThat(run("freeze meridian --endpoint " + endpoint + " --since 2020-01-01 --why sender")).as(said())
                .isZero();
        assertThat(said()).contains("1 frozen");
        assertThat(run("freeze --list")).isZero();
        assertThat(said()).contains("sender  for what these sent: " + endpoint);
        assertThat(run("freeze meridian --endpoint ep_never --why sender")).isEqualTo(ExitCodes.REFUSED);
        assertThat(said()).contains("nothing is stored that this endpoint of meridian sent");
        assertThat(run("freeze --all --endpoint " + endpoint + " --why sender")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("freeze meridian --since 2020-01-01 --why sender")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("thaw --all --endpoint " + endpoint)).isEqualTo(ExitCodes.USAGE);
        assertThat(run("thaw meridian --endpoint " + endpoint)).as(said()).isZero();
        assertThat(said()).contains("1 thawed");
        assertThat(run("tenant list")).isZero();
        assertThat(said().lines()).contains("meridian").doesNotContain("operator");
        assertThat(run("freeze --all --why everybody")).as(said()).isZero();
        assertThat(run("freeze --list")).isZero();
        assertThat(said()).contains("meridian  /d/", "everybody");
        assertThat(run("thaw --all")).as(said()).isZero();
        assertThat(run("freeze --list")).isZero();
        assertThat(said().strip()).isEqualTo("nothing is frozen");
    }

    private void order(String id) throws IOException {
        Path file = Files.writeString(file(id + ".json"),
                """
                        {"specversion":"1.0","id":"%1$s","source":"/meridian/erp","type":"order.submitted","subject":"order/%1$s",
                         "data":{"account":"MD-7","customer":"C-1","lines":[{"sku":"AWP","quantity":1}]}}"""
                        .formatted(id));
        String endpoint = stack.orElseThrow().running().endpoint("meridian", "canonical").endpoint();
        assertThat(run("send " + file + " --endpoint " + endpoint)).as(said()).isZero();
    }

    /// The account's pages with their text.
    private Map<Path, String> pages() throws IOException {
        Path home = file("out").resolve(stack.orElseThrow().published().path("meridian", "MD-7"));
        Map<Path, String> pages = new TreeMap<>();
        try (var files = Files.walk(home)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                pages.put(one, Files.readString(one));
            }
        }
        return pages;
    }

    @Test
    void theHandOutOfADeployedStackIsMadeOfTheFunctionsAnswer() throws Exception {
        Path answer = Files.writeString(file("answer.json"),
                """
                        {"answer":"endpoint_added","endpoint":"ep_nordvik_1","path":"/v1/hooks/ep_nordvik_1","format":"canonical",
                         "sources":["/nordvik/"],"secret":"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}""");
        assertThat(run("endpoint handout " + answer + " --url https://hooks.example.org/ --to " + file("aws.md")))
                .as(said())
                .isZero();
        assertThat(said()).doesNotContain("whsec_");
        assertThat(Files.readString(file("aws.md"))).contains("HOOK=https://hooks.example.org/v1/hooks/ep_nordvik_1\n",
                "SECRET=whsec_AAECAwQF");
        assertThat(run("endpoint handout " + answer + " --url https://hooks.example.org --to " + file("aws.md")))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("endpoint handout " + file("none") + " --url https://h.example --to " + file("a.md")))
                .isEqualTo(ExitCodes.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "tenant add Nordvik", "endpoint", "endpoint add nordvik", "endpoint list",
        "endpoint add nordvik --source /n/ --handout no/such/folder/x.md", "endpoint rotate ep_1",
        "endpoint migrate", "endpoint migrate --dry-run --yes", "endpoint migrate --endpoint ep_1 --yes",
        "notice nordvik", "notice nordvik --text x --end", "notice nordvik --text x --until soon",
        "freeze", "freeze nordvik", "freeze --list nordvik", "freeze --all", "freeze --all nordvik --why x",
        "freeze --list --all", "thaw",
        "thaw nowhere", "thaw --all nordvik",
        "programme", "programme apply no-such-file", "programme apply pom.xml"})
    void aCommandLineThatIsWrongEndsWithTwo(String wrong) {
        assertThat(run(wrong)).as(said()).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint add nowhere --source /n/", "endpoint list nowhere", "endpoint disable ep_none",
        "endpoint enable ep_none", "endpoint nameless ep_none", "endpoint migrate nowhere --yes",
        "endpoint add nordvik --source /n/ --format pax9",
        "endpoint add nordvik --source /n/ --family orders", "endpoint add nordvik --source /n/ --zone Oslo",
        "endpoint add nordvik --source /n/ --public-key whpk_x"})
    void whatCannotBeDoneEndsWithOneAndOneSentence(String wrong) {
        assertThat(run(wrong)).as(said()).isEqualTo(ExitCodes.REFUSED);
        assertThat(said().strip().lines()).hasSize(1);
    }
}

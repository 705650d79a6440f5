package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.UsageState;
import dev.lightup.functions.admin.CallContext;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.handin.HandIn;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A channel manager with a browser: looks at a file, then publishes it.
class UploadFormTest {
    private static final String UPLOAD = "/enter/upload";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(pass|packed|name)\" value=\"([^\"]*)\"");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage directory = new Stage();
    private final CallContext calls = new CallContext();
    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());
    private Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());

    @BeforeEach
    void build() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        door = new Doorstep(dynamo.client(), dynamo.table(), post());
        ground.now(door.now.get());
    }

    /// As from function to function: in bytes.
    private HandInPost post() {
        var function = new HandIn(dynamo.client(), dynamo.table(), directory, () -> door.now.get());
        return asked -> {
            var answer = new ByteArrayOutputStream();
            try {
                function.handleRequest(new ByteArrayInputStream(Codec.write(asked)), answer, calls);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Codec.read(HandInAnswer.class, answer.toByteArray());
        };
    }

    private Visitor manager() {
        return reader(NORDVIK, NORDVIKS);
    }

    private Visitor reader(Unit unit, String path) {
        Visitor reader = door.visitor();
        assertThat(reader.post(door.invited(unit, path), "").status()).isEqualTo(303);
        return reader;
    }

    /// Rows of as many customers of an account, ten seats each.
    private static String rows(String account, int many, int active) {
        return IntStream.range(0, many)
                .mapToObj(i -> account + ",K-" + account + "-" + i + ",AWP,10,9," + active + "\n")
                .collect(Collectors.joining());
    }

    private static String file(String day, String... rows) {
        return "# asOf: " + day + "\nReseller,Customer ID,SKU,Seats,Assigned,Active\n" + String.join("", rows);
    }

    private static Got look(Visitor reader, String feed, byte[] file) {
        return reader.upload(UPLOAD, fields("for", "nordvik", "feed", feed, "file", file));
    }

    private static Got look(Visitor reader, String file) {
        return look(reader, Stage.NORDVIK_FILES, file.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> fields(Object... parts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i].toString(), parts[i + 1]);
        }
        return fields;
    }

    /// Presses the second button.
    private static Got publish(Visitor reader, Got look) {
        return reader.upload(UPLOAD, button(look));
    }

    private static Map<String, Object> button(Got look) {
        assertThat(look.body()).contains("<button>Publish ");
        Map<String, Object> fields = fields("for", "nordvik", "feed", Stage.NORDVIK_FILES);
        Matcher hidden = HIDDEN.matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private List<RawEvent> stored() {
        List<RawEvent> stored = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            stored.addAll(ground.ledger()
                    .rawEvents()
                    .find(ground.ledger()
                            .sweeps()
                            .received(shard, Instant.EPOCH, door.now.get().plus(Duration.ofDays(1)))
                            .map(ReceivedEvent::key)
                            .toList()));
        }
        return stored;
    }

    private void apply() {
        ground.applying(dynamo.plainClient()).apply(stored());
    }

    private UsageState.Workload usage(String subject) {
        UsageState state = (UsageState) ground.ledger()
                .subjects()
                .state("nordvik", Subject.parse(subject).orElseThrow())
                .orElseThrow()
                .folded()
                .current()
                .state();
        return Objects.requireNonNull(state.workloads().get(UsageState.WHOLE));
    }

    @Test
    void nothingIsStoredByALookAndByTheButtonExactlyWhatWasLookedAt() {
        Visitor manager = manager();
        String torn = "NV-1,K-torn,AWP,ten,9,7\n";
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7), torn, rows("NV-2", 1, 7)));
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains(
                "Nothing is published yet. This file would add 4 things, at 2 accounts.",
                "report.csv", "5 rows of seats", "as of 2026-03-01", "1 row<small>not read", "Line 6:",
                "Publish 4 rows",
                "Accounts: NV-1, NV-2.", "uploaded by hand, grade B");
        assertThat(stored()).isEmpty();
        Got done = publish(manager, look);
        assertThat(done.body()).contains("Published.", NORDVIKS + "#feeds");
        RawEvent event = stored().getFirst();
        assertThat(stored()).hasSize(1);
        assertThat(event.grade()).isEqualTo(Grade.B);
        assertThat(event.source()).isEqualTo("/nordvik/files");
        assertThat(event.endpoint()).isEqualTo(Stage.NORDVIK_FILES);
        assertThat(event.keyId()).isEqualTo("reader-" + Doorstep.DANA.reader());
        assertThat(event.received()).isEqualTo(door.now.get());
        assertThat(done.body()).contains(event.receipt());
        assertThat(calls.lines()).containsExactly("by hand: tenant=nordvik feed=" + Stage.NORDVIK_FILES + " reader="
                + Doorstep.DANA.reader() + " receipt=" + event.receipt());
        apply();
        assertThat(usage("usage/K-NV-1-0/AWP").active()).contains(7L);
        // the feed's own retractions name it
        assertThat(directory.endpoint(Stage.NORDVIK_FILES).orElseThrow().speaksFor(event.source())).isTrue();
    }

    @Test
    void aRepeatedPublishAndTheSameFileAgainAreFoundAgain() throws Exception {
        Visitor manager = manager();
        String file = file("2026-03-01", rows("NV-1", 3, 7));
        Got look = look(manager, file);
        Got other = look(manager, file);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Callable<Got>> both = List.of(() -> publish(manager, look), () -> publish(manager, other));
            List<String> said = new ArrayList<>();
            for (Future<Got> done : two.invokeAll(both)) {
                said.add(done.get().body().contains("was published before") ? "again" : "once");
                assertThat(done.get().status()).isEqualTo(200);
            }
            assertThat(said).containsExactlyInAnyOrder("again", "once");
        }
        assertThat(publish(manager, look).body()).contains("This file was published before.");
        assertThat(publish(manager, look(manager, file)).body()).contains("This file was published before.");
        assertThat(stored()).hasSize(1);
        apply();
        assertThat(look(manager, file).body()).contains("This file would change nothing that is known.");
        // without a day of its own it is of the day on which it is looked at
        String undated = file.substring(file.indexOf('\n') + 1);
        publish(manager, look(manager, undated));
        door.later(Duration.ofHours(1));
        assertThat(publish(manager, look(manager, undated)).body()).contains("was published before");
        door.later(Duration.ofHours(24));
        assertThat(publish(manager, look(manager, undated)).body()).contains("Published.");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void theButtonPublishesNothingElseThanWhatItStandsBelow() {
        Visitor manager = manager();
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7)));
        Map<String, Object> others = button(look(manager, file("2026-03-01", rows("NV-1", 3, 8))));
        Map<String, Object> swapped = button(look);
        swapped.put("packed", others.get("packed"));
        assertThat(manager.upload(UPLOAD, swapped).body())
                .contains("Not published: what it would do is not any more what the page before said.");
        for (String pass : List.of("", "1", "x.y", "1.", "-1." + "0".repeat(64),
                "9".repeat(15) + "." + "0".repeat(64), door.now.get().toEpochMilli() + "." + "0".repeat(63))) {
            Map<String, Object> broken = button(look);
            broken.put("pass", pass);
            assertThat(manager.upload(UPLOAD, broken).body()).as(pass).contains("The look is over.");
        }
        Map<String, Object> guessed = button(look);
        guessed.put("pass", door.now.get().toEpochMilli() + "." + "0".repeat(64));
        assertThat(manager.upload(UPLOAD, guessed).body()).contains("Not published");
        for (String packed : List.of("", "!", "aGVsbG8=")) {
            Map<String, Object> broken = button(look);
            broken.put("packed", packed);
            assertThat(manager.upload(UPLOAD, broken).body()).as(packed).contains("did not come as it was sent");
        }
        // another reader's look is not this one's
        Visitor other = door.visitor();
        other.post(door.invited(NORDVIK, NORDVIKS, new dev.lightup.ledger.access.MailAddress("eve@nordvik.example")),
                "");
        assertThat(publish(other, look).body()).contains("Not published");
        door.later(Duration.ofMinutes(60));
        assertThat(publish(manager, look).body()).contains("The look is over.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatChangedBetweenLookAndButtonIsLookedAtAgain() {
        Visitor manager = manager();
        Got look = look(manager, file("2026-03-01", rows("NV-1", 3, 7)));
        publish(manager, look(manager, file("2026-02-28", rows("NV-1", 2, 7))));
        apply();
        Got again = publish(manager, look);
        assertThat(again.body()).contains("Not published: what it would do",
                "would add 1 thing, at 1 account.");
        assertThat(stored()).hasSize(1);
        assertThat(publish(manager, again).body()).contains("Published.");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whatAFileLeavesOutIsToldBeforeItGoesAndTheBrakeHoldsIt() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-02-27", rows("NV-1", 10, 7), rows("NV-2", 30, 7))));
        apply();
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 10, 7), rows("NV-2", 30, 7))).body())
                .contains("would change nothing", "40 the same",
                        "It lists all that the file before it listed.");
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 8, 7), rows("NV-2", 30, 8))).body())
                .contains("would change 30 things, at 2 accounts; 2 rows would go.", "NV-1: 8 of 10");
        Got held = look(manager, file("2026-03-01", rows("NV-1", 4, 7), rows("NV-2", 30, 7)));
        assertThat(held.body())
                .contains("So much is missing that nothing goes", "6 rows<small>missing", "NV-1: 4 of 10")
                .doesNotContain("would go");
        assertThat(look(manager, "# part: 1 of 2\n" + file("2026-03-01", rows("NV-1", 4, 7))).body())
                .contains("The file is a part");
        assertThat(look(manager, file("2026-02-20", rows("NV-1", 4, 7))).body()).contains("A later file counts.");
        publish(manager, held);
        apply();
        assertThat(ground.items().get("nordvik feed/" + Stage.NORDVIK_FILES + "/seats")).isNotNull();
        assertThat(look(manager, file("2026-02-27", rows("NV-1", 10, 9), rows("NV-2", 30, 7))).body())
                .contains("would change");
    }

    @Test
    void ofTheFilesOfOneDayTheLastOneCountsWhateverItsContent() {
        Visitor manager = manager();
        for (int active : List.of(7, 9, 3, 8, 1, 6, 2, 5)) {
            assertThat(publish(manager, look(manager, file("2026-03-01", rows("NV-1", 3, active)))).body())
                    .contains("Published.");
            apply();
            assertThat(usage("usage/K-NV-1-0/AWP").active()).as("after %s", active).contains((long) active);
            door.later(Duration.ofMinutes(2));
        }
        // what was overtaken does not count by being published again, and is not said to
        Got old = look(manager, file("2026-03-01", rows("NV-1", 3, 9)));
        assertThat(publish(manager, old).body())
                .contains("This file was published before, and does not count any more.");
        assertThat(stored()).hasSize(8);
    }

    @Test
    void whatAFileOfTheSameMomentLeavesOutIsToldToStay() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-03-01", rows("NV-1", 10, 7))));
        apply();
        assertThat(look(manager, file("2026-03-01", rows("NV-1", 9, 7))).body())
                .contains("A file of the same moment listed more", "NV-1: 9 of 10");
    }

    @Test
    void anotherTenantsFeedAndAFeedOfEventsAreNoneAsOneThatIsNotThere() {
        Visitor manager = manager();
        byte[] file = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        Got unknown = look(manager, "ep_unknown", file);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("There is no such feed of files here.");
        for (String feed : List.of(Stage.SOLIS, Stage.NORDVIK, Stage.OPERATOR, "ep_off", "../ep_nordvik_files", "", "é",
                "x".repeat(100))) {
            assertThat(look(manager, feed, file)).as(feed).isEqualTo(unknown);
        }
        for (String tenant : List.of("solis", "operator", "", "nordvik ")) {
            assertThat(manager.upload(UPLOAD, fields("for", tenant, "feed", Stage.NORDVIK_FILES, "file", file)))
                    .as(tenant)
                    .isEqualTo(unknown);
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void onlyADistributorsReaderUploads() {
        Visitor owner = reader(Doorstep.BRIGHTWATER, Doorstep.BRIGHTWATERS);
        byte[] file = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        assertThat(owner.get(UPLOAD).body()).contains("This session uploads nothing.").doesNotContain("<form");
        assertThat(look(owner, Stage.NORDVIK_FILES, file).body()).contains("This session uploads nothing.");
        assertThat(look(door.visitor(), Stage.NORDVIK_FILES, file).body()).contains("Get a link by mail");
        Visitor manager = manager();
        door.ledger().grants().revoke(NORDVIK, Doorstep.DANA.reader(), door.now.get());
        assertThat(look(manager, Stage.NORDVIK_FILES, file).body()).contains("This session uploads nothing.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void theFormNamesTheFeedsOfWhichSomethingCameAndAsksForOneWhereNoneDid() {
        Visitor manager = manager();
        assertThat(manager.get(UPLOAD).body()).contains("name=\"feed\" autocomplete=\"off\"");
        publish(manager, look(manager, file("2026-03-01", rows("NV-1", 1, 7))));
        apply();
        assertThat(manager.get(UPLOAD).body())
                .contains("<input type=\"hidden\" name=\"feed\" value=\"" + Stage.NORDVIK_FILES + "\">")
                .doesNotContain("<select");
        // another feed can be named all the same, and is held to the same
        byte[] file = file("2026-03-01", rows("NV-1", 1, 8)).getBytes(StandardCharsets.UTF_8);
        assertThat(manager
                .upload(UPLOAD, fields("for", "nordvik", "feed", "ep_unknown", "other", " " + Stage.NORDVIK_FILES,
                        "file", file))
                .body()).contains("Publish 1 row");
        assertThat(manager.upload(UPLOAD, fields("for", "nordvik", "feed", Stage.NORDVIK_FILES, "other", Stage.SOLIS,
                "file", file)).body()).contains("There is no such feed of files here.");
    }

    @Test
    void eachWrongFileGetsAPlainAnswer() {
        Visitor manager = manager();
        byte[] good = file("2026-03-01", rows("NV-1", 1, 7)).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("The file is empty.", new byte[0]);
        wrong.put("That is no table.", new byte[]{(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F'});
        wrong.put("That is a workbook.", "PK\u0003\u0004...[Content_Types].xml".getBytes(StandardCharsets.ISO_8859_1));
        wrong.put("That text is not in UTF-8.",
                new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        wrong.put("save the file as CSV UTF-8",
                "Reseller,Customer ID,SKU\nNV-1,K-\u00e9,AWP\n".getBytes(StandardCharsets.ISO_8859_1));
        wrong.put("No column map of this feed reads this file.",
                "Partner,Kunde,Artikel\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        wrong.put("This file cannot be read.",
                file("2026-03-01", "NV-1,K,AWP,ten,9,9\n").getBytes(StandardCharsets.UTF_8));
        wrong.put("The file is too large for a form",
                ("a,b\n" + "1,2\n".repeat(80_000)).getBytes(StandardCharsets.UTF_8));
        wrong.forEach((says, file) -> {
            Got got = look(manager, Stage.NORDVIK_FILES, (byte[]) file);
            assertThat(got.body()).as(says).contains(says, "Nothing is published.");
            assertThat(got.status()).as(says).isIn(413, 422);
        });
        assertThat(look(manager, Stage.NORDVIK_FILES,
                "Partner,Kunde,Artikel\n1,2,3\n".getBytes(StandardCharsets.UTF_8)).body())
                .contains("A draft of a map", "&quot;customer&quot;:&quot;Kunde&quot;");
        assertThat(manager.upload(UPLOAD, fields("for", "nordvik", "feed", Stage.NORDVIK_FILES)).body())
                .contains("There was no file.");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whateverGoesWrongAtWhicheverWriteOfPublishingThePressAfterItHasTheFileOnce() {
        Visitor manager = manager();
        int stored = 0;
        int cutOff = 0;
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_BEFORE,
                Fault.SERVER_ERROR_AFTER,
                Fault.TIMEOUT_AFTER, Fault.THROTTLE, Fault.REPEATED)) {
            // a name and the event; one more, at which nothing goes wrong
            for (int write = 1; write <= 3; write++) {
                String at = fault + " at write " + write;
                Got look = look(manager,
                        "Reseller,Customer ID,Customer,SKU,Seats\nNV-1,K-" + fault + write + ",Dana of "
                                + at + ",AWP,5\n");
                dynamo.faults().atWrite(write, fault);
                try {
                    cutOff += publish(manager, look).status() == 200 ? 0 : 1;
                } catch (FaultyDynamo.Killed _) {
                    cutOff++;
                }
                dynamo.faults().heal();
                assertThat(stored().size()).as(at).isBetween(stored, stored + 1);
                assertThat(publish(manager, look).status()).as(at).isEqualTo(200);
                stored++;
                assertThat(stored()).as(at).hasSize(stored);
                assertThat(publish(manager, look).body()).as(at).contains("was published before");
            }
        }
        assertThat(cutOff).as("two writes of all but what the client repeats by itself").isEqualTo(6 * 2);
    }

    @Test
    void aFormFromElsewhereOrCutOffStoresNothing() {
        Visitor manager = manager();
        Map<String, String> ours = Map.of("origin", SITE, "sec-fetch-site", "same-origin", "content-type",
                "multipart/form-data; boundary=b");
        String whole = "--b\r\nContent-Disposition: form-data; name=\"for\"\r\n\r\nnordvik\r\n--b\r\nContent-Disposition: form-data; name=\"feed\"\r\n\r\n"
                + Stage.NORDVIK_FILES
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + file("2026-03-01", rows("NV-1", 1, 7)) + "\r\n--b--";
        assertThat(manager.send("POST", UPLOAD, ours, whole).body()).contains("Publish 1 row");
        for (int cut = 0; cut < whole.length(); cut += 17) {
            assertThat(manager.send("POST", UPLOAD, ours, whole.substring(0, cut)).body()).as("cut at " + cut)
                    .contains("The form did not come whole.");
        }
        for (Map<String, String> from : List.of(Map.<String, String>of(), Map.of("origin", "https://evil.example"),
                Map.of("origin", SITE, "sec-fetch-site", "cross-site"))) {
            var headers = new LinkedHashMap<>(from);
            headers.put("content-type", "multipart/form-data; boundary=b");
            assertThat(manager.send("POST", UPLOAD, headers, whole).status()).isEqualTo(400);
        }
        assertThat(stored()).isEmpty();
    }
}

package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.FJORDLYS;
import static dev.lightup.functions.enter.Doorstep.FJORDLYSES;
import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.handin.HandInDesk;
import dev.lightup.functions.inviting.InvitationList;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A channel manager invites readers of accounts by a pasted list, without an engineer and without a script.
class InvitationFormTest {
    private static final String INVITE = "/enter/invite";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(form|list|for)\" value=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern
            .compile("<code>https://pages\\.example(/enter/link/[A-Za-z0-9_-]{43})</code>");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage directory = new Stage();
    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table(), post());
        dynamo.ledger().labels().putMissing("nordvik", Map.of("token-1", "Brightwater <IT>"));
        door.named("nordvik", "A-7", "token-1", Optional.of(door.now.get()));
        door.named("nordvik", "A-8", "token-2", Optional.empty());
        door.named("meridian", "M-1", "token-3", Optional.of(door.now.get()));
        for (String account : List.of("A-7", "A-8")) {
            door.ledger()
                    .units()
                    .putPage(unit(account), new PageItem(path(account).substring(1) + "index.html", "h", "e", 1, 1));
        }
    }

    private HandInPost post() {
        return asked -> {
            var desk = new HandInDesk(dynamo.ledger(), directory, Stage.unkept(), Formats.all(door.now::get),
                    door.now::get);
            byte[] answer = Codec.write(desk.answer(Codec.read(HandInRequest.class, Codec.write(asked))));
            return Codec.read(HandInAnswer.class, answer);
        };
    }

    private Unit unit(String account) {
        return Unit.account("nordvik", OpaqueId.id(directory.tenant("nordvik").key().array(), "account", account));
    }

    private String path(String account) {
        byte[] key = directory.tenant("nordvik").key().array();
        return "/d/" + OpaqueId.id(key, "tenant", "nordvik") + "/a/" + OpaqueId.id(key, "account", account) + "/";
    }

    private Visitor manager() {
        return reader(NORDVIK, NORDVIKS, "ruth@nordvik.example");
    }

    private Visitor reader(Unit unit, String path, String address) {
        Visitor reader = door.visitor();
        assertThat(reader.post(door.invited(unit, path, new MailAddress(address)), "").status()).isEqualTo(303);
        return reader;
    }

    private static Got look(Visitor reader, String list) {
        return reader.upload(INVITE, fields("for", "nordvik", "list", list));
    }

    private static Map<String, Object> fields(String... parts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i], parts[i + 1]);
        }
        return fields;
    }

    /// Presses the second button, as a browser would that has no script.
    private static Got press(Visitor reader, Got look) {
        return reader.upload(INVITE, button(look));
    }

    private static Map<String, Object> button(Got look) {
        assertThat(look.body()).contains("<button>Invite ");
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1),
                    hidden.group(2).replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&"));
        }
        return fields;
    }

    private static List<String> links(Got got) {
        return LINK.matcher(got.body()).results().map(link -> link.group(1)).toList();
    }

    private Optional<ReaderGrant> grant(String account, String address) {
        return door.ledger().grants().find(unit(account), new MailAddress(address).reader());
    }

    @Test
    void theLookSaysWhoWouldBeInvitedToWhatAndTheButtonGivesALinkForEach() {
        Visitor ruth = manager();
        assertThat(ruth.get("/enter").body()).contains("href=\"/enter/invite\"");
        assertThat(ruth.get(INVITE).body()).contains("<textarea", "enctype=\"multipart/form-data\"")
                .doesNotContain("<script");
        Got look = look(ruth, "Dana@Brightwater.example;A-7\r\n\r\nkim@brightwater.example\tA-8\r\n");
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("This list would invite 2 readers.",
                "<bdi>dana@brightwater.example</bdi> to account <bdi>A-7</bdi> (<bdi>Brightwater &lt;IT&gt;</bdi>)",
                "The account is open since 2 March 2026.",
                "<bdi>kim@brightwater.example</bdi> to account <bdi>A-8</bdi> <small>", "The account is still shut");
        assertThat(grant("A-7", "dana@brightwater.example")).as("a look invites nobody").isEmpty();
        assertThat(links(look)).isEmpty();

        Got done = press(ruth, look);
        assertThat(done.body()).contains("2 readers are invited.", "Good until 16 March 2026");
        assertThat(links(done)).hasSize(2).doesNotHaveDuplicates();
        assertThat(done.body()).contains("readonly spellcheck=\"false\">\ndana@brightwater.example;A-7;" + SITE
                + links(done).getFirst() + "\nkim@brightwater.example;A-8;" + SITE + links(done).getLast()
                + "</textarea>");
        assertThat(grant("A-7", "dana@brightwater.example")).hasValueSatisfying(grant -> {
            assertThat(grant.page().path()).isEqualTo(path("A-7"));
            assertThat(grant.page().account()).contains("A-7");
            assertThat(grant.page().title()).isEqualTo("Account A-7 at nordvik");
            assertThat(grant.invited().by())
                    .isEqualTo("reader-" + new MailAddress("ruth@nordvik.example").reader());
        });
        assertThat(door.letters).as("nothing is mailed").isEmpty();

        Visitor dana = door.visitor();
        assertThat(dana.post(links(done).getFirst(), "").location()).isEqualTo(path("A-7"));
        assertThat(dana.reads(path("A-7"))).isTrue();
        assertThat(dana.reads(path("A-8"))).isFalse();
        Visitor kim = door.visitor();
        assertThat(kim.post(links(done).getLast(), "").location()).isEqualTo("/enter");
        assertThat(kim.get("/enter").body()).contains("not opened yet");
        assertThat(kim.reads(path("A-8"))).as("a shut account is read by nobody who is invited").isFalse();
    }

    @Test
    void whatIsCopiedFromTheLinksIsNoFormulaAndHasItsCellsApart() {
        door.named("nordvik", "=A;1\"", "token-1", Optional.of(door.now.get()));
        Visitor ruth = manager();
        Got done = press(ruth, look(ruth, "+dana@brightwater.example\t=A;1\""));
        assertThat(done.body()).contains(">\n&#39;+dana@brightwater.example;&quot;&#39;=A;1&quot;&quot;&quot;;" + SITE
                + links(done).getFirst() + "</textarea>");
    }

    @Test
    void aRepeatOfTheButtonKnowsTheSameInvitationsAndBringsNoneBack() {
        Visitor ruth = manager();
        Got look = look(ruth, "dana@brightwater.example,A-7\nkim@brightwater.example,A-7\nlee@brightwater.example,A-7");
        Got first = press(ruth, look);
        assertThat(press(ruth, look)).isEqualTo(first);
        door.later(Duration.ofDays(1));
        assertThat(press(ruth, look).body()).isEqualTo(first.body());

        // used, taken back, replaced
        door.visitor().post(links(first).getFirst(), "");
        door.ledger().grants().revoke(unit("A-7"), new MailAddress("kim@brightwater.example").reader(), door.now.get());
        Got newer = press(ruth, look(ruth, "lee@brightwater.example;A-7"));
        Got again = press(ruth, look);
        assertThat(links(again)).isEmpty();
        assertThat(again.body()).contains("Nobody was invited.", "Have it already", "nothing changed");
        assertThat(grant("A-7", "kim@brightwater.example").orElseThrow().revoked()).isPresent();
        assertThat(door.visitor().post(links(first).getLast(), "").status()).as("replaced").isEqualTo(410);
        assertThat(door.visitor().post(links(newer).getFirst(), "").status()).isEqualTo(303);
    }

    @Test
    void theButtonPressedTwiceInOneMomentInvitesOnceAndBothAnswersHaveAllLinks() throws Exception {
        Visitor ruth = manager();
        Got look = look(ruth, lines(30));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Got>> presses = threads.invokeAll(Collections.nCopies(3, () -> press(ruth, look)));
            for (Future<Got> press : presses) {
                assertThat(links(press.get())).hasSize(30).isEqualTo(links(presses.getFirst().get()));
            }
        }
    }

    /// Some programs put marks around what they copy that turn the direction of text: they stand in no page, and so not in what the button posts.
    @Test
    void theButtonInvitesWhomTheLookNamedWhateverMarksWerePastedWithThem() {
        Visitor ruth = manager();
        Got look = look(ruth,
                "\u202Adana@brightwater.example\u202C;A-7\u202E\n\u2068kim@brightwater.example\u2069\tA-7");
        assertThat(look.body()).contains("This list would invite 2 readers.");
        assertThat(links(press(ruth, look))).hasSize(2);
        assertThat(grant("A-7", "dana@brightwater.example")).isPresent();
    }

    /// Looked for from the end, blanks are counted once; a pattern began anew at each of them, and kept everybody waiting.
    @Test
    void aLineOfBlanksIsReadAsFastAsAnyOther() {
        String blanks = "a" + " ".repeat(79_000) + "b";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(InvitationList.of(blanks).lines()).hasSize(1);
            }
        });
    }

    @Test
    void whoHasItAlreadyIsLeftAloneAndWhoeverWasInvitedBeforeIsToldAsSuch() {
        Visitor ruth = manager();
        String list = "dana@brightwater.example;A-7\nkim@brightwater.example;A-7\nlee@brightwater.example;A-7\nmo@brightwater.example;A-7";
        Got first = press(ruth, look(ruth, list));
        Visitor dana = door.visitor();
        dana.post(links(first).getFirst(), "");
        door.ledger().grants().revoke(unit("A-7"), new MailAddress("lee@brightwater.example").reader(), door.now.get());
        Got look = look(ruth, list);
        assertThat(look.body()).contains("This list would invite 3 readers.", "Have it already", "Since 2 March 2026.",
                "Invited before, until 16 March 2026, and has not come", "that was taken back");
        Got second = press(ruth, look);
        assertThat(links(second)).hasSize(3).doesNotContainAnyElementsOf(links(first));
        assertThat(dana.from(SITE + path("A-7"), "/enter/renew").location()).isEqualTo(path("A-7"));
        assertThat(door.visitor().post(links(first).get(1), "").status()).isEqualTo(410);
        door.later(Duration.ofDays(15));
        assertThat(look(ruth, "mo@brightwater.example;A-7").body()).contains("and did not come");
        // the partner left: whoever was invited before that is invited again
        door.told(Unit.account("nordvik", "A-9"), Optional.empty(), Optional.of(door.now.get()));
        Unit left = unit("A-9");
        door.now.updateAndGet(at -> at.minus(Duration.ofDays(1)));
        Got before = press(ruth, look(ruth, "dana@brightwater.example;A-9"));
        door.now.updateAndGet(at -> at.plus(Duration.ofDays(2)));
        assertThat(links(before)).hasSize(1);
        assertThat(door.ledger().grants().find(left, new MailAddress("dana@brightwater.example").reader()))
                .isPresent();
        assertThat(look(ruth, "dana@brightwater.example;A-9").body()).contains("or the partner left");
    }

    @Test
    void aForeignAccountAndOneThatNeverWasAreAnsweredAlike() {
        Visitor ruth = manager();
        Got foreign = look(ruth, "dana@brightwater.example;M-1");
        Got unknown = look(ruth, "dana@brightwater.example;M-2");
        assertThat(foreign.body()).contains("There is no such account here").doesNotContain("<button>Invite");
        assertThat(foreign.body().replace("M-1", "M-2")).isEqualTo(unknown.body());
        // whatever a form says
        Map<String, Object> forged = fields("for", "nordvik", "form", "A".repeat(43), "list",
                "dana@brightwater.example;M-1\ndana@brightwater.example;M-2\ndana@brightwater.example;../x");
        Got got = ruth.upload(INVITE, forged);
        assertThat(got.body()).contains("Nobody was invited.");
        assertThat(door.ledger().grants().of(new MailAddress("dana@brightwater.example").reader())).isEmpty();
    }

    @Test
    void aPartnersReaderAStrangerAndAnotherDistributorsManagerInviteNobody() {
        String list = "dana@brightwater.example;A-7";
        Visitor partner = reader(FJORDLYS, FJORDLYSES, "kim@fjordlys.example");
        assertThat(partner.get(INVITE).body()).contains("This session invites nobody.");
        assertThat(look(partner, list).body()).contains("This session invites nobody.");
        assertThat(partner.get("/enter").body()).doesNotContain(INVITE);
        assertThat(look(door.visitor(), list).body()).contains("Get a link by mail");
        Visitor other = reader(Unit.distributor("meridian"), "/d/m3r1d1anaaaaaaa2/", "mia@meridian.example");
        assertThat(look(other, list).status()).isEqualTo(400);
        Map<String, Object> own = fields("for", "meridian", "form", "A".repeat(43), "list", list);
        assertThat(other.upload(INVITE, own).body()).contains("There is no such account here");
        Visitor ruth = manager();
        Map<String, Object> button = button(look(ruth, list));
        // another site's form
        assertThat(ruth.send("POST", INVITE, Map.of("origin", "https://evil.example", "content-type",
                "application/x-www-form-urlencoded"), "for=nordvik&list=x").status()).isEqualTo(400);
        // who is no manager any more
        door.ledger().grants().revoke(NORDVIK, new MailAddress("ruth@nordvik.example").reader(), door.now.get());
        assertThat(ruth.upload(INVITE, button).body()).doesNotContain("is invited");
        assertThat(door.ledger().grants().of(new MailAddress("dana@brightwater.example").reader())).isEmpty();
    }

    @Test
    void whatNamesNobodyIsSaidByLine() {
        Visitor ruth = manager();
        Got look = look(ruth, "\uFEFF\"dana@brightwater.example\";\"A-7\";\n"
                + "address;account\nkim@brightwater.example\nlee@brightwater.example,A-7,Brightwater\n"
                + "DANA@brightwater.example , A-7\n<b>@x;A-7");
        assertThat(look.body()).contains("This list would invite 1 reader.",
                "Line 2: <bdi>address;account</bdi> <small>What stands first is no mail address.",
                "Line 3: <bdi>kim@brightwater.example</bdi> <small>One part only",
                "Line 4: <bdi>lee@brightwater.example,A-7,Brightwater</bdi> <small>More than",
                "Line 5: <bdi>DANA@brightwater.example , A-7</bdi> <small>The same stands above.",
                "Line 6: <bdi>&lt;b&gt;@x;A-7</bdi>");
        assertThat(links(press(ruth, look))).hasSize(1);
        for (String empty : List.of("", " \r\n\t\n")) {
            assertThat(look(ruth, empty).body()).contains("The list is empty.");
        }
        String most = lines(200);
        assertThat(look(ruth, most).body()).contains("This list would invite 200 readers.");
        assertThat(look(ruth, lines(201)).status()).isEqualTo(422);
        assertThat(look(ruth, "x".repeat(80_001)).status()).isEqualTo(422);
        assertThat(ruth.upload(INVITE, fields("for", "nordvik", "list", most, "form", "mine")).status()).isEqualTo(422);
        assertThat(ruth.post(INVITE, "for=nordvik&list=x").status()).isEqualTo(400);
        assertThat(grant("A-7", "r1@brightwater.example")).isEmpty();
    }

    private static String lines(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> "r" + i + "@brightwater.example;A-7")
                .collect(Collectors.joining("\n"));
    }
}

package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.FJORDLYS;
import static dev.lightup.functions.enter.Doorstep.FJORDLYSES;
import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.handin.HandInDesk;
import dev.lightup.functions.opening.OpeningEvents;
import dev.lightup.functions.portfolio.PortfolioCommands;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A channel manager opens an account from its page.
class OpeningFormTest {
    private static final String OPEN = "/enter/open";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage directory = new Stage();
    private final String opaque = OpaqueId.id(directory.tenant("nordvik").key().array(), "account", "A & 1");
    private final String page = NORDVIKS + "a/" + opaque + "/";
    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table(), post());
        Unit unit = Unit.account("nordvik", opaque);
        var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                ReasonCodes.own()).read("nordvik", "A & 1", List.of(), door.now.get());
        dynamo.ledger()
                .units()
                .putSummary(new SummaryItem(unit, 1,
                        new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
    }

    /// Accounts of which something was told, at doors behind which events are applied.
    private TogetherDoor told(String... accounts) {
        var doors = new TogetherDoor(dynamo);
        for (String account : accounts) {
            int slash = account.indexOf('/');
            String tenant = account.substring(0, slash);
            Unit unit = doors.unit(account);
            doors.door.published(unit, doors.path(account));
            var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                    ReasonCodes.own()).read(tenant, account.substring(slash + 1), List.of(), door.now.get());
            dynamo.ledger()
                    .units()
                    .putSummary(new SummaryItem(unit, 1,
                            new UnitSummary("n0rdv1kaaaaaaaa2", AccountSummary.of(unit.word(), reading)).text()));
        }
        return doors;
    }

    private static Visitor manager(TogetherDoor doors, String tenant, String address) {
        String path = doors.path(tenant + "/x");
        Visitor reader = doors.door.visitor();
        reader.post(doors.door.invited(Unit.distributor(tenant), path.substring(0, path.indexOf("a/")),
                new MailAddress(address)), "");
        return reader;
    }

    private static Got look(TogetherDoor doors, Visitor reader, String account) {
        return reader.from(SITE + doors.path(account), OPEN);
    }

    private static String form(TogetherDoor doors, String account) {
        Unit unit = doors.unit(account);
        return "for=" + unit.tenant() + "&unit=" + unit.id();
    }

    private static String shut(TogetherDoor doors, String account, Got got) {
        Matcher receipt = Pattern.compile("name=\"shut\" value=\"([^\"]+)\"").matcher(got.body());
        assertThat(receipt.find()).as("it can be shut").isTrue();
        return form(doors, account) + "&shut=" + receipt.group(1);
    }

    private boolean isOpen(String account) {
        return dynamo.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.PARTNER, account))
                .flatMap(item -> item.stored().known())
                .filter(folded -> folded.current().state() instanceof PartnerState partner
                        && partner.opened().isPresent())
                .isPresent();
    }

    @Test
    void whatReadersOpenedTheyShutAgainByARetractionInTheirName() {
        TogetherDoor doors = told("nordvik/A-1");
        Visitor ruth = manager(doors, "nordvik", "ruth@nordvik.example");
        String shut = shut(doors, "nordvik/A-1", ruth.post(OPEN, form(doors, "nordvik/A-1")));
        doors.apply();
        assertThat(isOpen("A-1")).isTrue();
        // another manager may as well
        Visitor nora = manager(doors, "nordvik", "nora@nordvik.example");
        Got open = look(doors, nora, "nordvik/A-1");
        assertThat(open.body()).contains("is open since 2 March 2026", "Opened by <bdi>ruth@nordvik.example</bdi>.",
                "shut within the hour; what was read was read");
        assertThat(shut(doors, "nordvik/A-1", open)).isEqualTo(shut);

        Got done = nora.post(OPEN, shut);
        assertThat(done.body()).contains("Account <bdi>A-1</bdi> is shut again.");
        assertThat(nora.post(OPEN, shut)).as("pressed twice, before it is applied").isEqualTo(done);
        assertThat(look(doors, ruth, "nordvik/A-1").body()).contains("Open account <bdi>A-1</bdi> to its partner?");
        assertThat(doors.stored()).hasSize(2)
                .filteredOn(event -> event.source().equals("lightup operator"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.grade()).isEqualTo(Grade.B);
                    assertThat(event.keyId())
                            .isEqualTo("reader-" + new MailAddress("nora@nordvik.example").reader());
                });
        doors.apply();
        assertThat(isOpen("A-1")).isFalse();
        assertThat(nora.post(OPEN, shut)).as("pressed once more").isEqualTo(done);

        // opened anew it is another opening: the first button shuts it no more
        ruth.post(OPEN, form(doors, "nordvik/A-1"));
        doors.apply();
        assertThat(isOpen("A-1")).isTrue();
        assertThat(nora.post(OPEN, shut).body()).contains("is open since");
        doors.apply();
        assertThat(isOpen("A-1")).isTrue();
        assertThat(nora.post(OPEN, shut(doors, "nordvik/A-1", look(doors, nora, "nordvik/A-1"))).body())
                .contains("is shut again.");
        doors.apply();
        assertThat(isOpen("A-1")).isFalse();
    }

    @Test
    void whatTheOperatorOpenedIsShutByNoReaderAndAnothersAccountNeither() {
        TogetherDoor doors = told("nordvik/A-1", "nordvik/A-2");
        Visitor ruth = manager(doors, "nordvik", "ruth@nordvik.example");
        String shut = shut(doors, "nordvik/A-2", ruth.post(OPEN, form(doors, "nordvik/A-2")));
        doors.apply();
        for (Visitor other : List.of(manager(doors, "meridian", "mia@meridian.example"),
                doors.reader(new MailAddress("kim@fjordlys.example"), "meridian/M-1"), doors.door.visitor())) {
            for (String form : List.of(shut, shut.replace("for=nordvik", "for=meridian"))) {
                assertThat(other.post(OPEN, form).body()).doesNotContain("A-2", "shut again");
            }
        }
        for (String wrong : List.of(form(doors, "nordvik/A-2") + "&shut=", form(doors, "nordvik/A-2") + "&shut=../x",
                form(doors, "nordvik/A-1") + "&shut=" + shut.substring(shut.lastIndexOf('=') + 1))) {
            assertThat(ruth.post(OPEN, wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(doors.stored()).hasSize(1);
        // the operator says so too
        var events = new OpeningEvents(dynamo.ledger(), door.now::get);
        for (String account : List.of("A-1", "A-2")) {
            doors.door.later(Duration.ofMinutes(2));
            door.now.set(doors.door.now.get());
            events.open(directory.tenant("nordvik"), account,
                    new OpeningEvents.Opener("lightup operator", "operator", Grade.A, "operator", "one"));
        }
        doors.apply();
        assertThat(look(doors, ruth, "nordvik/A-1").body()).contains("Opened by <bdi>the operator</bdi>.",
                "is shut by who said it").doesNotContain("name=\"shut\"");
        assertThat(look(doors, ruth, "nordvik/A-2").body()).doesNotContain("name=\"shut\"");
        assertThat(ruth.post(OPEN, shut).status()).isEqualTo(422);
        assertThat(doors.stored()).hasSize(3);
    }

    private static Got list(Visitor reader, String... parts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i], parts[i + 1]);
        }
        return reader.upload(OPEN, fields);
    }

    /// The second button as a browser posts it: line breaks of its fields are `\r\n`.
    private static Map<String, Object> button(Got look) {
        assertThat(look.body()).containsPattern("<button>(Open|Go on with) ");
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("name=\"(for|pass|list)\" value=\"([^\"]*)\"").matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&").replace("\n", "\r\n"));
        }
        return fields;
    }

    @Test
    void manyAreOpenedByAListThatIsToldFirstEachByAnEvent() {
        TogetherDoor doors = told("nordvik/A-1", "nordvik/A-2", "nordvik/A & 3", "nordvik/A-4", "meridian/M-1");
        doors.door.named("nordvik", "A-1", "token-1", Optional.empty());
        doors.door.named("nordvik", "A-2", "token-2", Optional.of(doors.door.now.get()));
        doors.door.told(Unit.account("nordvik", "A-4"), Optional.empty(), Optional.of(doors.door.now.get()));
        dynamo.ledger().labels().putMissing("nordvik", Map.of("token-1", "Fjordlys <IT>"));
        Visitor ruth = manager(doors, "nordvik", "ruth@nordvik.example");
        assertThat(ruth.get("/enter").body()).contains("href=\"/enter/open\"");
        assertThat(ruth.get(OPEN).body()).contains("<textarea").doesNotContain("<script");
        Got look = list(ruth, "for", "nordvik", "list",
                "\uFEFF\"A-1\";\r\nA-2\tA-2\r\n\r\nA & 3\r\nA-1\r\nA-2,\r\nA-4\r\nM-1\r\n<b>");
        assertThat(look.body()).contains("This would open 3 accounts.",
                "<bdi>A-1</bdi> (<bdi>Fjordlys &lt;IT&gt;</bdi>)",
                "<bdi>A-2</bdi>, open since 2 March 2026", "though their partner left",
                "<bdi>A-4</bdi>, closed since 2 March 2026", "each customer by name", "<bdi>M-1</bdi></li>",
                "<bdi>&lt;b&gt;</bdi></li>", "told of them yet: 3<");
        assertThat(doors.stored()).as("a look stores nothing").isEmpty();

        Map<String, Object> button = button(list(ruth, "for", "nordvik", "list", "A-1\nA-2\nA & 3"));
        Got done = ruth.upload(OPEN, button);
        assertThat(done.body()).contains("2 accounts are opened.");
        assertThat(doors.stored()).hasSize(2).allSatisfy(event -> {
            assertThat(event.grade()).isEqualTo(Grade.B);
            assertThat(event.source()).isEqualTo("lightup reader");
            assertThat(event.keyId()).isEqualTo("reader-" + new MailAddress("ruth@nordvik.example").reader());
            assertThat(event.tenant()).isEqualTo("nordvik");
        });
        assertThat(ruth.upload(OPEN, button)).as("pressed twice").isEqualTo(done);
        doors.apply();
        for (String account : List.of("A-1", "A & 3")) {
            assertThat(isOpen(account)).as(account).isTrue();
        }
        // one is shut again: the button of before leaves it so
        doors.door.later(Duration.ofMinutes(2));
        ruth.post(OPEN, shut(doors, "nordvik/A & 3", look(doors, ruth, "nordvik/A & 3")));
        doors.apply();
        assertThat(ruth.upload(OPEN, button).body()).contains("Nothing was opened.", "stay shut: 1<");
        doors.apply();
        assertThat(isOpen("A & 3")).isFalse();
        assertThat(doors.stored()).hasSize(3);
        assertThat(list(ruth, "for", "nordvik", "all", "1").body())
                .contains("This would open 2 accounts.", "A &amp; 1", "A &amp; 3")
                .doesNotContain("A-4");
    }

    @Test
    void aPortfolioIsChosenBesideTheListAndOpensByTheSameLookAndButton() {
        TogetherDoor doors = told("nordvik/A-1", "nordvik/A-2", "meridian/M-1");
        Visitor ruth = manager(doors, "nordvik", "ruth@nordvik.example");
        assertThat(ruth.get(OPEN).body()).contains("<textarea").doesNotContain("<select");
        var asked = new AdminCommand.PortfolioSet("nordvik", "north", "North & <West>", Optional.empty(),
                List.of("A-2", "A-404"), Optional.empty());
        assertThat(new PortfolioCommands(dynamo.ledger(), directory, () -> "attempt", doors.door.now::get).set(asked))
                .isInstanceOf(AdminAnswer.PortfolioSaid.class);
        doors.apply();

        assertThat(ruth.get(OPEN).body()).contains("<textarea", "<label for=\"portfolio-nordvik\">",
                "<option value=\"north\">North &amp; &lt;West&gt;, 2 accounts listed</option>")
                .doesNotContain("<script");
        Visitor mia = manager(doors, "meridian", "mia@meridian.example");
        assertThat(mia.get(OPEN).body()).as("another distributor's").doesNotContain("North", "<select");
        assertThat(list(mia, "for", "nordvik", "portfolio", "north").status()).isEqualTo(400);
        assertThat(list(mia, "for", "meridian", "portfolio", "north").body())
                .contains("There is no such portfolio any more.");
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north", "all", "1").status()).isEqualTo(400);
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north", "list", "A-1").status()).isEqualTo(400);

        Got look = list(ruth, "for", "nordvik", "portfolio", "north");
        assertThat(look.body()).contains("This would open 1 account.", "<bdi>A-2</bdi></li>", "<bdi>A-404</bdi></li>")
                .doesNotContain("A-1");
        assertThat(ruth.upload(OPEN, button(look)).body()).contains("1 account is opened.");
        doors.apply();
        assertThat(isOpen("A-2")).isTrue();
        assertThat(isOpen("A-1")).isFalse();
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north").body()).contains("There is nothing here to open.",
                "<bdi>A-2</bdi>, open since 2 March 2026");
    }

    @Test
    void onlyWhatWasLookedAtIsOpenedByWhomForAnHour() {
        TogetherDoor doors = told("nordvik/A-1", "nordvik/A-2", "meridian/M-1");
        Visitor ruth = manager(doors, "nordvik", "ruth@nordvik.example");
        Map<String, Object> button = button(list(ruth, "for", "nordvik", "list", "A-1"));
        String pass = button.getOrDefault("pass", "").toString();
        for (String[] forged : List.of(new String[]{"for", "nordvik", "list", "A-1\nA-2", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-2", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-1", "pass", "1.x"},
                new String[]{"for", "nordvik", "list", "", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-1", "pass", pass.substring(0, pass.length() - 1) + "g"})) {
            assertThat(list(ruth, forged).status()).as(String.join(" ", forged)).isEqualTo(422);
        }
        assertThat(list(ruth, "for", "nordvik", "list", "A-1", "all", "1").status()).isEqualTo(400);
        assertThat(list(ruth, "for", "meridian", "list", "M-1").status()).isEqualTo(400);
        Visitor nora = manager(doors, "nordvik", "nora@nordvik.example");
        assertThat(nora.upload(OPEN, button).status()).as("another's look").isEqualTo(422);
        Visitor mia = manager(doors, "meridian", "mia@meridian.example");
        assertThat(mia.upload(OPEN, button).status()).isEqualTo(400);
        assertThat(list(mia, "for", "meridian", "list", "A-1", "pass", pass).status()).isEqualTo(422);
        Visitor partner = doors.reader(new MailAddress("kim@fjordlys.example"), "meridian/M-1");
        assertThat(partner.upload(OPEN, button).body()).contains("This session opens no account.");
        // the partner left since
        doors.door.told(Unit.account("nordvik", "A-1"), Optional.empty(), Optional.of(doors.door.now.get()));
        assertThat(ruth.upload(OPEN, button).status()).isEqualTo(422);
        doors.door.told(Unit.account("nordvik", "A-1"), Optional.empty(), Optional.empty());
        doors.door.later(Duration.ofHours(1));
        assertThat(ruth.upload(OPEN, button).status()).as("an hour later").isEqualTo(422);
        assertThat(doors.stored()).isEmpty();
        String most = IntStream.rangeClosed(1, 200).mapToObj(i -> "X-" + i).collect(Collectors.joining("\n"));
        assertThat(list(ruth, "for", "nordvik", "list", most).body()).contains("There is nothing here to open.",
                "told of them yet: 200<");
        assertThat(list(ruth, "for", "nordvik", "list", most + "\nX").status()).isEqualTo(422);
        assertThat(list(ruth, "for", "nordvik", "list", "x".repeat(40_001)).status()).isEqualTo(422);
    }

    private boolean away;

    private HandInPost post() {
        return asked -> {
            if (away) {
                throw new IllegalStateException("HandIn did not answer");
            }
            var desk = new HandInDesk(dynamo.ledger(), directory, Stage.unkept(), Formats.all(door.now::get),
                    door.now::get);
            byte[] answer = Codec.write(desk.answer(Codec.read(HandInRequest.class, Codec.write(asked))));
            return Codec.read(HandInAnswer.class, answer);
        };
    }

    private Visitor reader(Unit unit, String path) {
        Visitor reader = door.visitor();
        reader.post(door.invited(unit, path), "");
        return reader;
    }

    private List<RawEvent> stored() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> dynamo.ledger()
                        .sweeps()
                        .received(shard, Instant.EPOCH, door.now.get().plusSeconds(60)))
                .map(received -> dynamo.ledger().rawEvents().find(received.key()).orElseThrow())
                .toList();
    }

    @Test
    void whereNobodySaysWhichPortfoliosThereAreTheFormIsThereWithoutTheChoice() {
        Visitor ruth = reader(NORDVIK, NORDVIKS);
        away = true;
        Got form = ruth.get(OPEN);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("<textarea", "Look at all that are shut").doesNotContain("<select");
    }

    @Test
    void aManagerIsAskedOnceMoreAndThenItIsAnEventInTheReadersName() {
        Visitor ruth = reader(NORDVIK, NORDVIKS);
        Got asked = ruth.from(SITE + page + "orders/", OPEN);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("Open account <bdi>A &amp; 1</bdi> to its partner?",
                "name=\"unit\" value=\"" + opaque + "\"");
        assertThat(stored()).as("a look stores nothing").isEmpty();

        Got done = ruth.post(OPEN, "for=nordvik&unit=" + opaque);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("Account <bdi>A &amp; 1</bdi> is opened.");
        assertThat(stored()).singleElement().satisfies(event -> {
            assertThat(event.body()).contains("\"partner.opened\"", "\"partner/A & 1\"");
            assertThat(event.grade()).isEqualTo(Grade.B);
            assertThat(event.source()).isEqualTo("lightup reader");
            assertThat(event.keyId()).isEqualTo("reader-" + Doorstep.DANA.reader());
            assertThat(event.tenant()).isEqualTo("nordvik");
        });
        // pressed twice
        assertThat(ruth.post(OPEN, "for=nordvik&unit=" + opaque).status()).isEqualTo(200);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void thePartnerIsNamedBesideTheNumberAndWhatIsShownIsSaid() {
        door.named("nordvik", "A & 1", "token-1", Optional.empty());
        dynamo.ledger().labels().putMissing("nordvik", Map.of("token-1", "Fjordlys <IT>"));
        Visitor ruth = reader(NORDVIK, NORDVIKS);
        assertThat(ruth.from(SITE + page, OPEN).body()).contains(
                "Open account <bdi>A &amp; 1</bdi> to its partner, <bdi>Fjordlys &lt;IT&gt;</bdi>?",
                "each customer by name");
        assertThat(ruth.post(OPEN, "for=nordvik&unit=" + opaque).body())
                .contains("Account <bdi>A &amp; 1</bdi> (<bdi>Fjordlys &lt;IT&gt;</bdi>) is opened.");
        // a name that was erased stands nowhere any more
        dynamo.ledger().labels().erase("nordvik", "token-1");
        door.named("nordvik", "A & 1", "token-1", Optional.of(door.now.get()));
        assertThat(ruth.from(SITE + page, OPEN).body())
                .contains("Account <bdi>A &amp; 1</bdi> is open since 2 March 2026");
    }

    @Test
    void aPartnersReaderAStrangerAndAnotherDistributorsManagerOpenNothing() {
        Visitor partner = reader(FJORDLYS, FJORDLYSES);
        assertThat(partner.from(SITE + FJORDLYSES, OPEN).body()).contains("This session opens no account.");
        assertThat(partner.post(OPEN, "for=meridian&unit=" + FJORDLYS.id()).body())
                .contains("This session opens no account.");
        assertThat(door.visitor().post(OPEN, "for=nordvik&unit=" + opaque).body()).contains("Get a link by mail");
        Visitor other = reader(Unit.distributor("meridian"), "/d/m3r1d1anaaaaaaa2/");
        assertThat(other.post(OPEN, "for=nordvik&unit=" + opaque).status()).isEqualTo(422);
        assertThat(other.post(OPEN, "for=meridian&unit=" + opaque).status()).isEqualTo(422);
        assertThat(other.from(SITE + page, OPEN).body()).contains("Open an account from its own page, or many");
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsNoAccountOpensNothing() {
        Visitor ruth = reader(NORDVIK, NORDVIKS);
        for (String form : List.of("", "for=nordvik", "unit=" + opaque, "for=nordvik&unit=", "for=nordvik&unit=../x",
                "for=nordvik&unit=" + "a".repeat(3_000), "for=nordvik&unit=nobodysaaaaaaaa2",
                "for=nordvik&for=nordvik&unit=" + opaque)) {
            assertThat(ruth.post(OPEN, form).status()).as(form).isEqualTo(422);
        }
        assertThat(ruth.get(OPEN).body()).contains("Open an account from its own page, or many");
        assertThat(ruth.from(SITE + NORDVIKS, OPEN).body()).contains("Open an account from its own page, or many");
        assertThat(ruth.from("https://elsewhere.example" + page, OPEN).body())
                .contains("Open an account from its own page, or many");
        assertThat(stored()).isEmpty();
    }
}

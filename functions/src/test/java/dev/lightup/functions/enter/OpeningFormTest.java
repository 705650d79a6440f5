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
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.byhand.HandInRequest;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.handin.HandInDesk;
import dev.lightup.functions.opening.OpeningEvents;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final OpeningDoors openings = new OpeningDoors(dynamo);
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

    @Test
    void whatReadersOpenedTheyShutAgainByARetractionInTheirName() {
        TogetherDoor doors = openings.told("nordvik/A-1");
        Visitor ruth = OpeningDoors.manager(doors, "nordvik", "ruth@nordvik.example");
        String shut = OpeningDoors.shut(doors, "nordvik/A-1", ruth.post(OPEN, OpeningDoors.form(doors, "nordvik/A-1")));
        doors.apply();
        assertThat(openings.isOpen("A-1")).isTrue();
        // another manager may as well
        Visitor nora = OpeningDoors.manager(doors, "nordvik", "nora@nordvik.example");
        Got open = OpeningDoors.look(doors, nora, "nordvik/A-1");
        assertThat(open.body()).contains("is open since 2 March 2026", "Opened by <bdi>ruth@nordvik.example</bdi>.",
                "shut within the hour; what was read was read");
        assertThat(OpeningDoors.shut(doors, "nordvik/A-1", open)).isEqualTo(shut);

        Got done = nora.post(OPEN, shut);
        assertThat(done.body()).contains("Account <bdi>A-1</bdi> is shut again.");
        assertThat(nora.post(OPEN, shut)).as("pressed twice, before it is applied").isEqualTo(done);
        assertThat(OpeningDoors.look(doors, ruth, "nordvik/A-1").body())
                .contains("Open account <bdi>A-1</bdi> to its partner?");
        assertThat(doors.stored()).hasSize(2)
                .filteredOn(event -> event.source().equals("lightup operator"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.grade()).isEqualTo(Grade.B);
                    assertThat(event.keyId())
                            .isEqualTo("reader-" + new MailAddress("nora@nordvik.example").reader());
                });
        doors.apply();
        assertThat(openings.isOpen("A-1")).isFalse();
        assertThat(nora.post(OPEN, shut)).as("pressed once more").isEqualTo(done);

        // opened anew it is another opening: the first button shuts it no more
        ruth.post(OPEN, OpeningDoors.form(doors, "nordvik/A-1"));
        doors.apply();
        assertThat(openings.isOpen("A-1")).isTrue();
        assertThat(nora.post(OPEN, shut).body()).contains("is open since");
        doors.apply();
        assertThat(openings.isOpen("A-1")).isTrue();
        assertThat(
                nora.post(OPEN, OpeningDoors.shut(doors, "nordvik/A-1", OpeningDoors.look(doors, nora, "nordvik/A-1")))
                        .body())
                .contains("is shut again.");
        doors.apply();
        assertThat(openings.isOpen("A-1")).isFalse();
    }

    @Test
    void whatTheOperatorOpenedIsShutByNoReaderAndAnothersAccountNeither() {
        TogetherDoor doors = openings.told("nordvik/A-1", "nordvik/A-2");
        Visitor ruth = OpeningDoors.manager(doors, "nordvik", "ruth@nordvik.example");
        String shut = OpeningDoors.shut(doors, "nordvik/A-2", ruth.post(OPEN, OpeningDoors.form(doors, "nordvik/A-2")));
        doors.apply();
        for (Visitor other : List.of(OpeningDoors.manager(doors, "meridian", "mia@meridian.example"),
                doors.reader(new MailAddress("kim@fjordlys.example"), "meridian/M-1"), doors.door.visitor())) {
            for (String form : List.of(shut, shut.replace("for=nordvik", "for=meridian"))) {
                assertThat(other.post(OPEN, form).body()).doesNotContain("A-2", "shut again");
            }
        }
        for (String wrong : List.of(OpeningDoors.form(doors, "nordvik/A-2") + "&shut=",
                OpeningDoors.form(doors, "nordvik/A-2") + "&shut=../x",
                OpeningDoors.form(doors, "nordvik/A-1") + "&shut=" + shut.substring(shut.lastIndexOf('=') + 1))) {
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
        assertThat(OpeningDoors.look(doors, ruth, "nordvik/A-1").body()).contains("Opened by <bdi>the operator</bdi>.",
                "is shut by who said it").doesNotContain("name=\"shut\"");
        assertThat(OpeningDoors.look(doors, ruth, "nordvik/A-2").body()).doesNotContain("name=\"shut\"");
        assertThat(ruth.post(OPEN, shut).status()).isEqualTo(422);
        assertThat(doors.stored()).hasSize(3);
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

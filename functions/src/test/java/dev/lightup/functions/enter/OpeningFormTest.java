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
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.Formats;
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

    private HandInPost post() {
        return asked -> {
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
        assertThat(other.from(SITE + page, OPEN).body()).contains("Open an account from its own page.");
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
        assertThat(ruth.get(OPEN).body()).contains("Open an account from its own page.");
        assertThat(ruth.from(SITE + NORDVIKS, OPEN).body()).contains("Open an account from its own page.");
        assertThat(ruth.from("https://elsewhere.example" + page, OPEN).body())
                .contains("Open an account from its own page.");
        assertThat(stored()).isEmpty();
    }
}

package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.DANA;
import static dev.lightup.functions.enter.Doorstep.FJORDLYS;
import static dev.lightup.functions.enter.Doorstep.FJORDLYSES;
import static dev.lightup.functions.enter.Doorstep.NORDVIK;
import static dev.lightup.functions.enter.Doorstep.NORDVIKS;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever gets in before there is a page is told so, and goes on from there when there is one.
class FirstPagesTest {
    private static final String BY_ITSELF = "<meta http-equiv=\"refresh\" content=\"15; url=/enter/soon\">";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
    }

    @Test
    void aDistributorsReaderBeforeAnythingWasToldIsShownTheWayToUploadAndThenGoesOn() {
        Visitor ruth = door.visitor();
        Got in = ruth.post(door.invitedBeforeAnyPage(NORDVIK, NORDVIKS, DANA), "");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/enter/soon");
        // its cookies are there already, for when there is a page
        assertThat(ruth.reads(NORDVIKS)).isTrue();
        Got soon = ruth.get("/enter/soon");
        assertThat(soon.status()).isEqualTo(200);
        assertThat(soon.body()).contains("No page is published here yet", "href=\"/enter/upload\"",
                "hands out one file",
                "href=\"/enter/soon\"", BY_ITSELF);
        assertThat(ruth.get("/enter").body()).contains("no page published yet")
                .doesNotContain("href=\"" + NORDVIKS + "\"");

        door.published(NORDVIK, NORDVIKS);
        assertThat(ruth.get("/enter/soon").location()).isEqualTo(NORDVIKS);
        assertThat(ruth.get("/enter").body()).contains("href=\"" + NORDVIKS + "\"").doesNotContain("no page published");
    }

    @Test
    void anAccountsFirstSecondsAreToldAsSuchAndAForgottenTabStopsAsking() {
        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        Visitor dana = door.visitor();
        Got in = dana.post(door.invitedBeforeAnyPage(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        assertThat(in.location()).isEqualTo("/enter/soon");
        assertThat(dana.get("/enter/soon").body()).contains("within a minute", BY_ITSELF)
                // nothing is uploaded by a partner
                .doesNotContain("/enter/upload");
        door.later(Duration.ofMinutes(10));
        assertThat(dana.get("/enter/soon").body()).contains("href=\"/enter/soon\"").doesNotContain("http-equiv");
    }

    @Test
    void renewalToAUnitWithoutPagesExplainsTooAndSetsItsCookies() {
        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        Visitor dana = door.visitor();
        dana.post(door.invitedBeforeAnyPage(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        door.later(Duration.ofMinutes(61));
        Got renewed = dana.from(SITE + BRIGHTWATERS, "/enter/renew");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body()).contains("No page is published here yet");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        door.published(BRIGHTWATER, BRIGHTWATERS);
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEqualTo(BRIGHTWATERS);
    }

    /// A link that is shown after a hand-in leads to an account whose first page is being made.
    @Test
    void fromAMissingPageBelowAHomeThatIsThereTheWayBackIsThatPageAndThatHome() {
        Visitor ruth = door.visitor();
        ruth.post(door.invited(NORDVIK, NORDVIKS), "");
        assertThat(ruth.get("/enter/missing").body()).contains("href=\"/enter/soon\"", "within a minute");
        Got not = ruth.from(SITE + BRIGHTWATERS, "/enter/soon");
        assertThat(not.status()).isEqualTo(200);
        assertThat(not.body()).contains("or not yet", "href=\"" + BRIGHTWATERS + "\"", "href=\"" + NORDVIKS + "\"");
        // an account that is there and one that never was: no more than that
        door.published(BRIGHTWATER, BRIGHTWATERS);
        assertThat(ruth.from(SITE + BRIGHTWATERS, "/enter/soon").body()).isEqualTo(not.body());
    }

    @Test
    void whatTheSessionDoesNotOpenIsMissingWhetherItIsThereOrNot() {
        door.invited(FJORDLYS, FJORDLYSES, new MailAddress("kim@fjordlys.example"));
        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        Visitor dana = door.visitor();
        dana.post(door.invitedBeforeAnyPage(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        Got there = dana.from(SITE + FJORDLYSES, "/enter/soon");
        Got nowhere = dana.from(SITE + "/d/n0bodyaaaaaaaaa2/", "/enter/soon");
        assertThat(there).isEqualTo(nowhere);
        assertThat(there.cookies()).isEmpty();
        assertThat(there.body()).doesNotContain("fj0rdlys");
        // without a session there is the entry, for every page
        assertThat(door.visitor().from(SITE + FJORDLYSES, "/enter/soon"))
                .isEqualTo(door.visitor().from(SITE + "/d/n0bodyaaaaaaaaa2/", "/enter/soon"))
                .satisfies(got -> assertThat(got.body()).contains("Get a link by mail"));
    }
}

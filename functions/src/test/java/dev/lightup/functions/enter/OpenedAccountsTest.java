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

import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.LocalDynamo;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An account that its distributor has not opened is read by nobody else.
class OpenedAccountsTest {
    private static final MailAddress MANAGER = new MailAddress("ruth@nordvik.example");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
    }

    @Test
    void whoeverIsInvitedToAShutAccountIsSignedInAndReadsItOnTheDayThatItIsOpened() {
        Visitor dana = door.visitor();
        Got in = dana.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/enter");
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        assertThat(dana.get("/enter").body()).contains("Brightwater &amp; &lt;Sons&gt; at Nordvik", "not opened yet")
                .doesNotContain("href=\"" + BRIGHTWATERS + "\"");
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").body()).contains("is not opened yet");
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();

        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEqualTo(BRIGHTWATERS);
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void aPartnerWhoseOwnEventsWereToldIsShutAllTheSame() {
        door.opened(BRIGHTWATER, Optional.empty());
        Visitor dana = door.visitor();
        dana.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
    }

    @Test
    void itsDistributorReadsItAllTheTime() {
        Visitor ruth = door.visitor();
        ruth.post(door.invitedAsItIs(NORDVIK, NORDVIKS, MANAGER), "");
        assertThat(ruth.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void whatWasOpenedByMistakeIsShutWithinTheHourOnceTheEventIsTakenBack() {
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        door.opened(BRIGHTWATER, Optional.empty());
        door.later(Duration.ofMinutes(61));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").body()).contains("is not opened yet");
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
    }

    @Test
    void ofSeveralAccountsOfAReaderEachIsOpenedByItself() {
        Visitor dana = door.visitor();
        dana.post(door.invited(FJORDLYS, FJORDLYSES), "");
        dana.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        // the session that went on in the newer one keeps what it opened
        assertThat(dana.from(SITE + FJORDLYSES, "/enter/renew").location()).isEqualTo(FJORDLYSES);
        assertThat(dana.reads(FJORDLYSES)).isTrue();
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEqualTo(BRIGHTWATERS);
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void aGrantThatNamesNoAccountOpensNone() {
        door.opened(BRIGHTWATER, Optional.of(door.now.get()));
        String link = switch (new ReaderInviter(door.ledger(), door.now::get, new SecureRandom()).invite(BRIGHTWATER,
                DANA, new GrantedPage(BRIGHTWATERS, "Brightwater"), "operator")) {
            case ReaderInviter.Outcome.Invited invited -> invited.path();
            case ReaderInviter.Outcome.TooMany() -> throw new AssertionError("one invitation is too many");
        };
        Visitor dana = door.visitor();
        dana.post(link, "");
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        // invited again by this release, it is found
        dana.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void whoeverReadForAPartnerThatLeftIsOutWithinTheHour() {
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        door.later(Duration.ofMinutes(1));
        door.told(BRIGHTWATER, Optional.empty(), Optional.of(door.now.get()));
        door.later(Duration.ofMinutes(61));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEmpty();
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        assertThat(dana.get("/enter").body()).contains("opens nothing any more").doesNotContain("Brightwater");
        // its distributor reads on
        Visitor ruth = door.visitor();
        ruth.post(door.invitedAsItIs(NORDVIK, NORDVIKS, MANAGER), "");
        assertThat(ruth.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void noLinkLetsInForAPartnerThatLeft() {
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.told(BRIGHTWATER, Optional.empty(), Optional.of(door.now.get()));
        Visitor dana = door.visitor();
        assertThat(dana.post(link, "").location()).isEmpty();
        assertThat(dana.jar).isEmpty();
        // nor is another one mailed
        int mailed = door.letters.size();
        dana.post("/enter", "address=" + DANA.text());
        assertThat(door.letters).hasSize(mailed);
    }

    @Test
    void anAccountThatIsOpenedAgainIsReadByWhoeverIsInvitedSince() {
        MailAddress successor = new MailAddress("ola@fjordlys.example");
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        door.later(Duration.ofMinutes(1));
        Instant left = door.now.get();
        door.later(Duration.ofDays(1));
        door.told(BRIGHTWATER, Optional.of(door.now.get()), Optional.of(left));
        Visitor ola = door.visitor();
        ola.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, successor), "");
        assertThat(ola.reads(BRIGHTWATERS)).isTrue();
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEmpty();
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        // also those of before, once they are invited anew
        dana.post(door.invitedAsItIs(BRIGHTWATER, BRIGHTWATERS, DANA), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void aLeavingThatIsTakenBackGivesEverybodyTheirPagesBack() {
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        Instant opened = door.now.get();
        door.later(Duration.ofMinutes(61));
        door.told(BRIGHTWATER, Optional.empty(), Optional.of(door.now.get()));
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEmpty();
        door.told(BRIGHTWATER, Optional.of(opened), Optional.empty());
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").location()).isEqualTo(BRIGHTWATERS);
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
    }

    @Test
    void aPartnersHomeIsReadByWhoIsInvitedToItAndByNoReaderOfAnAccountOrADistributor() {
        String path = "/p/hhhhhhhhhhhhhhhh/";
        Unit home = new Unit.Partner("hhhhhhhhhhhhhhhh");
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        assertThat(dana.reads(path)).isFalse();
        assertThat(dana.from(SITE + path, "/enter/renew").location()).isEmpty();
        assertThat(dana.reads(path)).isFalse();

        Visitor owner = door.visitor();
        owner.post(door.invitedAsItIs(home, path, new MailAddress("ola@fjordlys.example")), "");
        assertThat(owner.reads(path)).isTrue();
        assertThat(owner.reads(BRIGHTWATERS)).as("the home's reader is nobody of the account's").isFalse();
        assertThat(owner.reads("/p/iiiiiiiiiiiiiiii/")).as("another partner's").isFalse();
    }
}

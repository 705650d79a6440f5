package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.BRIGHTWATER;
import static dev.lightup.functions.enter.Doorstep.BRIGHTWATERS;
import static dev.lightup.functions.enter.Doorstep.DANA;
import static dev.lightup.functions.enter.Doorstep.FJORDLYS;
import static dev.lightup.functions.enter.Doorstep.FJORDLYSES;
import static dev.lightup.functions.enter.Doorstep.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.LocalDynamo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is taken back from a reader is shut, to sessions and links of before too.
class ReaderRevokeTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Doorstep door = new Doorstep(dynamo.client(), dynamo.table());

    @BeforeEach
    void build() {
        door = new Doorstep(dynamo.client(), dynamo.table());
    }

    @Test
    void whatIsRevokedIsShutWithinAnHourAndItsLinksOpenNothing() {
        Visitor dana = entered();
        String unused = door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.ledger().grants().revoke(BRIGHTWATER, DANA.reader(), door.now.get());
        door.later(Duration.ofHours(1));
        assertThat(dana.reads(BRIGHTWATERS)).isFalse();
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
        assertThat(dana.get("/enter").body()).contains("opens nothing any more", "Get a link by mail");
        assertThat(door.visitor().post(unused, "").status()).isEqualTo(410);
        assertThat(door.visitor().post("/enter", "mail=dana%40brightwater.example").status()).isEqualTo(200);
        assertThat(door.letters).isEmpty();

        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        assertThat(dana.reads(BRIGHTWATERS)).isTrue();
        assertThat(door.visitor().post(unused, "").status()).isEqualTo(410);
    }

    @Test
    void whatWasRevokedStaysShutToWhoeverGotInBeforeUntilANewLinkIsPressed() {
        // by an invitation, and by a mailed link
        Visitor invited = entered();
        Visitor proven = door.visitor();
        proven.post("/enter", "mail=dana%40brightwater.example");
        proven.post(door.mailed(), "");
        // a mailed link that nobody pressed yet
        door.visitor().post("/enter", "mail=dana%40brightwater.example");
        String older = door.mailed();
        door.later(Duration.ofMinutes(1));
        door.ledger().grants().revoke(BRIGHTWATER, DANA.reader(), door.now.get());
        door.later(Duration.ofMinutes(1));
        String link = door.invited(BRIGHTWATER, BRIGHTWATERS);
        for (Visitor before : List.of(invited, proven)) {
            assertThat(before.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
            assertThat(before.get("/enter").body()).doesNotContain(BRIGHTWATERS);
        }
        assertThat(door.visitor().post(older, "").status()).isEqualTo(410);
        Visitor dana = door.visitor();
        dana.post(link, "");
        assertThat(dana.from(SITE + BRIGHTWATERS, "/enter/renew").status()).isEqualTo(303);
        // somebody else's press opens nothing to the older ones
        assertThat(invited.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
        assertThat(proven.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
    }

    @Test
    void aSessionThatGoesOnInANewerOneTakesNothingAlongThatWasShutToIt() {
        Visitor invited = entered();
        Visitor proven = door.visitor();
        proven.post("/enter", "mail=dana%40brightwater.example");
        proven.post(door.mailed(), "");
        door.later(Duration.ofMinutes(1));
        door.ledger().grants().revoke(BRIGHTWATER, DANA.reader(), door.now.get());
        door.later(Duration.ofMinutes(1));
        door.invited(BRIGHTWATER, BRIGHTWATERS);
        door.later(Duration.ofMinutes(61));
        for (Visitor before : List.of(invited, proven)) {
            // another distributor's invitation of the same address, redeemed on the same device
            before.post(door.invited(FJORDLYS, FJORDLYSES), "");
            assertThat(before.reads(FJORDLYSES)).isTrue();
            assertThat(before.from(SITE + BRIGHTWATERS, "/enter/renew").cookies()).isEmpty();
        }
        // a link that is mailed now proves the address anew
        proven.post("/enter", "mail=dana%40brightwater.example");
        proven.post(door.mailed(), "");
        assertThat(proven.from(SITE + BRIGHTWATERS, "/enter/renew").status()).isEqualTo(303);
        assertThat(proven.from(SITE + FJORDLYSES, "/enter/renew").status()).isEqualTo(303);
    }

    @Test
    void aSecondInvitationTakesTheFirstOnesPlaceAndFourteenDaysAreTheEnd() {
        String first = door.invited(BRIGHTWATER, BRIGHTWATERS);
        String second = door.invited(BRIGHTWATER, BRIGHTWATERS);
        assertThat(door.visitor().post(first, "").status()).isEqualTo(410);
        door.later(Duration.ofDays(14).minusSeconds(1));
        assertThat(door.visitor().get(second).status()).isEqualTo(200);
        door.later(Duration.ofSeconds(1));
        assertThat(door.visitor().post(second, "").status()).isEqualTo(410);
        door.visitor().post("/enter", "mail=dana%40brightwater.example");
        assertThat(door.letters).isEmpty();
    }

    private Visitor entered() {
        Visitor dana = door.visitor();
        dana.post(door.invited(BRIGHTWATER, BRIGHTWATERS), "");
        return dana;
    }
}

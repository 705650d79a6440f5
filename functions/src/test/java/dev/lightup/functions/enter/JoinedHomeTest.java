package dev.lightup.functions.enter;

import static dev.lightup.functions.enter.Doorstep.SITE;
import static dev.lightup.functions.enter.TogetherDoor.DANA;
import static dev.lightup.functions.enter.TogetherDoor.TOGETHER;
import static dev.lightup.functions.enter.TogetherDoor.apart;
import static dev.lightup.functions.enter.TogetherDoor.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a home is worth to a reader who joined it: no more than the accounts that it rests on, and nothing that others took back or have linked.
class JoinedHomeTest extends LinkedDoors {
    @Test
    void whatTheOperatorLinkedIsJoinedAsItIsAndPartedByTheOperatorAlone() {
        Visitor dana = doors.reader(DANA, A, B);
        doors.enters(dana, DANA, C);
        String home = doors.operatorLinks(A, B);
        int stored = doors.stored().size();
        assertThat(dana.get(TOGETHER).body()).contains("Linked already", "Whoever runs these pages linked them.");
        assertThat(doors.together(dana, A, B, C).status()).as("nothing is added to what others may read")
                .isEqualTo(422);
        assertThat(doors.together(dana, B, C).status()).as("no account leaves its name").isEqualTo(422);
        assertThat(doors.together(dana, A, B).status()).isEqualTo(303);
        assertThat(dana.reads(folder(home))).isTrue();
        assertThat(dana.get(TOGETHER).body()).contains("and parts them").doesNotContain("Show these apart");
        assertThat(apart(dana, home).status()).isEqualTo(422);
        assertThat(doors.stored()).hasSize(stored);
        assertThat(dana.reads(folder(home))).isTrue();
        // of a home with an account more than it reads it is told nothing
        Visitor kim = doors.reader(KIM, A2, C);
        doors.operatorLinks(A2, C, "solis/B-9");
        assertThat(kim.get(TOGETHER).body()).contains("has nothing to show together");
        assertThat(doors.together(kim, A2, C).body()).contains("These cannot be shown together from here.");
        assertThat(door.ledger().grants().of(KIM.reader())).hasSize(2);
    }

    @Test
    void whatAnotherReaderLinkedIsThatOnes() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = made(dana, A, B);
        Visitor kim = doors.reader(KIM, A, B, C);
        assertThat(kim.get(TOGETHER).body()).contains("has nothing to show together").doesNotContain(home);
        for (String[] some : List.of(new String[]{A, B}, new String[]{A, C}, new String[]{A, B, C})) {
            assertThat(doors.together(kim, some).body()).contains("These cannot be shown together from here.");
        }
        assertThat(apart(kim, home).status()).isEqualTo(422);
        doors.apply();
        assertThat(doors.home(A, B)).contains(home);
        assertThat(doors.grant(home, KIM)).isEmpty();
    }

    @Test
    void whatTheOperatorTookBackOrGrantedIsNotTheFormsToGive() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = doors.operatorLinks(A, B);
        var unit = new Unit.Partner(home);
        String invitation = door.invitedAsItIs(unit, folder(home), DANA);
        assertThat(doors.together(dana, A, B).body()).contains("This address was invited to it.");
        assertThat(dana.reads(folder(home))).isFalse();
        dana.post(invitation, "");
        assertThat(dana.reads(folder(home))).isTrue();
        door.ledger().grants().revoke(unit, DANA.reader(), door.now.get());
        door.later(Duration.ofMinutes(61));
        assertThat(doors.together(dana, A, B).body()).contains("This was taken back from this address.");
        assertThat(dana.from(SITE + folder(home), "/enter/renew").location()).isEmpty();
        assertThat(dana.reads(folder(home))).isFalse();
        // also what it joined
        Visitor kim = doors.reader(KIM, A2, C);
        String other = made(kim, A2, C);
        door.ledger().grants().revoke(new Unit.Partner(other), KIM.reader(), door.now.get());
        door.later(Duration.ofMinutes(61));
        assertThat(doors.together(kim, A2, C).body()).contains("This was taken back from this address.");
        assertThat(kim.reads(folder(other))).isFalse();
    }

    @Test
    void aHomeThatWasJoinedIsWorthNothingWithoutEachOfItsAccounts() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = made(dana, A, B);
        door.published(new Unit.Partner(home), folder(home));
        door.ledger().grants().revoke(doors.unit(B), DANA.reader(), door.now.get());
        door.later(Duration.ofMinutes(61));
        assertThat(dana.from(SITE + folder(home), "/enter/renew").body())
                .contains("These accounts are not shown together any more.");
        assertThat(dana.reads(folder(home))).isFalse();
        assertThat(dana.from(SITE + doors.path(A), "/enter/renew").location()).isEqualTo(doors.path(A));
        Visitor tablet = door.visitor();
        tablet.post("/enter", "mail=dana%40brightwater.example");
        tablet.post(door.mailed(), "");
        assertThat(tablet.from(SITE + folder(home), "/enter/renew").location()).isEmpty();
        assertThat(tablet.get(TOGETHER).body()).contains("An account was taken back from this address");
        // invited anew, and once the partner of one left
        doors.enters(dana, DANA, B);
        assertThat(doors.together(dana, A, B).location()).isEqualTo(folder(home));
        door.later(Duration.ofMinutes(61));
        door.told(doors.unit(A), Optional.empty(), Optional.of(door.now.get()));
        assertThat(dana.from(SITE + folder(home), "/enter/renew").location()).isEmpty();
        // what is linked is still its own to part
        assertThat(apart(dana, home).body()).contains("shown apart again");
        doors.apply();
        assertThat(doors.home(A, B)).isEmpty();
    }

    @Test
    void anAccountThatIsShutAgainIsNotOnTheHomeWhichStays() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = made(dana, A, B);
        door.published(new Unit.Partner(home), folder(home));
        door.later(Duration.ofMinutes(61));
        door.opened(doors.unit(B), Optional.empty());
        assertThat(dana.from(SITE + folder(home), "/enter/renew").location()).isEqualTo(folder(home));
        assertThat(dana.reads(doors.path(B))).isFalse();
    }

    @Test
    void aHomeThatGrewInTheMomentInWhichItWasJoinedIsNotReadUntilItIsJoinedAsItIs() {
        Visitor dana = doors.reader(DANA, A, B);
        String home = doors.operatorLinks(A, B);
        door.published(new Unit.Partner(home), folder(home));
        // between what the press reads and its first write
        doors.meanwhile(() -> doors.operatorLinks(A, B, C));
        assertThat(doors.together(dana, A, B).location()).isEqualTo("/enter");
        assertThat(dana.reads(folder(home))).isFalse();
        assertThat(dana.from(SITE + folder(home), "/enter/renew").body())
                .contains("one was taken back from this address or came");
        assertThat(dana.get("/enter").body()).doesNotContain("href=\"" + folder(home));
        assertThat(dana.get(TOGETHER).body()).contains("one came to these that it does not read");

        doors.enters(dana, DANA, C);
        assertThat(dana.get(TOGETHER).body()).contains("Linked already").doesNotContain("came to these");
        assertThat(doors.together(dana, A, B, C).location()).isEqualTo(folder(home));
        assertThat(dana.reads(folder(home))).isTrue();
        assertThat(doors.grant(home, DANA)).hasValueSatisfying(grant -> assertThat(grant.invited().on())
                .containsExactlyInAnyOrder(doors.unit(A), doors.unit(B), doors.unit(C)));
        // what leaves it takes nothing from its readers
        doors.operatorParts(C);
        door.later(Duration.ofMinutes(61));
        assertThat(dana.from(SITE + folder(home), "/enter/renew").location()).isEqualTo(folder(home));
    }
}

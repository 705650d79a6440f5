package dev.lightup.domain.account;

import static dev.lightup.domain.reading.APartner.partner;
import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.moment;
import static dev.lightup.domain.reading.Given.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.Verdict.Level;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.state.PartnerState.Standing;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.words.TestWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void theLevelIsTheMostPressingThing() {
        HeldSlice waits = order("1").held();
        HeldSlice action = order("2").because("po upload")
                .stands(Status.ACTION_REQUIRED, "2026-11-23T06:00:00Z")
                .held();
        HeldSlice late = order("3").stands(Status.PROVISIONING, "2026-11-01T06:00:00Z").held();
        assertThat(reading().verdict().level()).isEqualTo(Level.NO_DATA);
        assertThat(reading(subscription("s").of("E3", 5).held()).verdict().level()).isEqualTo(Level.CLEAR);
        assertThat(reading(waits).verdict().level()).isEqualTo(Level.WAITING);
        assertThat(reading(waits, action).verdict().level()).isEqualTo(Level.ACTION);
        assertThat(reading(waits, action, late).verdict().level()).isEqualTo(Level.LATE);
        assertThat(reading(waits, action, late).verdict()).extracting(Verdict::partner, Verdict::distributor,
                Verdict::others, Verdict::late).containsExactly(1, 0, 2, 1);
    }

    @Test
    void whatWaitsSinceBeforeTheOpeningIsCountedAndToldApart() {
        HeldSlice old = order("1").stands(Status.PROVISIONING, "2026-11-01T06:00:00Z").held();
        HeldSlice theSameInstant = order("2").stands(Status.PROVISIONING, "2026-11-16T06:00:00Z").held();
        HeldSlice asked = order("3").because("po upload").stands(Status.ACTION_REQUIRED, "2026-11-10T06:00:00Z").held();
        Verdict shut = reading(partner().held(), old, theSameInstant, asked).verdict();
        Verdict open = reading(partner().opened("2026-11-16T06:00:00Z").held(), old, theSameInstant, asked).verdict();
        assertThat(shut.before()).as("of a shut account nothing is from before").isEmpty();
        assertThat(open.before()).contains(new BySide(1, 0, 1, 0));
        assertThat(open.fromBefore()).isEqualTo(2);
        assertThat(open.waits()).as("it is counted all the same").isEqualTo(shut.waits());
        assertThat(open.overdue()).isEqualTo(shut.overdue());
        assertThat(open.level()).isEqualTo(shut.level());
    }

    @Test
    void aSuspendedPartnerIsNeverClear() {
        assertThat(reading(partner().is(Standing.SUSPENDED).held()).verdict().level()).isEqualTo(Level.ACTION);
    }

    @Test
    void anAccountIsSilentWhenMoreBusinessDaysThanTheLimitPassed() {
        List<HeldSlice> held = List.of(partner().held());
        assertThat(reading(held.getFirst()).heard().at()).contains(at("2026-11-23T06:00:00Z"));
        assertThat(reading(at("2026-11-26T22:59:59Z"), held).heard().silent()).isFalse();
        assertThat(reading(at("2026-11-26T23:00:00Z"), held).heard().silent()).isTrue();
        assertThat(reading(at("2026-11-26T00:00:00Z"), held).basis().nextFlip()).contains(at("2026-11-26T23:00:00Z"));
        assertThat(reading(at("2026-11-27T00:00:00Z"), held).basis().nextFlip()).as("nothing more changes by time")
                .isEmpty();
    }

    @Test
    void aHolidayDoesNotAge() {
        List<HeldSlice> held = List.of(order("1").stands(Status.PROVISIONING, "2026-12-24T10:00:00Z").held());
        Deadline deadline = reading(at("2026-12-28T06:00:00Z"), held).agenda().moves().getFirst().deadline();
        assertThat(deadline.waitingDays()).as("Friday the 25th is a holiday, then a weekend").isOne();
    }

    @Test
    void aSourceIsAsStrongAsItsWeakestNewestEvent() {
        HeldSlice order = order("1")
                .told(moment(at("2026-11-20T06:00:00Z"), "/nordvik/a", Grade.A, new OrderFact.Accepted()))
                .told(moment(at("2026-11-21T06:00:00Z"), "/nordvik/b", Grade.A, new OrderFact.Accepted()))
                .told(moment(at("2026-11-19T06:00:00Z"), "/nordvik/b", Grade.C, new OrderFact.Accepted()))
                .held();
        assertThat(reading(order).quality().sources()).containsExactly(
                new SenderGrade("/nordvik/b", Grade.C, at("2026-11-21T06:00:00Z")),
                new SenderGrade("/nordvik/a", Grade.A, at("2026-11-20T06:00:00Z")));
    }

    @Test
    void aTenantThatNobodyConfiguredIsReadByThePlainCalendar() {
        AccountReading reading = new AccountReader(Given.PROGRAMME, TestWords.CODES).read("sud", Given.PARTNER,
                List.of(order("1").held()), Given.NOW);
        assertThat(reading.basis().distributor().zone()).isEqualTo("Etc/UTC");
        assertThat(reading.agenda().moves()).hasSize(1);
    }
}

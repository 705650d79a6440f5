package dev.lightup.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.conformance.inputs.Desk.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a later file, or an event, makes gone, and what it does not.
class FeedsAndAbsenceTest {
    private static final String SEATS = "asOf,account,customer,sku,subscription,sold,assigned,active\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void aRowThatCannotBeReadKeepsItsNumberAndIsToldOnThePage() {
        Sending files = desk.files();
        assertThat(files.post("03-unreadable-row-is-not-gone/input-1.csv").leftOut()).isEmpty();
        Posted answer = files.post("03-unreadable-row-is-not-gone/input-2.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).containsExactly(3);
        assertThat(answer.export().path("partial").asBoolean()).isTrue();
        AccountPages account = desk.account("RQ40").sold(41).assigned(29).active(16);
        account.customer("Q40a").sold(11).active(6);
        account.customer("Q40b").sold(30).active(10);
        assertThat(account.headline()).contains("16 of 41 sold seats are in use");
        assertThat(account.notices()).contains("line 3", "Q40b");
        assertThat(account.twin().at("/files/0/leftOut/rows").asInt()).isEqualTo(1);
        assertThat(account.subscription("RQ40b")).containsEntry("gone from export", "false");
    }

    @Test
    void aStrayQuoteCostsItsOwnRowAndItsCustomerKeepsTheNumber() {
        Sending files = desk.files();
        files.post("05-stray-quote-then-gone/input-1.csv");
        Posted answer = files.post("05-stray-quote-then-gone/input-2.csv");
        assertThat(answer.leftOut()).containsExactly(4);
        AccountPages account = desk.account("RR54").sold(60).active(30);
        for (int i = 0; i < 6; i++) {
            account.customer("R54-" + i).sold(10).active(5);
        }
        assertThat(account.notices()).contains("line 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2,20,10", "30 seats,20,10", "30,20", "30,20,2e3", "30,20,10,9,8"})
    void whateverTheReasonARowThatIsLeftOutMakesNothingGone(String cells) {
        String own = "RQ41-" + Integer.toHexString(cells.hashCode());
        Sending files = desk.files();
        files.say(SEATS + "2026-11-18,%1$s,A-%1$s,SKU-1,SA-%1$s,10,8,5\n2026-11-18,%1$s,B-%1$s,SKU-1,SB-%1$s,30,20,10\n"
                .formatted(own));
        Posted answer = files
                .say(SEATS + "2026-11-20,%1$s,A-%1$s,SKU-1,SA-%1$s,11,8,5\n2026-11-20,%1$s,B-%1$s,SKU-1,SB-%1$s,"
                        .formatted(own) + cells + "\n");
        boolean padded = cells.equals("30,20");
        assertThat(answer.leftOut()).isEqualTo(padded ? java.util.List.of() : java.util.List.of(3));
        desk.account(own).sold(41).customer("B-" + own).sold(30).active(10);
    }

    @Test
    void anAccountWhoseOnlySubscriptionWentToAnotherSaysSoWithoutNamingIt() {
        for (int i = 1; i <= 3; i++) {
            assertThat(desk.events(Desk.CLOUD_EVENT).post("30-transfer/input-" + i + ".json").status()).isEqualTo(202);
        }
        AccountPages before = desk.account("RK86a");
        assertThat(before.headline()).contains("moved to another partner on 15 Nov 2026")
                .doesNotContain("Nothing was received");
        assertThat(before.folder().everything()).doesNotContain("RK86b", "\"quantity\":14");
        AccountPages after = desk.account("RK86b");
        assertThat(after.subscription("RK86")).containsEntry("quantity by events", "14")
                .containsEntry("status", "pending");
        assertThat(after.folder().everything()).doesNotContain("RK86a");
    }

    @ParameterizedTest
    @CsvSource({"order.submitted,order/OK87,2026-11-01", "usage.snapshot,usage/K87/SKU-A,2026-11-01"})
    void whateverWasHeldForIt(String type, String subject, String day) {
        String kind = subject.substring(0, 5);
        String own = "RK87" + kind;
        for (String[] said : new String[][]{{own + "a", day}, {own + "b", "2026-11-15"}}) {
            assertThat(desk.events(Desk.CLOUD_EVENT)
                    .say("""
                            {"specversion":"1.0","id":"%s","source":"/nordvik/x","type":"%s","subject":"%s","time":"%sT09:00:00Z",
                             "data":{"account":"%s","customer":"K87","lines":[{"sku":"SKU-A","quantity":5}],"sold":10,"active":4}}"""
                            .formatted(said[0], type, subject, said[1], said[0]))
                    .status()).isEqualTo(202);
        }
        assertThat(desk.account(own + "a").headline()).contains("moved to another partner on 15 Nov 2026");
    }
}

package dev.lightup.conformance.inputs;

import static dev.lightup.conformance.inputs.AccountPages.NOT_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.conformance.inputs.Desk.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Days and moments as systems write them: those to come, those that nobody means, and the forms they have.
class DaysAndTimesTest {
    private static final String SEATS = "asOf,account,customer,sku,subscription,sold,assigned,active,termEnd\n";
    private static final String SWAPPED = """
            {"version":1,"feed":"seats","asOf":"Stand","dates":"dd/MM/yyyy","map":{"account":"Partner","customer":"Kunde",
             "sku":"Artikel","subscription":"Vertrag","sold":"Menge","assigned":"Zugewiesen","active":"Aktiv",
             "termEnd":"Laufzeitende"}}""";
    private static final String AMERICAN = """
            {"version":1,"feed":"seats","asOf":"asOf","dates":"M/d/yyyy","map":{"account":"account","customer":"customer",
             "sku":"sku","subscription":"subscription","sold":"sold","termEnd":"termEnd"}}""";
    private static final String DATELESS = """
            {"version":1,"feed":"seats","map":{"account":"account","customer":"customer","sku":"sku","sold":"sold"}}""";

    @RegisterExtension
    static final Desk desk = new Desk();

    private static Sending events() {
        return desk.events(Desk.CLOUD_EVENT);
    }

    @Test
    void anAsOfYearsAheadIsRefusedByLineAndTheRightFileCounts() {
        Sending files = desk.files();
        Posted wrong = files.post("09-future-as-of/input-1.csv");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.problem()).isEqualTo("no-readable-row");
        assertThat(wrong.leftOut()).containsExactly(2);
        assertThat(files.post("09-future-as-of/input-2.csv").status()).isEqualTo(202);
        desk.account("RQ52").sold(99).assigned(9).active(9).customer("Q52").sold(99);
    }

    @Test
    void aDayThatIsTakenForAMonthIsRefusedWhereItLiesAheadAndTheRightFileCounts() {
        Sending files = desk.files(SWAPPED);
        Posted wrong = files.post("10-day-month-swapped/input-1.csv");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.leftOut()).containsExactly(2, 3);
        assertThat(files.post("10-day-month-swapped/input-2.csv").status()).isEqualTo(202);
        AccountPages account = desk.account("RT98").sold(112).active(85);
        account.customer("T98a").sold(12);
        account.customer("T98b").sold(40);
        account.customer("T98c").sold(60).active(38);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-11-20", "1026-11-20", "2026-11-30", "1999-12-31"})
    void aLineForTheWholeFileThatNamesSuchADayIsRefused(String day) {
        String own = "RQ53-" + day;
        String rows = "account,customer,sku,sold\n" + own + ",C-" + own + ",SKU-1,10\n";
        Sending files = desk.files(DATELESS);
        assertThat(files.say("# asOf: " + day + "\n" + rows).problem()).isEqualTo("as-of-invalid");
        assertThat(files.say("# asOf: 2026-11-20\n" + rows).status()).isEqualTo(202);
        desk.account(own).sold(10);
    }

    @Test
    void aSeatReportYearsAheadIsRefusedAndTheRightOneCounts() {
        Posted wrong = events().post("11-future-usage-asof/input-1.json");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.problem()).isEqualTo("data-invalid");
        assertThat(wrong.body().at("/errors/0/pointer").asText()).isEqualTo("/data/asOf");
        assertThat(events().post("11-future-usage-asof/input-2.json").status()).isEqualTo(202);
        desk.account("RS96").sold(10).assigned(9).active(9).customer("S96").active(9);
    }

    @ParameterizedTest
    @CsvSource({"usage.snapshot,usage/S97/SKU-A,2026-11-28T12:10:00Z",
        "usage.snapshot,usage/S97/SKU-A,2027-06-16T00:00:00Z",
        "usage.snapshot,usage/S97/SKU-A,1026-11-10T00:00:00Z",
        "subscription.snapshot,subscription/S97,2062-11-10T00:00:00Z"})
    void everySnapshotWhoseAsOfLiesAheadOrCenturiesAgoIsRefused(String type, String subject, String asOf) {
        Posted answer = events()
                .say("""
                        {"specversion":"1.0","id":"%s","source":"/nordvik/x","type":"%s","subject":"%s","time":"2026-11-20T09:00:00Z",
                         "data":{"account":"RS97","customer":"S97","sku":"SKU-A","asOf":"%s"}}"""
                        .formatted(type + asOf, type, subject, asOf));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/data/asOf");
    }

    @Test
    void aCorrectionCannotSayItEither() {
        events().say(
                """
                        {"specversion":"1.0","id":"right-98","source":"/nordvik/x","type":"usage.snapshot","subject":"usage/S98/SKU-A",
                         "time":"2026-11-20T09:00:00Z","data":{"account":"RS98","sold":10,"active":4}}""");
        Posted answer = events()
                .say("""
                        {"specversion":"1.0","id":"wrong-98","source":"/nordvik/x","type":"system.corrected",
                         "subject":"usage/S98/SKU-A","time":"2026-11-20T10:00:00Z","data":{"event":"right-98","type":"usage.snapshot",
                         "data":{"sold":10,"active":9,"asOf":"2062-11-10T00:00:00Z"}}}""");
        assertThat(answer.status()).isEqualTo(422);
        desk.account("RS98").active(4);
    }

    @Test
    void aSnapshotOfAnEventThatLiesAheadIsOfItsArrival() {
        assertThat(events()
                .say("""
                        {"specversion":"1.0","id":"ahead-99","source":"/nordvik/x","type":"usage.snapshot","subject":"usage/S99/SKU-A",
                         "time":"2062-11-10T00:00:00Z","data":{"account":"RS99","sold":10,"active":4}}""")
                .status()).isEqualTo(202);
        AccountPages account = desk.account("RS99").active(4);
        assertThat(account.twin().at("/seats/asOf").asText()).startsWith("2026-11-28T12:");
    }

    @Test
    void whatAnEarlierReleaseStoredWithAnAsOfOfTheFutureIsTakenBackByTheOperator() {
        String receipt = desk.storedBefore("before-96",
                """
                        {"type":"usage.snapshot","subject":"usage/S96e/SKU-A","time":"2026-11-10T09:00:00.000Z","data":{"account":"RS96e",
                         "customer":"S96e","feed":"/nordvik/x","sold":10,"assigned":9,"active":7,"asOf":"2062-11-10T00:00:00.000Z"}}""");
        events().say("""
                {"specversion":"1.0","id":"right-96e","source":"/nordvik/x","type":"usage.snapshot",
                 "subject":"usage/S96e/SKU-A","time":"2026-11-20T09:00:00Z",
                 "data":{"account":"RS96e","sold":10,"assigned":9,"active":9,"asOf":"2026-11-20T00:00:00Z"}}""");
        desk.account("RS96e").active(7);
        desk.retract(receipt);
        AccountPages account = desk.account("RS96e").sold(10).active(9);
        assertThat(account.twin().at("/seats/asOf").asText()).startsWith("2026-11-20");
    }

    @Test
    void aTermsEndInAFormThatTheMapDoesNotNameCostsTheCellAndNotTheSeats() {
        Posted answer = desk.files().post("18-us-datetime/input.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.remarked()).containsExactly(2);
        AccountPages account = desk.account("RP12a").sold(10);
        assertThat(account.subscription("RP12aS1")).containsEntry("sold", "10").containsEntry("ends", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4/30/2027", "4/30/2027 12:00:00 AM", "04/30/2027 00:00", "4/30/2027 11:59 PM"})
    void underAMapThatNamesTheFormItIsThatDay(String end) {
        String own = "RP13-" + end.length();
        Posted answer = desk.files(AMERICAN)
                .say("asOf,account,customer,sku,subscription,sold,termEnd\n11/20/2026," + own + ",C-" + own
                        + ",SKU-1,S-"
                        + own + ",10," + end + "\n");
        assertThat(answer.remarked()).isEmpty();
        assertThat(desk.account(own).sold(10).subscription("S-" + own)).containsEntry("ends", "2027-04-30");
    }

    @ParameterizedTest
    @CsvSource({"19-local-datetime,RP12b,12b-C1", "20-sql-datetime,RP12c,12c-C1"})
    void aDateTimeInAColumnOfDaysCountsAsItsDay(String folder, String account, String customer) {
        Posted answer = desk.files().post(folder + "/input.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).isEmpty();
        AccountPages pages = desk.account(account).sold(10);
        pages.customer(customer).sold(10);
        assertThat(pages.twin().at("/seats/asOf").asText()).startsWith("2026-11-20T00:00:00");
    }

    @Test
    void aLeapSecondAtAnyOffsetIsAMoment() {
        assertThat(events().post("26-leap-offset/input-1.json").status()).isEqualTo(202);
        AccountPages account = desk.account("RJ60");
        assertThat(account.subscription("RJ65b")).containsEntry("status", "pending").containsEntry("sold", "");
        assertThat(account.folder().everything()).contains("2016-12-31");
    }

    @ParameterizedTest
    @CsvSource({"2016-12-31T23:59:60Z,202", "2015-07-01T01:59:60+02:00,202", "2026-11-20T09:00:00.123456789123Z,202",
        "2026-11-20t09:00:00z,202", "2016-12-31T15:59:60Z,422", "2016-12-31T23:59:61Z,422", "2026-11-20T24:00:00Z,422",
        "2026-11-20 09:00:00Z,422", "2026-11-20T09:00:00,422"})
    void aMomentIsWhatTheStandardTakes(String time, int status) {
        assertThat(events()
                .say("""
                        {"specversion":"1.0","id":"m-%s","source":"/nordvik/x","type":"subscription.created","subject":"subscription/RJ66",
                         "time":"%s","data":{"account":"RJ66","customer":"J66","sku":"SKU-1","quantity":10}}"""
                        .formatted(time, time))
                .status()).isEqualTo(status);
    }

    @Test
    void nobodysDatesAreNotToldAndMakeNothingLateOrSuspendedOrEndless() {
        for (int i = 1; i <= 6; i++) {
            assertThat(events().post("28-min-max-dates/input-" + i + ".json").status()).as("input " + i).isEqualTo(202);
        }
        AccountPages account = desk.account("RV103").sold(20);
        assertThat(account.subscription("RV103a")).containsEntry("ends", "")
                .containsEntry("status", "suspended")
                .containsEntry("sold", "10");
        assertThat(account.subscription("RV103b")).containsEntry("ends", "").containsEntry("status", "active");
        assertThat(account.order("ORV103").get("submitted")).startsWith("2026-11-28");
        assertThat(account.headline()).doesNotContain("late");
        assertThat(account.folder().everything()).doesNotContain("0001-01", "9999", "528,533");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31", "0001-01-01T00:00:00", "9999-12-31T23:59:59Z"})
    void inAFileTheyAreNotToldEither(String end) {
        String own = "RV104-" + end.length() + end.charAt(0);
        Posted answer = desk.files()
                .say(SEATS + "2026-11-20," + own + ",C-" + own + ",SKU-1,S-" + own + ",10,,," + end + "\n");
        assertThat(answer.leftOut()).isEmpty();
        assertThat(desk.account(own).sold(10).assigned(NOT_TOLD).subscription("S-" + own)).containsEntry("ends", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1026-11-10T00:00:00Z", "1999-12-31T23:59:59Z"})
    void anotherMomentBeforeTheYear2000IsRefused(String time) {
        assertThat(events()
                .say("""
                        {"specversion":"1.0","id":"old-%s","source":"/nordvik/x","type":"order.submitted","subject":"order/ORV105",
                         "time":"%s","data":{"account":"RV105","customer":"V105","lines":[{"sku":"SKU-A","quantity":5}]}}"""
                        .formatted(time, time))
                .problem()).isEqualTo("attribute-invalid");
    }

    @Test
    void aSequenceThatBeginsAgainIsToldAtTheNumber() {
        for (int i = 1; i <= 5; i++) {
            assertThat(events().post("27-sequence-restart/input-" + i + ".json").status()).isEqualTo(202);
        }
        AccountPages account = desk.account("RK82");
        String told = "sequence fell:";
        assertThat(account.folder().customerPages()).contains(told, "\"sequenceFell\":\"2026-11-22");
        assertThat(account.subscription("RK82")).containsEntry("sequence fell", "2026-11-22T09:00:00Z");
    }

    @Test
    void aSequenceWhoseEventsMerelyArriveOutOfOrderIsNotTold() {
        for (int sequence : new int[]{3, 1, 2}) {
            assertThat(events().say("""
                    {"specversion":"1.0","id":"seq-%1$d","source":"/nordvik/x","type":"subscription.quantity_changed",
                     "subject":"subscription/RK83","time":"2026-11-2%1$dT09:00:00Z","sequence":"%1$d",
                     "data":{"account":"RK83","customer":"K83","quantity":%1$d0}}""".formatted(sequence)).status())
                    .isEqualTo(202);
        }
        assertThat(desk.account("RK83").folder().everything()).doesNotContain("sequence fell:", "\"sequenceFell\"");
    }
}

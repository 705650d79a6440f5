package dev.lightup.conformance.inputs;

import static dev.lightup.conformance.inputs.AccountPages.NOT_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.conformance.inputs.Desk.Sending;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ids that a spreadsheet or a slash damages, numbers that read two ways, and what adds up.
class IdsAndNumbersTest {
    private static final String GERMAN = """
            {"version":1,"feed":"seats","asOf":"asOf","decimal":",","map":{"account":"account","customer":"customer",
             "sku":"sku","subscription":"subscription","sold":"sold","assigned":"assigned","active":"active",
             "status":"status","termEnd":"termEnd"}}""";
    private static final String SEATS = "asOf;account;customer;sku;sold;active\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    private static Sending events() {
        return desk.events(Desk.CLOUD_EVENT);
    }

    @Test
    void aCommaBeforeThreeDigitsIsRefusedWhereCommasDoNotCutTheCells() {
        Posted answer = desk.files().post("12-decimal-comma-3/input.csv");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("no-readable-row");
        assertThat(answer.leftOut()).containsExactly(2);
        assertThat(desk.account("RP05b").exist()).isFalse();
    }

    @Test
    void underAMapThatNamesTheDecimalSignItIsOneNumber() {
        String own = new String(Desk.input("12-decimal-comma-3/input.csv").array(), StandardCharsets.UTF_8)
                .replace("RP05b", "RP05d");
        Posted answer = desk.files(GERMAN).say(own);
        assertThat(answer.status()).isEqualTo(202);
        desk.account("RP05d").sold(18).assigned(16).active(NOT_TOLD).customer("05b-C1").sold(18);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"18 | 18", "1 240 | 1240", "1'240 | 1240", "7.00 | 7",
        "18,00 |", "1.240 |",
        "1.240,00 |", "-2 |", "1e3 |"})
    void aNumberIsReadInOneWayOrNotAtAll(String written, @Nullable Integer sold) {
        String own = "RP06-" + Integer.toHexString(written.hashCode());
        Posted answer = desk.files().say(SEATS + "2026-11-20;" + own + ";C-" + own + ";SKU-1;" + written + ";\n");
        if (sold == null) {
            assertThat(answer.leftOut()).containsExactly(2);
            assertThat(desk.account(own).exist()).isFalse();
        } else {
            desk.account(own).sold(sold);
        }
    }

    @Test
    void aSlashInTheCustomerOfUsageIsRefusedByNameAndOneInTheSkuIsKept() {
        for (String wrong : new String[]{"15-usage-slash/input-1.json", "15-usage-slash/input-3.json"}) {
            Posted answer = events().post(wrong);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/data/customer");
        }
        assertThat(events().post("15-usage-slash/input-2.json").status()).isEqualTo(202);
        AccountPages account = desk.account("RK90b").sold(3).assigned(2).active(1);
        account.customer("L90").sold(3).active(1);
        assertThat(account.folder().table("seats.csv")).extracting(row -> row.get("offer")).contains("A/B");
        assertThat(desk.account("RK90a").exist()).isFalse();
        assertThat(desk.account("RK90c").exist()).isFalse();
    }

    @Test
    void inAFileASlashInTheCustomerIsRefusedByLineAndCutsNobodyElse() {
        Posted answer = desk.files()
                .say("asOf,account,customer,sku,sold\n2026-11-20,RL1,DE/1,SKU-1,80\n2026-11-20,RL2,DE,1/SKU-1,5\n");
        assertThat(answer.leftOut()).containsExactly(2);
        desk.account("RL2").sold(5).customer("DE").sold(5);
    }

    @Test
    void idsThatASpreadsheetShortenedAreToldByLine() {
        Posted answer = desk.files().post("16-scientific-ids/input.csv");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.leftOut()).containsExactly(2, 3);
        assertThat(desk.account("RP06").exist()).isFalse();
    }

    @Test
    void anIdThatIsKeptFromASpreadsheetIsTheSameId() {
        Posted answer = desk.files()
                .say("asOf,account,customer,sku,sold\n2026-11-20,RL3,\"=\"\"00043\"\"\",SKU-1,3\n"
                        + "2026-11-20,RL3,'00043,SKU-2,4\n2026-11-20,RL3,00043,SKU-3,5\n2026-11-20,RL3,43,SKU-1,1\n");
        assertThat(answer.leftOut()).isEmpty();
        AccountPages account = desk.account("RL3").sold(13);
        account.customer("00043").sold(12);
        account.customer("43").sold(1);
    }

    @Test
    void useOfASkuThatNobodyBuysAnyMoreStandsApart() {
        for (int i = 1; i <= 5; i++) {
            assertThat(events().post("29-sku-change-active/input-" + i + ".json").status()).isEqualTo(202);
        }
        AccountPages account = desk.account("RS84").sold(10);
        assertThat(account.headline()).contains("8 of 10 sold seats are in use", "7 in use, none sold")
                .doesNotContain("15");
        assertThat(account.twin().at("/seats/inUse").asInt()).isEqualTo(8);
        assertThat(account.twin().at("/seats/idle").asInt()).isEqualTo(2);
        assertThat(account.twin().at("/seats/unsoldInUse").asInt()).isEqualTo(7);
        assertThat(account.twin().at("/seats/activePercent").asInt()).isEqualTo(80);
        assertThat(account.folder().table("customers.csv").getFirst()).containsEntry("sold in use", "8")
                .containsEntry("idle", "2")
                .containsEntry("in use, none sold", "7");
    }

    @Test
    void assignedAndActiveOfLicencesAddUpWhereTheMapSaysSo() {
        String own = """
                {"version":1,"feed":"seats","asOf":"asOf","perLicence":true,"map":{"account":"account","customer":"customer",
                 "sku":"sku","subscription":"subscription","sold":"sold","assigned":"assigned","active":"active"}}""";
        String rows = """
                asOf,account,customer,sku,subscription,sold,assigned,active
                2026-11-20,RL4,L4,SKU-1,SL4a,30,24,20
                2026-11-20,RL4,L4,SKU-1,SL4b,12,10,9
                """;
        desk.files(own).say(rows);
        desk.account("RL4").sold(42).assigned(34).active(29);
        desk.files().say(rows.replace("L4", "L5"));
        desk.account("RL5").sold(42).assigned(24).active(20);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-10T00:00:00Z,10,7", "2026-11-20T00:00:00Z,13,0"})
    void whatAReportCalledSoldBeforeAPlanChangedIsNotSoldBesideTheNewOne(String asOf, int sold, int unsold) {
        String own = "RS85-" + sold;
        String[] said = {
            "subscription.created|subscription/%1$s|2026-11-01T09:00:00Z|\"quantity\":10,\"sku\":\"SKU-A\"",
            "subscription.activated|subscription/%1$s|2026-11-01T10:00:00Z|\"subscription\":\"%1$s\"",
            "subscription.plan_changed|subscription/%1$s|2026-11-15T09:00:00Z|\"sku\":\"SKU-B\"",
            "usage.snapshot|usage/C-%1$s/SKU-A|2026-11-21T09:00:00Z|\"sold\":3,\"active\":7,\"asOf\":\"" + asOf + "\""};
        for (String one : said) {
            String[] part = one.formatted(own).split("\\|", -1);
            assertThat(events().say("""
                    {"specversion":"1.0","id":"%s","source":"/nordvik/x","type":"%s","subject":"%s","time":"%s",
                     "data":{"account":"%s","customer":"C-%s",%s}}""".formatted(part[0] + own, part[0], part[1],
                    part[2], own,
                    own, part[3])).status()).isEqualTo(202);
        }
        AccountPages account = desk.account(own).sold(sold);
        assertThat(account.twin().at("/seats/unsoldInUse").asInt()).isEqualTo(unsold);
    }

    @ParameterizedTest
    @CsvSource({"50,false", "60,true"})
    void aSubscriptionOfOneIdInEventsAndFileIsOneAndADifferenceIsADispute(int listed, boolean disputed) {
        String own = "RX17-" + listed;
        for (String type : new String[]{"created", "activated"}) {
            events().say("""
                    {"specversion":"1.0","id":"%1$s-%2$s","source":"/nordvik/x","type":"subscription.%2$s",
                     "subject":"subscription/S-%1$s","time":"2026-11-01T09:00:00Z",
                     "data":{"account":"%1$s","customer":"C-%1$s"%3$s}}""".formatted(own, type,
                    type.equals("created") ? ",\"sku\":\"SKU-1\",\"quantity\":50" : ""));
        }
        desk.files()
                .say("asOf,account,customer,sku,subscription,sold,status\n2026-11-20,%1$s,C-%1$s,SKU-1,S-%1$s,%2$d,active\n"
                        .formatted(own, listed));
        AccountPages account = desk.account(own).sold(50);
        assertThat(account.twin().path("disputes").isEmpty()).isNotEqualTo(disputed);
        assertThat(account.subscription("S-" + own).get("disputed")).contains(disputed ? "60" : "");
    }

    @Test
    void aFileThatNamesNoSubscriptionAddsNothingToWhatEventsSay() {
        for (String type : new String[]{"created", "activated"}) {
            events().say("""
                    {"specversion":"1.0","id":"RX18-%1$s","source":"/nordvik/x","type":"subscription.%1$s",
                     "subject":"subscription/SX18","time":"2026-11-01T09:00:00Z",
                     "data":{"account":"RX18","customer":"CX18"%2$s}}""".formatted(type,
                    type.equals("created") ? ",\"sku\":\"SKU-1\",\"quantity\":50" : ""));
        }
        desk.files().say("asOf,account,customer,sku,sold,active\n2026-11-20,RX18,CX18,SKU-1,60,20\n");
        desk.account("RX18").sold(50).active(20);
    }
}

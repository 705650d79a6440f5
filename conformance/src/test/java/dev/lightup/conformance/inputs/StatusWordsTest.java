package dev.lightup.conformance.inputs;

import static dev.lightup.conformance.inputs.AccountPages.NOT_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The status of a row decides whether its seats are sold; a word that no table knows makes neither sold seats nor none.
class StatusWordsTest {
    private static final String PLAIN = "asOf,account,customer,sku,sold,status\n";
    private static final String WITH_IDS = "asOf,account,customer,sku,subscription,sold,status\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    /// Rows of one customer and SKU, each of `seats word`.
    private static String rows(boolean ids, String account, String parts) {
        var file = new StringBuilder(ids ? WITH_IDS : PLAIN);
        int n = 0;
        for (String part : parts.split(", ", -1)) {
            String[] said = part.split(" ", 2);
            file.append("2026-11-20,%s,C-%s,SKU-1,".formatted(account, account));
            if (ids) {
                file.append("S-%s-%d,".formatted(account, n++));
            }
            file.append(said[0]).append(',').append(said.length > 1 ? said[1] : "").append('\n');
        }
        return file.toString();
    }

    private static List<String> unmapped(AccountPages account) {
        List<String> words = new ArrayList<>();
        account.twin().path("unmapped").forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void knownWordsAreMappedEndedOnesAreNotSoldAndOthersStandApart() {
        assertThat(desk.files().post("22-status-words/input-1.csv").status()).isEqualTo(202);
        AccountPages account = desk.account("RR59").sold(30);
        assertThat(unmapped(account)).containsExactly("Aktiv", "In grace period", "Trial", "Warning");
        account.apart("provisioning", "being provisioned", 20);
        account.apart("unknownStatus", "unknown status", 40);
        List<String> sold = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            sold.add(account.subscription("RR59-" + i).get("sold"));
        }
        assertThat(sold).containsExactly("10", "10", "", "", "", "10", "", "", "", "", "", "", "", "");
        assertThat(account.page().text()).contains("Aktiv", "In grace period", "Warning");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10 Active, 25 Cancelled, 40 Expired | 10 | 0 | 0",
        "50 Canceled | 0 | 0 | 0",
        "10 Active, 5 Suspended | 15 | 0 | 0",
        "10 Active, 7 Pending, 3 None | 10 | 10 | 0",
        "7 Pending | 0 | 7 | 0",
        "30 Flux, 25 Flux | - | 0 | 55",
        "30 Flux, 25 Flux, 25 Cancelled | - | 0 | 55",
        "14 ACTIVE, 7 IN_PROGRESS, 5 PAUSED, 3 EXPIRED, 120 CANCELLED | 19 | 7 | 0",
        "32 IN_PROGRESS | 0 | 32 | 0",
        "10 Active, 4 Flux | 10 | 0 | 4",
        "10 Active, 6 | 16 | 0 | 0",
        "6 | 6 | 0 | 0"})
    void theStatusOfARowDecidesWithASubscriptionColumnAndWithoutOne(
            String parts,
            String sold,
            int provisioning,
            int unknown) {
        Integer expected = sold.equals("-") ? NOT_TOLD : Integer.valueOf(sold);
        for (boolean ids : new boolean[]{false, true}) {
            String own = "RW" + (ids ? "i" : "p") + Integer.toHexString(parts.hashCode());
            assertThat(desk.files().say(rows(ids, own, parts)).leftOut()).isEmpty();
            AccountPages account = desk.account(own).sold(expected);
            account.customer("C-" + own).sold(expected);
            account.apart("provisioning", "being provisioned", provisioning);
            account.apart("unknownStatus", "unknown status", unknown);
            assertThat(unmapped(account)).isEqualTo(parts.contains("Flux") ? List.of("Flux") : List.of());
        }
    }

    @Test
    void rowsWithASubscriptionAndRowsWithoutOneAreOneSum() {
        desk.files().say(WITH_IDS + """
                2026-11-20,RW1,CW1,SKU-1,SW1,10,active
                2026-11-20,RW1,CW1,SKU-1,,5,active
                2026-11-20,RW1,CW1,SKU-1,,7,cancelled
                """);
        desk.account("RW1").sold(15).customer("CW1").sold(15);
    }

    /// By hand: of CW17 60 seats are sold and 50 of them assigned; 20 of a cancelled subscription's are assigned still.
    @Test
    void whatIsAssignedWithoutBeingSoldIsTheSameOnPageTwinAndTables() {
        desk.files().say("""
                asOf,account,customer,sku,subscription,sold,assigned,active,status
                2026-11-20,RW17,CW17,SKU-1,SW17a,60,50,40,active
                2026-11-20,RW17,CW17,SKU-2,SW17b,25,20,0,cancelled
                2026-11-20,RW17,CW18,SKU-1,SW17c,10,10,10,active
                """);
        AccountPages account = desk.account("RW17").sold(70);
        assertThat(account.page().text()).contains("60 + 20", "20 assigned without a known sale");
        assertThat(account.twin().at("/seats/assignedBeyond").asInt()).isEqualTo(20);
        assertThat(account.folder().table("customers.csv"))
                .extracting(
                        row -> row.get("customer") + " " + row.get("assigned") + " " + row.get("assigned beyond sold"))
                .containsExactlyInAnyOrder("CW17 70 20", "CW18 10 ");
        account.folder()
                .json("customers/index.json")
                .path("customers")
                .forEach(customer -> assertThat(
                        customer.at("/seats/assignedBeyond").asInt())
                        .as(customer.path("id").asText())
                        .isEqualTo(customer.path("id").asText().equals("CW17") ? 20 : 0));
    }

    @Test
    void wordsOfTheMapDecideToo() {
        String map = """
                {"version":1,"feed":"seats","asOf":"asOf","words":{"Aktiv":"active","Gekündigt":"cancelled"},
                 "map":{"account":"account","customer":"customer","sku":"sku","sold":"sold","status":"status"}}""";
        desk.files(map).say(rows(false, "RW2", "10 Aktiv, 25 Gekündigt, 3 Warten"));
        AccountPages account = desk.account("RW2").sold(10);
        account.apart("unknownStatus", "unknown status", 3);
        assertThat(unmapped(account)).containsExactly("Warten");
    }

    @Test
    void aLaterFileThatKnowsTheWordTakesTheUnknownSeatsAway() {
        var files = desk.files();
        files.say(rows(false, "RW3", "10 Active, 4 Flux"));
        files.say(rows(false, "RW3", "10 Active, 4 Cancelled").replace("2026-11-20", "2026-11-21"));
        AccountPages account = desk.account("RW3").sold(10);
        account.apart("unknownStatus", "unknown status", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "Trial"})
    void seatsOfATrialAreNotSold(String yes) {
        String map = """
                {"version":1,"feed":"seats","asOf":"asOf","map":{"account":"account","customer":"customer","sku":"sku",
                 "subscription":"subscription","sold":"sold","trial":"trial"}}""";
        String own = "RW4-" + yes;
        Posted answer = desk.files(map)
                .say("asOf,account,customer,sku,subscription,sold,trial\n2026-11-20,%1$s,C-%1$s,SKU-1,Sa-%1$s,30,no\n"
                        .formatted(own) + "2026-11-20,%1$s,C-%1$s,SKU-1,Sb-%1$s,25,%2$s\n".formatted(own, yes));
        assertThat(answer.leftOut()).isEmpty();
        AccountPages account = desk.account(own).sold(30);
        JsonNode seats = account.twin().path("seats");
        assertThat(seats.path("trial").asInt()).isEqualTo(25);
        assertThat(account.folder().table("customers.csv").getFirst()).containsEntry("trial", "25");
    }

    @Test
    void withoutASubscriptionColumnNeither() {
        String map = """
                {"version":1,"feed":"seats","asOf":"asOf","map":{"account":"account","customer":"customer","sku":"sku",
                 "sold":"sold","status":"status","trial":"trial"}}""";
        Posted answer = desk.files(map).say("""
                asOf,account,customer,sku,sold,status,trial
                2026-11-20,RW5,CW5,SKU-1,30,active,no
                2026-11-20,RW5,CW5,SKU-1,25,active,yes
                2026-11-20,RW5,CW5,SKU-1,9,expired,yes
                2026-11-20,RW5,CW6,SKU-1,7,active,perhaps
                """);
        assertThat(answer.leftOut()).containsExactly(5);
        AccountPages account = desk.account("RW5").sold(30);
        assertThat(account.twin().at("/seats/trial").asInt()).isEqualTo(25);
        assertThat(account.customers()).containsExactly("CW5");
    }

    @Test
    void whetherASubscriptionRenewsIsToldByTheFile() {
        String map = """
                {"version":1,"feed":"seats","asOf":"asOf","map":{"account":"account","customer":"customer","sku":"sku",
                 "subscription":"subscription","sold":"sold","termEnd":"termEnd","autorenew":"autorenew","status":"status"}}""";
        Posted answer = desk.files(map).say("""
                asOf,account,customer,sku,subscription,sold,termEnd,autorenew,status
                2026-11-20,RW7,CW7,SKU-1,SW7a,30,2027-04-30,yes,active
                2026-11-20,RW7,CW7,SKU-1,SW7b,25,2027-05-31,No,active
                2026-11-20,RW7,CW7,SKU-1,SW7c,20,2027-06-30,perhaps,active
                """);
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.remarked()).containsExactly(4);
        AccountPages account = desk.account("RW7").sold(75);
        assertThat(account.subscription("SW7a")).containsEntry("what then", "renews").containsEntry("renews", "true");
        assertThat(account.subscription("SW7b")).containsEntry("what then", "ends").containsEntry("renews", "false");
        assertThat(account.subscription("SW7c")).containsEntry("what then", "not_told").containsEntry("renews", "");
    }
}

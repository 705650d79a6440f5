package dev.lightup.conformance.inputs;

import static dev.lightup.conformance.inputs.AccountPages.NOT_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of a file's rows, and what no row may do to another.
class RowsOfAFileTest {
    private static final String SUMS = "asOf,account,customer,sku,sold,assigned,active\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void aPairOfStrayQuotesTearsItsTwoRowsAndShowsNothingOfOtherAccounts() {
        Posted answer = desk.files().post("01-two-stray-quotes-swallow-rows/input-1.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.export().path("rows").asInt()).isEqualTo(5);
        assertThat(answer.leftOut()).containsExactly(2, 5);
        assertThat(desk.account("RX1").exist()).isFalse();
        AccountPages second = desk.account("RX2").sold(23);
        second.customer("X2").sold(11);
        second.customer("X3").sold(12);
        assertThat(second.folder().everything()).doesNotContain("X1", "X4", "X5", "Die Zwei", "Omega", "Rack 19");
        AccountPages third = desk.account("RX3").sold(14);
        third.customer("X5").sold(14);
        assertThat(third.notices()).contains("line 2", "line 5");
        assertThat(third.folder().everything()).doesNotContain("Geheim", "Vertraulich", "Die Zwei");
    }

    @Test
    void aPairOfStrayQuotesInTheReasonsOfOrdersDoesTheSame() {
        Posted answer = desk.files().say("""
                asOf,account,customer,order,sku,quantity,status,reason
                2026-11-20,RX1o,X1o,OX1,SKU-1,10,processing,"PO missing
                2026-11-20,RX2o,X2o,OX2,SKU-1,10,processing,
                2026-11-20,RX3o,X3o,OX3,SKU-1,10,processing,see note"
                """);
        assertThat(answer.leftOut()).containsExactly(2, 4);
        AccountPages second = desk.account("RX2o");
        assertThat(second.order("OX2")).containsEntry("status", "provisioning");
        assertThat(second.folder().everything()).doesNotContain("OX1", "OX3", "PO missing", "see note");
    }

    @Test
    void aNameOfMoreThan500CharactersTearsItsRowOnly() {
        Posted answer = desk.files().post("02-long-name/input-1.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).containsExactly(2);
        AccountPages account = desk.account("RX12").sold(10);
        account.customer("X12-1").sold(10);
        assertThat(account.customers()).containsExactly("X12-1");
        assertThat(account.notices()).contains("line 2", "500");
        assertThat(account.folder().everything()).doesNotContain("NNNNNNNNNN");
    }

    @Test
    void aLastDelimiterThatASpreadsheetLeavesOutIsAnEmptyCell() {
        Posted answer = desk.files().post("04-excel-missing-trailing-delims/input.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).isEmpty();
        AccountPages account = desk.account("RP22").sold(190);
        assertThat(account.customers()).hasSize(19);
        assertThat(account.subscription("S17")).containsEntry("sold", "10").containsEntry("ends", "");
        assertThat(account.subscription("RP22S16")).containsEntry("ends", "2027-04-30");
    }

    @Test
    void ofASumWithAPartThatWasNotReadNothingIsTold() {
        Posted answer = desk.files().post("06-half-of-a-sum/input-1.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).containsExactly(3);
        assertThat(answer.remarked()).containsExactly(2);
        AccountPages account = desk.account("RR55").sold(NOT_TOLD).assigned(NOT_TOLD).active(NOT_TOLD);
        assertThat(account.headline()).contains("How many seats are sold was not told.").doesNotContain("%");
        assertThat(account.notices()).contains("line 3", "R55");
    }

    @Test
    void seatsOfOneCustomerUnderTwoAccountsAreToldByLineAndCountForNeither() {
        Posted answer = desk.files().post("08-two-resellers-no-subscription/input-1.csv");
        assertThat(answer.leftOut()).containsExactly(2, 3);
        assertThat(answer.problem()).isEqualTo("no-readable-row");
    }

    @Test
    void underTwoAccountsEachSubscriptionIsItsOwnAccountsAndTheUseIsNobodys() {
        Posted answer = desk.files().say("""
                asOf,account,customer,sku,subscription,sold,assigned,active,status
                2026-11-20,RQ29a,Q29,SKU-1,SQ29a,10,4,2,active
                2026-11-20,RQ29b,Q29,SKU-1,SQ29b,5,3,1,active
                2026-11-20,RQ29b,Q30,SKU-1,SQ30,7,3,1,active
                """);
        assertThat(answer.leftOut()).containsExactly(2, 3);
        desk.account("RQ29a").sold(10).active(NOT_TOLD).assigned(NOT_TOLD);
        desk.account("RQ29b").sold(12).active(1).customer("Q29").sold(5).active(NOT_TOLD);
    }

    @Test
    void theSameRowTwiceCountsOnceAndIsTold() {
        Posted answer = desk.files().post("17-duplicate-rows-no-subscription/input-1.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.remarked()).containsExactly(3);
        desk.account("RQ11").sold(10).assigned(8).active(5).customer("Q11").sold(10).active(5);
    }

    @Test
    void ofTwoWindowsTheFirstCountsAndTheOtherIsTold() {
        Posted answer = desk.files().say("""
                asOf,account,customer,sku,sold,active,windowDays
                2026-11-20,RQ12,Q12,SKU-1,50,5,7
                2026-11-20,RQ12,Q12,SKU-1,50,30,90
                """);
        assertThat(answer.remarked()).containsExactly(3);
        desk.account("RQ12").sold(50).active(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T08:00:01Z", "2026-11-20T23:00:00Z"})
    void rowsOfOneNumberOfTwoMomentsOfADayAreNotAddedButTold(String later) {
        String own = later.substring(11, 13);
        Posted answer = desk.files()
                .say(SUMS + "2026-11-20T08:00:00Z,RQ13-" + own + ",Q13-" + own + ",SKU-1,10,8,5\n" + later + ",RQ13-"
                        + own + ",Q13-" + own + ",SKU-1,20,9,6\n");
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.remarked()).containsExactly(2);
        desk.account("RQ13-" + own).sold(20).active(6);
    }

    @Test
    void rowsOfOneNumberOfSeveralDaysAreItsHistory() {
        Posted answer = desk.files().say(SUMS + "2026-10-31,RQ14,Q14,SKU-1,10,8,5\n2026-11-20,RQ14,Q14,SKU-1,20,9,6\n");
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.remarked()).isEmpty();
        AccountPages account = desk.account("RQ14").sold(20).active(6);
        assertThat(account.folder().table("months.csv")).extracting(row -> row.get("in use")).containsExactly("5", "6");
    }

    @Test
    void aSpreadsheetsLineForItselfIsReadOver() {
        Posted answer = desk.files().post("21-sep-line/input.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).isEmpty();
        desk.account("RP04").sold(10).customer("04-C1").sold(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=,\r\n", "\"sep=,\"\n", "SEP=,\n# a report of ours\n"})
    void inWhateverFormASpreadsheetWritesIt(String line) {
        String own = "RP05-" + line.length();
        assertThat(desk.files().say(line + SUMS + "2026-11-20," + own + ",C-" + own + ",SKU-1,10,8,5\n").leftOut())
                .isEmpty();
        desk.account(own).sold(10);
    }
}

package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.state.FeedShare.HeldShare;
import dev.lightup.domain.state.OrderState;
import dev.lightup.senders.endpoint.ColumnMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as systems and spreadsheets write them, with what is answered and the number that then stands.
class FindingsInputsTest {
    private static final String SEATS = "asOf,account,customer,sku,subscription,sold,assigned,active,customerName,status,termEnd\n";
    private static final String SUMS = "asOf,account,customer,sku,sold,assigned,active\n";

    private final FileDesk desk = FileDesk.of(ColumnMap.Feed.SEATS);

    private static List<Long> lines(List<ExportRows.Told> told) {
        return told.stream().map(ExportRows.Told::line).toList();
    }

    private Optional<Long> sold(String account) {
        return desk.account(account).seats().total().sold();
    }

    private FileNote note(String account) {
        return desk.account(account).quality().files().getFirst();
    }

    @Test
    void aPairOfStrayQuotesTearsTwoRowsAndShowsNothingOfOneAccountOnAnothersPage() {
        ExportRows rows = desk.post(SEATS + """
                2026-11-20,P-1,C-1,SK-1,s1,10,5,,"Alm & Sohn,,
                2026-11-20,P-2,C-2,SK-1,s2,11,5,,Birk GmbH,,
                2026-11-20,P-2,C-3,SK-1,s3,12,5,,Clausen AG,,
                2026-11-20,P-3,C-4,SK-1,s4,13,5,,Regal 19",,
                2026-11-20,P-3,C-5,SK-1,s5,14,5,,Ebner,,
                """);
        assertThat(lines(rows.unreadable())).containsExactly(2L, 5L);
        assertThat(desk.account("P-1").customers()).isEmpty();
        assertThat(sold("P-2")).contains(23L);
        assertThat(sold("P-3")).contains(14L);
        assertThat(note("P-3").nobodys().orElseThrow().first()).extracting(row -> row.line()).containsExactly(2L, 5L);
    }

    @Test
    void aNameOfMoreThan500CharactersTearsItsRowOnly() {
        ExportRows rows = desk.post(SEATS + "2026-11-20,P-1,C-1,SK-1,s1,10,5,," + "N".repeat(600)
                + ",,\n2026-11-20,P-1,C-2,SK-1,s2,10,5,,Birk,,\n");
        assertThat(lines(rows.unreadable())).containsExactly(2L);
        assertThat(sold("P-1")).contains(10L);
    }

    @Test
    void aRowThatCannotBeReadKeepsItsNumberAndIsToldOnTheAccountsPage() {
        desk.post(SEATS + "2026-11-18,P-1,C-1,SK-1,s1,10,8,5,,,\n2026-11-18,P-1,C-2,SK-1,s2,30,20,10,,,\n");
        ExportRows rows = desk
                .post(SEATS + "2026-11-20,P-1,C-1,SK-1,s1,11,9,6,,,\n2026-11-20,P-1,C-2,SK-1,s2,1.240,20,10,,,\n");
        assertThat(lines(rows.unreadable())).containsExactly(3L);
        assertThat(desk.sold("P-1", "C-2")).contains(30L);
        assertThat(sold("P-1")).contains(41L);
        assertThat(note("P-1").leftOut().orElseThrow().first()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.about().orElseThrow()).hasToString("usage/C-2/SK-1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.240,20,10,,,", "-2,20,10,,,", "12 seats,20,10,,,", "30,2e3,10,,,", "30,20,10",
        "\"30,20,10,,,"})
    void whateverTheReasonForWhichARowIsLeftOutItsCustomerKeepsItsNumber(String cells) {
        desk.post(SEATS + "2026-11-18,P-1,C-1,SK-1,s1,10,8,5,,,\n2026-11-18,P-1,C-2,SK-1,s2,30,20,10,,,\n");
        ExportRows rows = desk
                .post(SEATS + "2026-11-20,P-1,C-2,SK-1,s2," + cells + "\n2026-11-20,P-1,C-1,SK-1,s1,11,8,5,,,\n");
        assertThat(lines(rows.unreadable())).containsExactly(2L);
        assertThat(desk.sold("P-1", "C-2")).contains(30L);
        assertThat(desk.sold("P-1", "C-1")).contains(11L);
    }

    @Test
    void aLastDelimiterThatASpreadsheetLeavesOutIsAnEmptyCell() {
        ExportRows rows = desk.post(SEATS + IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "2026-11-20,P-1,C-%d,SK-1,s%d,10,,,,active%s".formatted(i, i, i < 17 ? "," : ""))
                .collect(Collectors.joining("\n")));
        assertThat(rows.unreadable()).isEmpty();
        assertThat(sold("P-1")).contains(200L);
    }

    @Test
    void halfOfASumIsNotTold() {
        ExportRows rows = desk
                .post(SUMS + "2026-11-20,P-1,C-1,SK-1,10,900,800\n2026-11-20,P-1,C-1,SK-1,1.240,900,800\n");
        assertThat(lines(rows.unreadable())).containsExactly(3L);
        assertThat(lines(rows.remarks())).containsExactly(2L);
        assertThat(sold("P-1")).isEmpty();
        assertThat(desk.account("P-1").seats().total().active()).isEmpty();
    }

    @Test
    void anOrderWhoseRowCannotBeReadStandsWhereItStood() {
        FileDesk orders = FileDesk.of(ColumnMap.Feed.ORDERS);
        String header = "asOf,account,customer,order,sku,quantity,status\n";
        orders.post(header
                + "2026-11-18,P-1,C-1,O-1,SK-1,10,processing\n2026-11-18,P-1,C-1,O-2,SK-1,10,processing\n");
        orders.post(header
                + "2026-11-20,P-1,C-1,O-1,SK-1,10,processing\n2026-11-20,P-1,C-1,O-2,SK-1,10 seats,processing\n");
        AccountReading reading = orders.account("P-1");
        assertThat(reading.orders().all()).hasSize(2)
                .extracting(o -> o.told().status())
                .containsOnly(OrderState.Status.PROVISIONING);
        assertThat(
                reading.quality().files().getFirst().leftOut().orElseThrow().first().getFirst().about().orElseThrow())
                .hasToString("order/O-2");
    }

    @Test
    void seatsOfOneCustomerUnderTwoAccountsAreToldByLineAndAddedToNeither() {
        ExportRows rows = desk.post(SUMS + "2026-11-20,P-1,C-1,SK-1,10,4,2\n2026-11-20,P-2,C-1,SK-1,5,3,1\n"
                + "2026-11-20,P-1,C-2,SK-1,7,3,1\n");
        assertThat(lines(rows.unreadable())).containsExactly(2L, 3L);
        assertThat(sold("P-1")).contains(7L);
        assertThat(sold("P-2")).isEmpty();
    }

    @Test
    void anAsOfAheadOfTheFileIsRefusedAndTheRightFileCounts() {
        assertThat(desk.post(SEATS + "2031-11-20,P-1,C-1,SK-1,s1,10,8,5,,,\n").read()).isZero();
        desk.post(SEATS + "2026-11-21,P-1,C-1,SK-1,s1,99,9,9,,,\n");
        assertThat(sold("P-1")).contains(99L);
    }

    @Test
    void aDayThatIsTakenForAMonthIsRefusedWhereItLiesAheadAndTheRightFileCounts() {
        FileDesk days = FileDesk.of(ColumnMap.Feed.SEATS, Optional.of("dd/MM/yyyy"));
        String header = SEATS.replace(',', ';');
        assertThat(days.post(header + "11/12/2026;P-1;C-1;SK-1;s1;10;8;5;;;\n11/12/2026;P-1;C-2;SK-1;s2;20;8;5;;;\n")
                .read()).isZero();
        days.post(header + "20/11/2026;P-1;C-1;SK-1;s1;12;9;9;;;\n20/11/2026;P-1;C-2;SK-1;s2;40;9;9;;;\n"
                + "20/11/2026;P-1;C-3;SK-1;s3;60;9;9;;;\n");
        assertThat(days.account("P-1").seats().total().sold()).contains(112L);
    }

    @ParameterizedTest
    @CsvSource({"'18,000',", "'1.240',", "'18,00',", "'1.240,00',", "18,18", "'1 240',1240"})
    void aNumberThatReadsTwoWaysIsRefusedWhereCommasDoNotCut(String written, Long sold) {
        ExportRows rows = desk.post(SEATS.replace(',', ';') + "2026-11-20;P-1;C-1;SK-1;s1;" + written + ";;;;;\n");
        assertThat(rows.read()).isEqualTo(sold == null ? 0 : 1);
        assertThat(sold("P-1")).isEqualTo(Optional.ofNullable(sold));
    }

    @Test
    void idsThatASpreadsheetShortenedAreToldAndTheOthersAreTakenOutOfTheirWrapping() {
        ExportRows rows = desk
                .post(SEATS + "2026-11-20,P-1,4.90E+12,SK-1,s1,10,,,,,\n2026-11-20,P-1,4.90E+12,SK-1,s2,7,,,,,\n"
                        + "2026-11-20,P-1,\"=\"\"00043\"\"\",SK-1,s3,3,,,,,\n2026-11-20,P-1,00043,SK-2,s4,4,,,,,\n");
        assertThat(lines(rows.unreadable())).containsExactly(2L, 3L);
        assertThat(desk.sold("P-1", "00043")).contains(7L);
        assertThat(desk.account("P-1").customers()).hasSize(1);
    }

    /// Zero-width characters, marks of direction, a soft hyphen, fillers, a variation selector, blanks that are not the plain one.
    @ParameterizedTest
    @ValueSource(ints = {0x200b, 0xfeff, 0x2060, 0x200d, 0x200e, 0x202e, 0x2066, 0x2069, 0x00ad, 0x061c, 0x034f, 0x3164,
        0xfe0f, 0x2028, 0x2007, 0x202f, 0x3000, 0x180e})
    void anIdThatLooksLikeAnotherIsRefusedByLine(int unseen) {
        String mark = Character.toString(unseen);
        ExportRows rows = desk.post(SEATS + "2026-11-20,P-1,C-1,SK-1,s1,10,,,,,\n"
                + "2026-11-20,P%s-1,C-2,SK-1,s2,7,,,,,\n".formatted(mark)
                + "2026-11-20,P-1,C%s-3,SK-1,s3,7,,,,,\n".formatted(mark)
                + "2026-11-20,P-1,C-4,=\"SK%s-1\",s4,7,,,,,\n".formatted(mark));
        assertThat(lines(rows.unreadable())).containsExactly(3L, 4L, 5L);
        assertThat(rows.unreadable().getFirst().detail()).isEqualTo(
                "`account` holds a character that nobody sees, U+%04X".formatted(unseen));
        assertThat(sold("P-1")).contains(10L);
    }

    @Test
    void anIdOfLettersThatAreSeenIsKept() {
        desk.post(SEATS + "2026-11-20,P-1,\u00c5s\u00e9n & S\u00f8n 7,\u7d44\u7e54-1,s1,10,,,,,\n");
        assertThat(desk.sold("P-1", "\u00c5s\u00e9n & S\u00f8n 7")).contains(10L);
    }

    @Test
    void theSameRowTwiceCountsOnceAndIsTold() {
        ExportRows rows = desk.post(SUMS + "2026-11-20,P-1,C-1,SK-1,10,8,5\n2026-11-20,P-1,C-1,SK-1,10,8,5\n");
        assertThat(lines(rows.remarks())).containsExactly(3L);
        assertThat(sold("P-1")).contains(10L);
        assertThat(desk.account("P-1").seats().total().active()).contains(5L);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T00:00:00", "2026-11-20 00:00:00", "2026-11-20T08:30:00Z", "2026-11-20"})
    void aDateTimeInAColumnOfDaysCountsAsItsDay(String asOf) {
        ExportRows rows = desk.post(SEATS + asOf + ",P-1,C-1,SK-1,s1,10,,,,active,2027-04-30T23:59:59Z\n");
        assertThat(rows.unreadable()).isEmpty();
        assertThat(sold("P-1")).contains(10L);
        assertThat(desk.account("P-1")
                .customers()
                .getFirst()
                .holdings()
                .subscriptions()
                .getFirst()
                .state()
                .listed()
                .orElseThrow()
                .termEnd()).contains(LocalDate.of(2027, 4, 30));
    }

    @Test
    void aTermsEndThatCannotBeReadCostsTheCellAndNotTheSeats() {
        ExportRows rows = desk.post(SEATS + "2026-11-20,P-1,C-1,SK-1,s1,10,,,,active,4/30/2027 12:00:00 AM\n");
        assertThat(rows.unreadable()).isEmpty();
        assertThat(lines(rows.remarks())).containsExactly(2L);
        assertThat(sold("P-1")).contains(10L);
    }

    @Test
    void aSpreadsheetsLineForItselfIsReadOver() {
        desk.post("sep=;\n" + SEATS.replace(',', ';') + "2026-11-20;P-1;C-1;SK-1;s1;10;;;;active;\n");
        assertThat(sold("P-1")).contains(10L);
    }

    @ParameterizedTest
    @ValueSource(strings = {SEATS, SUMS})
    void anAccountThatALaterWholeFileLeavesOutHasNoSeatsAnyMore(String header) {
        String first = header.equals(SEATS) ? "SK-1,s%d,%d,,,,,\n" : "SK-1,%2$d,,\n";
        desk.post(header + "2026-11-20,P-1,C-1," + first.formatted(1, 10) + "2026-11-20,P-2,C-2,"
                + first.formatted(2, 25));
        assertThat(sold("P-2")).contains(25L);
        desk.post(header + "2026-11-21,P-1,C-1," + first.formatted(1, 10));
        assertThat(sold("P-2").orElse(0L)).isZero();
        assertThat(sold("P-1")).contains(10L);
    }

    private static String many(String day, int rows) {
        return SEATS + IntStream.rangeClosed(1, rows)
                .mapToObj(i -> "%s,P-1,C-%d,SK-1,s%d,1,1,1,,,\n".formatted(day, i, i))
                .collect(Collectors.joining());
    }

    @Test
    void aReportWithAFilterLeftOnMakesNothingGoneUntilItIsConfirmed() {
        desk.post(many("2026-11-20", 500));
        desk.post(many("2026-11-21", 1));
        assertThat(sold("P-1")).contains(500L);
        assertThat(note("P-1").held())
                .contains(new HeldShare(Instant.parse("2026-11-21T00:00:00Z"), 1, 500));
        desk.post("# confirmed: yes\n" + many("2026-11-21", 1));
        assertThat(sold("P-1")).contains(1L);
        assertThat(desk.account("P-1").quality().files()).isEmpty();
    }

    @Test
    void aReportWithAFilterLeftOnIsForgottenWhenALaterOneListsTheRest() {
        desk.post(many("2026-11-20", 500));
        desk.post(many("2026-11-21", 1));
        desk.post(many("2026-11-22", 498));
        assertThat(sold("P-1")).contains(498L);
        assertThat(desk.account("P-1").quality().files()).isEmpty();
    }

    @Test
    void aFileThatSaysThatNoneIsLeftMakesAllGone() {
        desk.post(many("2026-11-20", 2));
        assertThat(sold("P-1")).contains(2L);
        desk.post("# rows: 0\n" + SEATS);
        assertThat(sold("P-1").orElse(0L)).isZero();
        desk.post(many("2026-11-22", 2));
        assertThat(sold("P-1")).as("they are back").contains(2L);
    }

    @Test
    void thatNoneIsLeftIsHeldLikeAnyAbsenceUntilItIsConfirmed() {
        desk.post(many("2026-11-20", 500));
        desk.post("# rows: 0\n" + SEATS);
        assertThat(sold("P-1")).contains(500L);
        assertThat(note("P-1").held())
                .as("of the moment of sending")
                .contains(new HeldShare(Instant.parse("2026-11-21T12:00:00Z"), 0, 500));
        desk.post("# confirmed: yes\n# rows: 0\n" + SEATS);
        assertThat(sold("P-1").orElse(0L)).isZero();
    }

    @Test
    void aPartThatIsEmptyMakesNothingGone() {
        desk.post(many("2026-11-20", 2));
        desk.post("# part: 2 of 2\n# rows: 0\n" + SEATS);
        assertThat(sold("P-1")).contains(2L);
    }

    @Test
    void partsOfOneFileAddUpAndMakeNothingGone() {
        desk.post(many("2026-11-20", 4));
        ExportRows rows = desk.post("# part: 1 of 2\n" + SEATS + "2026-11-21,P-1,C-9,SK-1,s9,5,,,,,\n");
        assertThat(rows.unreadable()).isEmpty();
        assertThat(sold("P-1")).contains(9L);
    }
}

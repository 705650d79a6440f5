package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.export.column.ColumnMatch;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.senders.endpoint.ColumnMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of a file: what is read of it, what is told, and what it may make gone.
class RulesOfAFileTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");
    private static final String SEATS = "asOf,account,customer,sku,subscription,sold,assigned,active,customerName,termEnd,note\n";

    private static ColumnMap columns(ColumnMap.Feed feed, Optional<String> dates) {
        Map<String, String> map = ExportField.fields(feed)
                .stream()
                .filter(field -> field != ExportField.AS_OF)
                .collect(Collectors.toMap(ExportField::word, ExportField::word, (one, _) -> one, TreeMap::new));
        return new ColumnMap(1, feed, Optional.of("asOf"), map, dates);
    }

    private static ExportRows rows(ColumnMap.Feed feed, Optional<String> dates, String csv) {
        ColumnMatch.Search search = ColumnMatch.find(csv, List.of(columns(feed, dates)));
        assertThat(search).isInstanceOf(ColumnMatch.Search.Found.class);
        var keeping = new ExportTokenizer(((ColumnMatch.Search.Found) search).layout(),
                dev.lightup.senders.http.ByteString.of(new byte[32]), Optional.empty());
        StoredExport sheet = keeping.sheet(RECEIVED, RECEIVED);
        // as it is stored and read again
        return ExportRows.of(StoredExport.read(sheet.write(keeping.fields())), "feed",
                StatusWords.own());
    }

    private static ExportRows seats(String lines) {
        return rows(ColumnMap.Feed.SEATS, Optional.empty(), SEATS + lines);
    }

    private static <F> List<F> facts(ExportRows rows, Class<F> type) {
        return rows.said().stream().map(ExportRows.Said::fact).filter(type::isInstance).map(type::cast).toList();
    }

    private static FeedFact.FileRead file(ExportRows rows) {
        return facts(rows, FeedFact.FileRead.class).getFirst();
    }

    /// The accounts of which whatever the file does not list is absent.
    private static List<String> listed(ExportRows rows) {
        return file(rows).whole()
                ? file(rows).accounts()
                        .stream()
                        .filter(account -> account.unread().rows() == 0)
                        .map(FeedFact.Listed::account)
                        .toList()
                : List.of();
    }

    private static List<String> usages(ExportRows rows) {
        return rows.said()
                .stream()
                .filter(said -> said.fact() instanceof UsageFact.Snapshot)
                .map(said -> said.subject().id())
                .toList();
    }

    private static List<Long> lines(List<ExportRows.Told> told) {
        return told.stream().map(ExportRows.Told::line).toList();
    }

    @Test
    void aPairOfStrayQuotesSwallowsNoRowOfAnotherPartner() {
        ExportRows rows = seats("""
                2026-11-20,RX1,X1,SKU-1,SX1,10,5,,,,"Die Zwei
                2026-11-20,RX2,X2,SKU-1,SX2,11,5,,Geheim GmbH,,
                2026-11-20,RX2,X3,SKU-1,SX3,12,5,,Vertraulich AG,,
                2026-11-20,RX3,X4,SKU-1,SX4,13,5,,,,Rack 19"
                2026-11-20,RX3,X5,SKU-1,SX5,14,5,,Omega,,
                """);
        assertThat(lines(rows.unreadable())).containsExactly(2L, 5L);
        assertThat(usages(rows)).containsExactly("X2/SKU-1", "X3/SKU-1", "X5/SKU-1");
    }

    @Test
    void aMappedCellIsOneLineOfAtMost500CharactersAndOneThatIsNotMappedMayHaveSeveral() {
        ExportRows rows = seats("""
                2026-11-20,A,C-1,S,s1,10,,,"Fjord
                Bakery",,
                2026-11-20,A,C-2,S,s2,10,,,,,"call
                on Monday"
                2026-11-20,A,C-3,S,s3,10,,,%s,,
                2026-11-20,A,C-4,S,s4,10,,,%s,,
                """.formatted("N".repeat(500), "N".repeat(501)));
        assertThat(usages(rows)).containsExactly("C-2/S", "C-3/S");
        assertThat(lines(rows.unreadable())).containsExactly(2L, 7L);
    }

    /// Wherever in the row the column stands, and also where all that is before the line break is empty or the text goes on over three lines.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aLineBreakInAColumnThatIsNotMappedTearsNoRow(int place) {
        for (String note : List.of("called\nback", "\nback", "called\n", "one\ntwo\nthree", "a, b\nc",
                "say \"\"yes\"\"\nor no")) {
            var file = new StringBuilder();
            for (String row : List.of("asOf,account,customer,sku,sold;note", "2026-11-20,A,C-1,S,10;\"" + note + "\"",
                    "2026-11-20,A,C-2,S,11;none", "2026-11-20,A,C-3,S,12;\"" + note + "\"")) {
                String[] halves = row.split(";", -1);
                var cells = new java.util.ArrayList<>(List.of(halves[0].split(",")));
                cells.add(place, halves[1]);
                file.append(String.join(",", cells)).append('\n');
            }
            ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(), file.toString());
            assertThat(rows.unreadable()).as(file.toString()).isEmpty();
            assertThat(usages(rows)).containsExactly("C-1/S", "C-2/S", "C-3/S");
        }
    }

    /// A quote that opens in a whole row and one that closes in the next are two torn rows, also in the first columns.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void twoStrayQuotesInAColumnThatIsNotMappedTearBothRows(int place) {
        var file = new StringBuilder();
        for (String row : List.of("asOf,account,customer,sku,sold;note", "2026-11-20,A,C-1,S,10;\"x",
                "2026-11-20,B,C-2,S,11;y\"", "2026-11-20,B,C-3,S,12;z")) {
            String[] halves = row.split(";", -1);
            var cells = new java.util.ArrayList<>(List.of(halves[0].split(",")));
            cells.add(place, halves[1]);
            file.append(String.join(",", cells)).append('\n');
        }
        ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(), file.toString());
        assertThat(lines(rows.unreadable())).as(file.toString()).containsExactly(2L, 3L);
        assertThat(usages(rows)).containsExactly("C-3/S");
    }

    @Test
    void moreThanTwentyTornLinesLeaveTheOthersRead() {
        ExportRows rows = seats("2026-11-20,A,C-0,S,s,1,,,,,\"x\n".repeat(30) + "2026-11-20,A,C-9,S,s9,1,,,,,\n");
        assertThat(rows.unreadable()).hasSize(30);
        assertThat(usages(rows)).containsExactly("C-9/S");
    }

    @Test
    void aLastDelimiterThatIsLeftOutIsAnEmptyCell() {
        ExportRows rows = seats("2026-11-20,A,C-1,S,s1,10,,,Hav,2027-04-30\n2026-11-20,A,C-2,S,s2,10,,,Hav\n");
        assertThat(usages(rows)).containsExactly("C-1/S");
        assertThat(lines(rows.unreadable())).containsExactly(3L);
    }

    /// `Harbour, Dental` without quotes: of five cells the row has six, and what stands under `sku` is the rest of the name.
    @Test
    void aRowWithACellTooManyIsTornAlsoWhereTheSurplusIsEmpty() {
        String header = "account,customer,customerName,sku,asOf,sold,trial\n";
        String shifted = "A,C-1,Harbour, Dental,M365,,,\n";
        String right = "A,C-2,\"Harbour, Dental\",M365,2026-11-20,45,\n";
        for (String file : List.of(shifted + right, right + shifted, shifted)) {
            ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(), header + file);
            assertThat(rows.unreadable()).as(file).singleElement().satisfies(told -> {
                assertThat(told.line()).isEqualTo(file.startsWith(shifted) ? 2 : 3);
                assertThat(told.detail()).isEqualTo("the row has 8 cells, the header 7");
            });
            assertThat(usages(rows)).hasSize(file.equals(shifted) ? 0 : 1).doesNotContain("C-1/Dental");
        }
    }

    @Test
    void whereEachRowEndsWithADelimiterMoreThanTheHeaderItIsNoCell() {
        String file = "asOf,account,customer,sku,sold\n2026-11-20,A,C-1,S,10,\n2026-11-20,A,C-2,S,11,\n2026-11-20,A\n";
        assertThat(usages(rows(ColumnMap.Feed.SEATS, Optional.empty(), file))).containsExactly("C-1/S", "C-2/S");
        assertThat(lines(rows(ColumnMap.Feed.SEATS, Optional.empty(), file.replace("11,", "11")).unreadable()))
                .as("not each: the row with one may have a name that was cut in two")
                .containsExactly(2L, 4L);
    }

    @Test
    void strayQuotesSwallowNoRowThatEndsWithADelimiter() {
        ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(), """
                asOf,account,customer,sku,sold,note
                2026-11-20,A,C-1,S,10,"x,
                2026-11-20,A,C-2,S,11,y,
                2026-11-20,A,C-3,S,12,z",
                2026-11-20,A,C-4,S,13,z,
                """);
        assertThat(usages(rows)).containsExactly("C-2/S", "C-4/S");
        assertThat(lines(rows.unreadable())).containsExactly(2L, 4L);
    }

    @Test
    void theFeedIsToldRowsSeatsAndWhatWasLeftOutAccountByAccount() {
        ExportRows rows = seats("""
                2026-11-19,A,C-1,S,s1,10,,,,,
                2026-11-20,A,C-2,S,s2,1.240,,,,,
                2026-11-20,B,C-3,S,s3,5,,,,,
                """);
        String why = "`sold` is a whole number that can be read in one way, like 1240";
        assertThat(file(rows)).isEqualTo(new FeedFact.FileRead(Instant.parse("2026-11-19T00:00:00Z"), true, false,
                List.of(new FeedFact.Listed("A", Instant.parse("2026-11-19T00:00:00Z"), 2, 10,
                        new FeedFact.Unread(1,
                                List.of(new FeedFact.UnreadRow(3, why, Optional.of(Subject.usage("C-2", "S")))))),
                        new FeedFact.Listed("B", Instant.parse("2026-11-20T00:00:00Z"), 1, 5, FeedFact.Unread.NONE)),
                FeedFact.Unread.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# part: 2 of 3\n", "# Part = 2 of 3,,,,\n", "\"# part: 2 of 3\",,,\n",
        "# asOf: 2026-11-20\n# part: 2 of 3\n"})
    void aPartSaysSoAndIsNotWholeAlsoAsASpreadsheetSavesIt(String comment) {
        ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(),
                comment + SEATS + "2026-11-20,A,C-1,S,s1,10,,,,,\n");
        assertThat(file(rows).whole()).isFalse();
        assertThat(usages(rows)).containsExactly("C-1/S");
    }

    @Test
    void aFileMayConfirmThatWhatIsMissingIsMeant() {
        String row = "2026-11-20,A,C-1,S,s1,10,,,,,\n";
        assertThat(file(rows(ColumnMap.Feed.SEATS, Optional.empty(), "# confirmed: yes\n" + SEATS + row)).confirmed())
                .isTrue();
        assertThat(file(seats(row)).confirmed()).isFalse();
    }

    @Test
    void aRowThatWasNotReadMakesNothingOfItsAccountGone() {
        ExportRows rows = seats(
                "2026-11-20,A,C-1,S,s1,10,,,,,\n2026-11-20,A,C-2,S,s2,1.240,,,,,\n2026-11-20,B,C-3,S,s3,5,,,,,\n");
        assertThat(listed(rows)).containsExactly("B");
        assertThat(usages(rows)).containsExactly("C-1/S", "C-3/S");
    }

    @Test
    void aRowThatNamesNoAccountAndWasNotReadMakesNothingGone() {
        assertThat(listed(seats("2026-11-20,A,C-1,S,s1,10,,,,,\n2026-11-20,A,C-2,S\n"))).isEmpty();
        assertThat(listed(seats("2026-11-20,A,C-1,S,s1,10,,,,,\n2026-11-20,,C-2,S,s2,x,,,,,\n"))).isEmpty();
    }

    @Test
    void aSumWithAPartThatWasNotReadIsNotTold() {
        ExportRows rows = seats(
                "2026-11-20,A,C-1,S,,10,900,800,,,\n2026-11-20,A,C-1,S,,1.240,900,800,,,\n2026-11-20,A,C-2,S,,3,,,,,\n");
        assertThat(usages(rows)).containsExactly("C-2/S");
        assertThat(lines(rows.remarks())).containsExactly(2L);
    }

    @Test
    void anOrderWithALineThatWasNotReadIsNotTold() {
        ExportRows rows = rows(ColumnMap.Feed.ORDERS, Optional.empty(), """
                asOf,account,customer,order,sku,quantity,status
                2026-11-20,A,C-1,O-1,S-1,10,completed
                2026-11-20,A,C-1,O-1,S-2,10 seats,processing
                2026-11-20,A,C-1,O-2,S-1,10,processing
                """);
        assertThat(facts(rows, OrderFact.Snapshot.class)).singleElement()
                .satisfies(order -> assertThat(order.status()).isEqualTo("processing"));
        assertThat(listed(rows)).isEmpty();
    }

    @Test
    void aBadCellThatARowMayLackCostsTheCellOnly() {
        ExportRows rows = seats("2026-11-20,A,C-1,S,s1,10,,,,soon,\n");
        assertThat(facts(rows, SubscriptionFact.Snapshot.class)).singleElement().satisfies(fact -> {
            assertThat(fact.quantity()).contains(10L);
            assertThat(fact.termEnd()).isEmpty();
        });
        assertThat(rows.unreadable()).isEmpty();
        assertThat(lines(rows.remarks())).containsExactly(2L);
        assertThat(listed(rows)).containsExactly("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-04-30", "2027-04-30T23:59:59Z", "2027-04-30T00:00:00", "2027-04-30 00:00:00",
        "2027-04-30T00:00:00.000Z"})
    void aDateTimeIsItsDay(String termEnd) {
        assertThat(facts(seats("2026-11-20,A,C-1,S,s1,10,,,," + termEnd + ",\n"), SubscriptionFact.Snapshot.class)
                .getFirst()
                .termEnd()).contains(LocalDate.of(2027, 4, 30));
    }

    @Test
    void aDayOfAPatternMayBeFollowedByItsHours() {
        ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.of("M/d/yyyy"),
                SEATS + "11/20/2026 12:00:00 AM,A,C-1,S,s1,10,,,,4/30/2027 12:00:00 AM,\n");
        assertThat(facts(rows, SubscriptionFact.Snapshot.class).getFirst().termEnd())
                .contains(LocalDate.of(2027, 4, 30));
        assertThat(rows.asOf()).isEqualTo("2026-11-20T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z"})
    void nobodysDatesAreNotTold(String termEnd) {
        ExportRows rows = seats("2026-11-20,A,C-1,S,s1,10,,,," + termEnd + ",\n");
        assertThat(facts(rows, SubscriptionFact.Snapshot.class).getFirst().termEnd()).isEmpty();
        assertThat(rows.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-11-20", "2026-11-30", "2026-11-28T12:05:01Z", "1999-12-31", "1026-11-20"})
    void anAsOfAheadOfReceivedOrBefore2000IsRefusedByLine(String asOf) {
        assertThat(lines(seats(asOf + ",A,C-1,S,s1,10,,,,,\n").unreadable())).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29", "2026-11-28T12:05:00Z", "2000-01-01"})
    void anAsOfOfFiveMinutesAheadOrOfTheDaySomewhereOnEarthIsTaken(String asOf) {
        assertThat(seats(asOf + ",A,C-1,S,s1,10,,,,,\n").unreadable()).isEmpty();
    }

    @Test
    void whatCanBeReadTwoWaysIsNoNumber() {
        var commas = new CellReader(Optional.empty(), true);
        var others = new CellReader(Optional.empty(), false);
        assertThat(commas.count("1,240")).contains(1240L);
        assertThat(commas.count("1.240")).isEmpty();
        assertThat(others.count("18,000")).isEmpty();
        assertThat(others.count("1.240")).isEmpty();
        assertThat(others.count("1,240,000")).contains(1_240_000L);
        assertThat(others.count("1 240")).contains(1240L);
    }

    @Test
    void anIdThatASpreadsheetShortenedIsRefusedAndOneThatIsKeptFromItIsUnwrapped() {
        assertThat(CellReader.id("4.90E+12")).isEmpty();
        assertThat(CellReader.id("4,90E+12")).isEmpty();
        assertThat(CellReader.id("=\"00043\"")).contains("00043");
        assertThat(CellReader.id("'00042")).contains("00042");
        assertThat(CellReader.id("4E-12")).contains("4E-12");
    }

    @Test
    void aSlashInACustomerOfSeatsIsRefusedByName() {
        ExportRows rows = seats("2026-11-20,A,DE/1,SKU-1,,10,,,,,\n2026-11-20,C,DE,1/SKU-1,,5,,,,,\n");
        assertThat(rows.unreadable()).singleElement()
                .satisfies(told -> assertThat(told.detail()).isEqualTo("`customer` of seats has no `/`"));
        assertThat(listed(rows)).containsExactly("C");
    }

    @Test
    void seatsOfTwoAccountsAreNeverAddedButBothLinesAreTold() {
        ExportRows rows = seats(
                "2026-11-20,A,C-1,S,,10,4,2,,,\n2026-11-20,B,C-1,S,,5,3,1,,,\n2026-11-20,B,C-2,S,,7,,,,,\n");
        assertThat(lines(rows.unreadable())).containsExactly(2L, 3L);
        assertThat(usages(rows)).containsExactly("C-2/S");
        assertThat(listed(rows)).isEmpty();
    }

    @Test
    void theSameRowTwiceCountsOnceAndIsTold() {
        ExportRows rows = seats("2026-11-20,A,C-1,S,,10,8,5,,,\n2026-11-20,A,C-1,S,,10,8,5,,,\n");
        assertThat(facts(rows, UsageFact.Snapshot.class)).singleElement()
                .satisfies(fact -> assertThat(fact.sold()).contains(10L));
        assertThat(rows.remarks()).containsExactly(new ExportRows.Told(3, "says the same as line 2: counted once"));
    }

    @Test
    void ofTwoWindowsOneCountsAndTheOtherIsTold() {
        ExportRows rows = rows(ColumnMap.Feed.SEATS, Optional.empty(), """
                asOf,account,customer,sku,sold,active,windowDays
                2026-11-20,A,C-1,S,50,5,7
                2026-11-20,A,C-1,S,50,30,90
                """);
        assertThat(facts(rows, UsageFact.Snapshot.class)).singleElement().satisfies(fact -> {
            assertThat(fact.sold()).contains(50L);
            assertThat(fact.active()).contains(5L);
            assertThat(fact.windowDays()).contains(7);
        });
        assertThat(lines(rows.remarks())).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "\ufeffsep=;\r\n", "\ufeff\ufeff", "\"sep=;\"\n", "sep=;\n# a report\n"})
    void aSeparatorLineAndByteOrderMarksAreReadOver(String before) {
        assertThat(usages(rows(ColumnMap.Feed.SEATS, Optional.empty(),
                before + "asOf;account;customer;sku;sold\n2026-11-20;A;C-1;S;10\n"))).containsExactly("C-1/S");
    }

    @Test
    void aFileThatNoMapReadsIsToldTheHeaderLineAndWhatEachMapLacks() {
        ColumnMatch.Search search = ColumnMatch.find("# a report\nStand;customer;Artikel\n", List.of(
                columns(ColumnMap.Feed.SEATS, Optional.empty())));
        assertThat(search)
                .isEqualTo(new ColumnMatch.Search.None("not found or found twice: column map 1, feed seats: sku (sku), "
                        + "asOf (asOf); line 2 taken as the header, with 3 columns"));
    }
}

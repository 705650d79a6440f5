package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.RowRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a column map may say beside which column is which field.
class MapRulesTest {
    private static final Map<String, String> MAP = Map.of("account", "Partner", "customer", "Kunde", "sku", "Artikel",
            "subscription", "Vertrag", "sold", "Menge", "assigned", "Zugewiesen", "active", "Aktiv", "status", "Stand");
    private static final String HEADER = "Partner;Kunde;Artikel;Vertrag;Menge;Zugewiesen;Aktiv;Stand;Art;Produkt;Plan\n";

    private static RowRules rules(Optional<String> decimal, boolean perLicence) {
        return new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), decimal, perLicence);
    }

    private static FileDesk desk(Map<String, String> map, RowRules rules) {
        return new FileDesk(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(), map, Optional.empty(), rules));
    }

    private static Map<String, String> without(String... fields) {
        var map = new java.util.TreeMap<>(MAP);
        map.keySet().removeAll(List.of(fields));
        return map;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"18,000|,|18", "18,000|.|18000", "1.240|,|1240", "1.240,00|,|1240",
        "1,240.00|.|1240",
        "18,5|,|", "1.240|.|", "18.000|.|18", "1240|,|1240", "1 240|.|1240"})
    void whereTheMapNamesTheDecimalSignNoNumberReadsTwoWays(String written, String sign, Long sold) {
        FileDesk desk = desk(MAP, rules(Optional.of(sign), false));
        ExportRows rows = desk.post(HEADER + "P-1;C-1;SK-1;v1;" + written + ";;;active;;;\n");
        assertThat(rows.read()).isEqualTo(sold == null ? 0 : 1);
        assertThat(desk.account("P-1").seats().total().sold()).isEqualTo(Optional.ofNullable(sold));
    }

    @Test
    void seatsOfEachLicenceAddUpWhereTheMapSaysSoAndCountOnceOtherwise() {
        String rows = HEADER + "P-1;C-1;SK-1;v1;30;24;20;active;;;\nP-1;C-1;SK-1;v2;12;10;3;active;;;\n";
        FileDesk added = desk(MAP, rules(Optional.empty(), true));
        added.post(rows);
        assertThat(added.account("P-1").seats().total().assigned()).contains(34L);
        assertThat(added.account("P-1").seats().total().active()).contains(23L);
        FileDesk once = desk(MAP, RowRules.NONE);
        once.post(rows);
        assertThat(once.account("P-1").seats().total().assigned()).contains(24L);
        assertThat(once.account("P-1").seats().total().active()).contains(20L);
        assertThat(once.account("P-1").seats().total().sold()).contains(42L);
    }

    /// By hand: rows of a hundred and of seven seats; those of a trial are not sold.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Ja|Nei|Ja|Nei", "oui|non|OUI |Non", "x|''|x|''",
        "Provision|Kauf|provision|kauf"})
    void aMapReadsYesAndNoByTheWordsOfItsOwn(String yes, String no, String trial, String paid) {
        var rules = new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), false,
                Map.of("trial", Map.of(yes, "yes", no, "no")));
        var map = new java.util.TreeMap<>(MAP);
        map.put("trial", "Art");
        FileDesk desk = desk(map, rules);
        ExportRows rows = desk
                .post(HEADER + "P-1;C-1;SK-1;v1;100;;;active;" + paid + ";;\nP-1;C-2;SK-1;v2;7;;;active;" + trial
                        + ";;\n");
        assertThat(rows.unreadable()).isEmpty();
        assertThat(desk.account("P-1").seats().total().sold()).contains(100L);
        assertThat(desk.account("P-1").seats().total().trial()).isEqualTo(7);
    }

    @Test
    void wordsOfYesAndNoThatNobodyKnowsAreToldOnceWithTheLineOfTheMapThatReadsThem() {
        var map = new java.util.TreeMap<>(MAP);
        map.put("trial", "Art");
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 30; i++) {
            rows.append("P-1;C-").append(i).append(";SK-1;;10;;;active;").append(i < 10 ? "Ja" : "Nei").append(";;\n");
        }
        rows.append("P-1;C-30;SK-1;;10;;;active;no;;\n");
        ExportRows told = desk(map, RowRules.NONE).post(rows.toString());
        assertThat(told.unreadable()).as("each line is in the list").hasSize(30);
        assertThat(told.kinds().problems()).containsExactly(new NoteKinds.Kind(
                "`trial` is yes or no; found: \"Ja\" (10), \"Nei\" (20)", 30, List.of(2L, 3L, 4L, 5L, 6L),
                Optional.of("\"yesNo\":{\"trial\":{\"Ja\":\"yes\",\"Nei\":\"no\"}}")));
    }

    @Test
    void whatHasManyWordsIsNoColumnOfYesAndNo() {
        var map = new java.util.TreeMap<>(MAP);
        map.put("trial", "Art");
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 30; i++) {
            rows.append("P-1;C-").append(i).append(";SK-1;;10;;;active;Name ").append(i).append(";;\n");
        }
        assertThat(desk(map, RowRules.NONE).post(rows.toString()).kinds().problems()).containsExactly(
                new NoteKinds.Kind(
                        "`trial` is yes or no; found: more than 6 different words, or sentences: is it the right column?",
                        30, List.of(2L, 3L, 4L, 5L, 6L), Optional.empty()));
    }

    @Test
    void aStatusWordThatNobodyKnowsIsToldWithItsRowsAndSeats() {
        ExportRows told = desk(MAP, RowRules.NONE).post(HEADER + "P-1;C-1;SK-1;v1;30;24;20;Pausiert;;;\n"
                + "P-1;C-2;SK-1;v2;12;;;Pausiert;;;\nP-1;C-3;SK-1;v3;5;;;active;;;\n");
        assertThat(told.kinds().statuses()).containsExactly(new UnknownStatuses.Unknown(Optional.of("Pausiert"), 2, 42,
                Optional.of(
                        "\"words\":{\"Pausiert\":\"one of: active, cancelled, deleted, disabled, expired, failed, pending, suspended\"}")));
    }

    @Test
    void aConstantIsWhatEveryRowSays() {
        FileDesk desk = desk(MAP, new RowRules(Map.of("windowDays", "28", "workload", "Teams"), Map.of(), Map.of(),
                Map.of(), Optional.empty(), false));
        desk.post(HEADER + "P-1;C-1;SK-1;v1;30;24;20;active;;;\n");
        assertThat(desk.account("P-1").seats().total().windowDays()).contains(28);
        assertThat(desk.account("P-1").seats().offers().getFirst().workload()).isEqualTo("teams");
    }

    @Test
    void aConstantAccountIsTheWholeFiles() {
        FileDesk desk = desk(without("account"), new RowRules(Map.of("account", "P-7"), Map.of(), Map.of(), Map.of(),
                Optional.empty(), false));
        desk.post(HEADER + "P-1;C-1;SK-1;v1;30;24;20;active;;;\n");
        assertThat(desk.account("P-7").seats().total().sold()).contains(30L);
    }

    @Test
    void severalColumnsAreOneIdAndARowThatLacksOneIsLeftOut() {
        FileDesk desk = desk(without("sku"), new RowRules(Map.of(), Map.of("sku", List.of("Produkt", "Plan")), Map.of(),
                Map.of(), Optional.empty(), false));
        ExportRows rows = desk.post(HEADER + "P-1;C-1;;v1;30;24;20;active;;PR1;0001\nP-1;C-2;;v2;9;;;active;;PR1;\n");
        assertThat(rows.unreadable()).singleElement().satisfies(row -> assertThat(row.line()).isEqualTo(3));
        assertThat(desk.account("P-1").seats().offers().getFirst().key()).isEqualTo("PR1:0001");
    }

    /// By the rules of ids: a number that a spreadsheet shortened is none, and what keeps one from a spreadsheet is no part of it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"4.9E+12|001|", "001|4,9E+12|", "=\"\"|02|",
        "~=\"0001\"~|~=\"02\"~|0001:02",
        "~'0001~|02|0001:02", "0001|~'02~|0001:02", "~''a~|02|~'a:02~", "~'=a~|~'-1~|~=a:-1~", "+1|2|+1:2"})
    void eachPartOfAJoinedIdIsReadByTheRulesOfIds(String product, String plan, String sku) {
        FileDesk desk = desk(without("sku"), new RowRules(Map.of(), Map.of("sku", List.of("Produkt", "Plan")), Map.of(),
                Map.of(), Optional.empty(), false));
        ExportRows rows = desk.post(HEADER + "P-1;C-1;;v1;30;24;20;active;;" + csv(product) + ";" + csv(plan) + "\n");
        if (sku == null) {
            assertThat(rows.unreadable()).containsExactly(new ExportRows.Told(2,
                    "`sku` is an id of 1 to 200 characters, not a number that a spreadsheet shortened"));
        } else {
            assertThat(rows.unreadable()).isEmpty();
            assertThat(desk.account("P-1").seats().offers().getFirst().key()).isEqualTo(sku);
        }
    }

    private static String csv(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Test
    void rowsThatTheFilterDoesNotTakeAreNoRowsOfTheFeed() {
        FileDesk desk = desk(MAP, new RowRules(Map.of(), Map.of(), Map.of(), Map.of("Art", List.of("Lizenz", "Abo")),
                Optional.empty(), false));
        ExportRows rows = desk
                .post(HEADER + "P-1;C-1;SK-1;v1;30;;;active;lizenz ;;\nP-1;C-1;SK-1;v2;-2;;;active;Gutschrift;;\n"
                        + "P-1;C-2;SK-1;v3;5;;;active;Abo;;\n");
        assertThat(rows.unreadable()).isEmpty();
        assertThat(rows.read()).isEqualTo(2);
        assertThat(desk.account("P-1").seats().total().sold()).contains(35L);
    }

    @Test
    void aWordOfTheMapIsOursAndCountsAsOurs() {
        FileDesk desk = desk(MAP,
                new RowRules(Map.of(), Map.of(), Map.of("In Betrieb", "active", "Stillgelegt", "disabled"),
                        Map.of(), Optional.empty(), false));
        desk.post(HEADER + "P-1;C-1;SK-1;v1;30;;;in  betrieb;;;\nP-1;C-1;SK-1;v2;25;;;Stillgelegt;;;\n");
        assertThat(desk.account("P-1").seats().total().sold()).contains(30L);
        assertThat(desk.account("P-1").quality().unmapped()).isEmpty();
    }
}

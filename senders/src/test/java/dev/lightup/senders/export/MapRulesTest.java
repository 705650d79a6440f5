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

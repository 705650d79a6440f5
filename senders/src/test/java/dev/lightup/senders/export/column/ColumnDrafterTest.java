package dev.lightup.senders.export.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.DraftQuestion;
import dev.lightup.senders.endpoint.DraftedColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of our own making, as a channel manager saves them.
class ColumnDrafterTest {
    private static DraftedColumns draft(String file, Map<String, String> said) {
        return ColumnDrafter.draft(file, said).orElseThrow();
    }

    private static DraftedColumns draft(String... lines) {
        return draft(String.join("\n", lines) + "\n", Map.of());
    }

    /// `customer=AMBIGUOUS, ...`
    private static String open(DraftedColumns draft) {
        return draft.open().stream().map(one -> one.name() + "=" + one.why()).collect(Collectors.joining(" "));
    }

    /// `Kunde>customer`, by header.
    private static List<String> meant(DraftedColumns draft) {
        return draft.meant()
                .stream()
                .map(one -> draft.at(one.place()).orElseThrow().header() + ">" + one.field())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "German|Partnernummer;Kundennummer;Kundenname;Artikelnummer;Bestellte Lizenzen;Zugewiesene Lizenzen;Aktive Nutzer;Status;Vertragsende",
        "Dutch|Partnernummer;Klantnummer;Klantnaam;Artikelnummer;Bestelde licenties;Toegewezen licenties;Actieve gebruikers;Status;Einddatum",
        "Norwegian|Partnernummer;Kundenummer;Kundenavn;Varenummer;Bestilte lisenser;Tildelte lisenser;Aktive brukere;Status;Sluttdato",
        "Danish|Partnernummer;Kundenummer;Kundenavn;Varenummer;Bestilte licenser;Tildelte licenser;Aktive brugere;Status;Slutdato",
        "Swedish|Partnernummer;Kundnummer;Kundnamn;Artikelnummer;Beställda licenser;Tilldelade licenser;Aktiva användare;Status;Slutdatum",
        "Finnish|Kumppanin numero;Asiakasnumero;Asiakkaan nimi;Tuotenumero;Tilatut lisenssit;Määritetyt lisenssit;Aktiiviset käyttäjät;Tila;Päättymispäivä",
        "French|Numéro de partenaire;Numéro de client;Nom du client;Référence produit;Licences commandées;Licences attribuées;Utilisateurs actifs;Statut;Date de fin"})
    void theUsualColumnsOfSeatsAreKnownInEachLanguageWithoutAQuestion(String language, String header) {
        DraftedColumns draft = draft(header, "P-1;K-1;Mustermann Bau;A-1;10;9;7;x;31.12.2026");
        assertThat(open(draft)).as(language).isEmpty();
        String[] cells = header.split(";");
        assertThat(meant(draft)).as(language)
                .containsExactlyInAnyOrder(cells[0] + ">account", cells[1] + ">customer",
                        cells[2] + ">customerName", cells[3] + ">sku", cells[4] + ">sold", cells[5] + ">assigned",
                        cells[6] + ">active", cells[7] + ">status", cells[8] + ">termEnd");
        assertThat(draft.map(3))
                .isEqualTo(new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(),
                        Map.of("account", cells[0], "customer", cells[1], "customerName", cells[2], "sku", cells[3],
                                "sold", cells[4], "assigned", cells[5], "active", cells[6], "status", cells[7],
                                "termEnd", cells[8]),
                        Optional.of("d.M.yyyy")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "German|Händlernummer;Kundennummer;Auftragsnummer;Artikelnummer;Menge;Auftragsstatus;Auftragsdatum",
        "Dutch|Resellernummer;Klantnummer;Ordernummer;Artikelnummer;Aantal;Orderstatus;Orderdatum",
        "Norwegian|Forhandlernummer;Kundenummer;Ordrenummer;Varenummer;Antall;Ordrestatus;Ordredato",
        "Danish|Forhandlernummer;Kundenummer;Ordrenummer;Varenummer;Antal;Ordrestatus;Ordredato",
        "Swedish|Återförsäljarnummer;Kundnummer;Ordernummer;Artikelnummer;Antal;Orderstatus;Orderdatum",
        "Finnish|Jälleenmyyjänumero;Asiakasnumero;Tilausnumero;Tuotenumero;Määrä;Tilauksen tila;Tilauspäivä",
        "French|Numéro de revendeur;Numéro de client;Numéro de commande;Référence produit;Quantité;Statut de la commande;Date de commande"})
    void theUsualColumnsOfOrdersAreKnownInEachLanguageWithoutAQuestion(String language, String header) {
        DraftedColumns draft = draft(header, "P-1;K-1;O-1;A-1;10;x;2026-11-30");
        String[] cells = header.split(";");
        assertThat(open(draft)).as(language).isEmpty();
        assertThat(draft.map(1))
                .isEqualTo(new ColumnMap(1, ColumnMap.Feed.ORDERS, Optional.empty(),
                        Map.of("account", cells[0], "customer", cells[1], "order", cells[2], "sku", cells[3],
                                "quantity", cells[4], "status", cells[5], "submitted", cells[6]),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // nothing says whether an order or seats: no number of an order, nothing that only seats have
        "Partnernummer;Kundennummer;Artikelnummer;Menge|P-1;K-1;A;5|feed=AMBIGUOUS",
        "Partnernummer;Kundennummer;Artikelnummer;Menge;Bestelldatum;Aktiv|P-1;K-1;A;5;2026-11-01;3|feed=AMBIGUOUS",
        "Partnernummer;Auftragsnummer;Kundennummer;Artikelnummer;Menge;Status;Aktiv|P-1;O-1;K-1;A;5;x;3|feed=AMBIGUOUS",
        // two columns of a number of seats, two of whom
        "Partnernummer;Kundennummer;Artikelnummer;Menge;Lizenzen;Aktiv|P-1;K-1;A;5;6;3|sold=AMBIGUOUS",
        "Partner;Händler;Kundennummer;Artikelnummer;Menge;Aktiv|P-1;P-2;K-1;A;5;3|account=AMBIGUOUS",
        // a name under a heading that may stand over numbers
        "Partnernummer;Kunde;Artikelnummer;Menge;Aktiv|P-1;Mustermann Bau;A;5;3|customer=AMBIGUOUS",
        "Partnernummer;Kunde;Artikelnummer;Menge;Aktiv|P-1;Mustermann;A;5;3|customer=AMBIGUOUS",
        "Partnernummer;Kunde;Artikelnummer;Menge;Aktiv|P-1;K-17;A;5;3|''",
        // days below what may be a status
        "Partnernummer;Kundennummer;Artikelnummer;Menge;Aktiv;Stand|P-1;K-1;A;5;3;29.11.2026|asOf=AMBIGUOUS",
        // what no name says
        "Partnernummer;Kd;Artikelnummer;Menge;Aktiv|P-1;K-1;A;5;3|customer=MISSING",
        "Vertriebsweg;Kundennummer;Artikelnummer;Menge;Aktiv|P-1;K-1;A;5;3|account=MISSING",
        "Kundennummer;Artikelnummer;Menge;Aktiv|K-1;A;5;3|''",
        "Partnernummer;Kundennummer;Artikelnummer;Plätze;Laufzeitende|P-1;K-1;A;5;2027-01-01|sold=MISSING assigned=MISSING active=MISSING",
        "Partnernummer;Auftragsnummer;Kundennummer;Artikelnummer;Stück;Status|P-1;O-1;K-1;A;5;x|quantity=MISSING",
        "Partnernummer;Auftragsnummer;Zustand|P-1;O-1;x|status=MISSING customer=MISSING sku=MISSING quantity=MISSING"})
    void whatNamesDoNotSayIsAsked(String header, String row, String open) {
        assertThat(Arrays.asList(open(draft(header, row)).split(" ")))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(open.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-11-03 2026-12-24T08:00:00Z|", "3.11.2026 24.12.2026|d.M.yyyy",
        "03/04/2026 24/12/2026|d/M/yyyy", "03/04/2026 12/24/2026|M/d/yyyy", "03-04-2026 24-12-2026|d-M-yyyy",
        "2026/11/03|yyyy/M/d", "2026-1-3|yyyy-M-d", "3.11.26|d.M.yy",
        // the day or the month first, nobody knows
        "03/04/2026 05/06/2026|d/M/yyyy M/d/yyyy", "03-04-2026|M-d-yyyy d-M-yyyy",
        "26/03/01|d/M/yy yy/M/d", "3/25/26|M/d/yy",
        // in several ways, in words, none: told by line as ever
        "03/24/2026 24/12/2026|", "24 Dezember 2026|", "31.12.2026 2026-12-31|", "99.99.2026|"})
    void howDaysAreWrittenIsWhatAllCellsProve(String cells, String patterns) {
        List<String> wanted = patterns == null ? List.of() : List.of(patterns.split(" "));
        List<String> lines = cells.contains("Dez") ? List.of(cells) : List.of(cells.split(" "));
        DraftedColumns draft = draft("Partnernummer;Kundennummer;Artikelnummer;Menge;Ablaufdatum\n"
                + lines.stream().map(day -> "P-1;K-1;A;5;" + day + "\n").collect(Collectors.joining()), Map.of());
        Optional<DraftQuestion> asked = draft.questions()
                .stream()
                .filter(one -> one.name().equals("dates"))
                .findFirst();
        assertThat(asked.map(DraftQuestion::likely).orElse(List.of())).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(draft.dates()).isEqualTo(wanted.size() == 1 ? Optional.of(wanted.getFirst()) : Optional.empty());
        assertThat(open(draft)).isEqualTo(wanted.size() > 1 ? "dates=AMBIGUOUS" : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5 12|", "1.240 7|, .", "1,240 7|, .", "1.240 7,00|,", "1.240.000|,",
        "1.240,50|,", "1,240.00 1.240|.", "1.240 7,00 8.00|", "0.500|.", "ten|", "12345.000|."})
    void theDecimalSignIsAskedWhereANumberReadsTwoWaysAndNoOtherProvesIt(String cells, String signs) {
        DraftedColumns draft = draft("Partnernummer;Kundennummer;Artikelnummer;Menge;Aktiv\n"
                + Arrays.stream(cells.split(" ")).map(one -> "P-1;K-1;A;" + one + ";\n").collect(Collectors.joining()),
                Map.of());
        List<String> wanted = signs == null ? List.of() : List.of(signs.split(" "));
        assertThat(draft.decimal()).isEqualTo(wanted.size() == 1 ? Optional.of(wanted.getFirst()) : Optional.empty());
        assertThat(open(draft)).isEqualTo(wanted.size() > 1 ? "decimal=AMBIGUOUS" : "");
    }

    @Test
    void whereCommasCutTheCellsACommaWithinOneSetsThousandsApart() {
        assertThat(open(draft("Partner ID,Customer ID,SKU,Seats,Active", "P-1,K-1,A,\"1,240\",7"))).isEmpty();
        assertThat(open(draft("Partner ID,Customer ID,SKU,Seats,Active", "P-1,K-1,A,1.240,7")))
                .isEqualTo("decimal=AMBIGUOUS");
    }

    @Test
    void whatIsSaidIsTakenAndWhatIsNoAnswerIsAskedAgain() {
        String file = "Partner;Kd;Menge;Lizenzen;Artikel;Aktiv\nP-1;K-1;5;6;A;3\n";
        assertThat(open(draft(file, Map.of()))).isEqualTo("customer=MISSING sold=AMBIGUOUS");
        for (String none : List.of("none", "9", "-1", "", "x", "1.0", "٣", "999999999999")) {
            assertThat(open(draft(file, Map.of("customer", none, "sold", none, "nothing", "1")))).as(none)
                    .isEqualTo(none.equals("none") ? "customer=MISSING" : "customer=MISSING sold=AMBIGUOUS");
        }
        DraftedColumns done = draft(file, Map.of("customer", "1", "sold", "3"));
        assertThat(open(done)).isEmpty();
        assertThat(meant(done)).containsExactlyInAnyOrder("Partner>account", "Kd>customer", "Lizenzen>sold",
                "Artikel>sku", "Aktiv>active");
        assertThat(done.left()).containsExactly("Menge");
        // also against what a name says, and for two things
        assertThat(meant(draft(file, Map.of("customer", "1", "sold", "2", "active", "none", "customerName", "1"))))
                .containsExactlyInAnyOrder("Partner>account", "Kd>customer", "Kd>customerName", "Menge>sold",
                        "Artikel>sku");
        assertThat(open(draft(file, Map.of("feed", "orders"))))
                .isEqualTo("customer=MISSING status=MISSING order=MISSING");
    }

    @Test
    void aColumnThatCannotBeNamedAloneCannotBeChosen() {
        String line = "Partnernummer;Kundennummer;Menge;menge ;;" + "x".repeat(101) + ";Artikelnummer;Aktiv";
        DraftedColumns draft = draft(line, "P-1;K-1;5;6;7;8;A;3");
        assertThat(draft.unusable()).containsExactly("menge", "x".repeat(40) + "…");
        assertThat(meant(draft)).doesNotContain("Menge>sold");
        assertThat(draft.columns()).extracting(DraftedColumns.Column::place).containsExactly(0, 1, 6, 7);
        String wide = "Partnernummer;Kundennummer;Artikelnummer;Aktiv" + ";c".repeat(1)
                + java.util.stream.IntStream.range(0, 200).mapToObj(i -> ";c" + i).collect(Collectors.joining());
        assertThat(draft(wide, "P-1;K-1;A;3").columns()).hasSize(DraftedColumns.MOST);
        assertThat(draft(wide, "P-1;K-1;A;3").unusable()).hasSize(DraftedColumns.MOST);
        for (String none : List.of("", "\n\n", "one column\n1\n", "a;a\n1;2\n", "\u0000", "# asOf: x\n")) {
            assertThat(ColumnDrafter.draft(none, Map.of())).as(none).isEmpty();
        }
    }
}

package dev.lightup.senders.export.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers of our own making, as each language would have them.
class HeaderNamesTest {
    private static String map(String header) {
        return MapDraft.of(header + "\n").get("map").flatMap(map -> ((Json.Obj) map).get("map")).orElseThrow().write();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Norwegian|Kundenr.;Kundenavn;Varenummer;Antall lisenser;Tildelte lisenser;Aktive brukere;Utløpsdato",
        "Danish|Kundenr.;Kundenavn;Varenummer;Antal licenser;Tildelte licenser;Aktive brugere;Udløbsdato",
        "Swedish|Kundnummer;Kundnamn;Artikelnummer;Antal licenser;Tilldelade licenser;Aktiva användare;Utgångsdatum",
        "Finnish|Asiakasnumero;Asiakkaan nimi;Tuotenumero;Lisenssien määrä;Määritetyt lisenssit;Aktiiviset käyttäjät;Päättymispäivä",
        "German|Kunden-Nr.;Kundenname;Artikelnummer;Anzahl Lizenzen;Zugewiesene Lizenzen;Aktive Nutzer;Ablaufdatum",
        "French|Numéro de client;Nom du client;Référence produit;Nombre de licences;Licences attribuées;Utilisateurs actifs;Date d’expiration",
        "Dutch|Klantnummer;Klantnaam;Artikelnummer;Aantal licenties;Toegewezen licenties;Actieve gebruikers;Vervaldatum",
        "Spanish|NÚMERO DE CLIENTE;Nombre del cliente;Código de producto;Número de licencias;Licencias asignadas;Usuarios activos;Fecha de vencimiento"})
    void aHeaderOfEachLanguageIsDrafted(String language, String header) {
        String[] cells = header.split(";");
        assertThat(map(header)).as(language)
                .contains("\"customer\":\"" + cells[0] + "\"", "\"customerName\":\"" + cells[1] + "\"",
                        "\"sku\":\"" + cells[2] + "\"", "\"sold\":\"" + cells[3] + "\"",
                        "\"assigned\":\"" + cells[4] + "\"", "\"active\":\"" + cells[5] + "\"",
                        "\"termEnd\":\"" + cells[6] + "\"");
    }

    @Test
    void whatMayBeTwoThingsIsSaidToBe() {
        Json.Obj draft = MapDraft.of("Kunde;Kundennummer;Artikel;Menge\n");
        assertThat(draft.get("ambiguous").orElseThrow().write())
                .isEqualTo("[\"customer may be Kundennummer or Kunde; taken: Kundennummer\"]");
        assertThat(MapDraft.of("Kundennummer;Artikel;Menge\n").get("ambiguous").orElseThrow().write()).isEqualTo("[]");
    }

    /// In German `Stand` is both: what a licence is in, and the day as of which a report is.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"29.11.2026|asOf", "2026-11-29|asOf", "29.11.2026 08:30|asOf",
        "2026-11-29T08:30:00+01:00|asOf", "29. November 2026|asOf", "11/29/2026|asOf", "aktiv|status", "K4|status",
        "2|status", "in Betrieb|status", "''|status"})
    void aHeaderOfTwoMeaningsIsWhatStandsUnderIt(String cell, String field) {
        Json.Obj draft = MapDraft.of("Stand;Kundennummer;Artikel;Menge\n" + cell + ";K-1;A;5\n;K-2;A;7\n" + cell
                + ";K-3;A;1\n");
        String map = draft.get("map").orElseThrow().write();
        assertThat(map).contains("\"" + field + "\":\"Stand\"");
        assertThat(map).doesNotContain(field.equals("asOf") ? "\"status\"" : "\"asOf\"");
        assertThat(draft.get("ambiguous").orElseThrow().write()).isEqualTo(field.equals("asOf")
                ? "[\"Stand may be status or asOf; taken: asOf, for days stand there\"]"
                : "[]");
        assertThat(draft.get("left").orElseThrow().write()).isEqualTo("[]");
    }

    @Test
    void aStatusAndAnAsOfOfTheirOwnNamesAreTakenBeforeAHeaderOfTwoMeanings() {
        String map = MapDraft
                .of("Stand;Stichtag;Auftragsstatus;Kundennummer;Artikel;Menge\n28.11.2026;29.11.2026;x;K-1;A;5\n")
                .get("map")
                .orElseThrow()
                .write();
        assertThat(map).contains("\"asOf\":\"Stichtag\"", "\"status\":\"Auftragsstatus\"").doesNotContain("\"Stand\"");
    }

    /// Seats and orders count the same column by another name of ours; anything else would be a mistake of the table.
    @Test
    void noNameIsOfTwoFieldsOfOneFeed() {
        Map<String, ExportField> known = new HashMap<>();
        HeaderNames.all().forEach((field, names) -> {
            if (field != ExportField.QUANTITY) {
                for (String name : names) {
                    assertThat(known.put(name, field)).as(name).isNull();
                }
            }
        });
        assertThat(HeaderNames.LANGUAGES.keySet()).containsAll(List.of("Norwegian", "Danish", "Swedish", "Finnish",
                "German", "French", "Dutch", "Spanish"));
    }
}

package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.RowRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnMapTest {
    private static ColumnMap seats(Map<String, String> map) {
        return new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(), map, Optional.empty());
    }

    @Test
    void aTypoInAMapIsRefusedByItsName() {
        assertThatThrownBy(() -> seats(Map.of("customer", "Customer", "sku", "SKU", "assinged", "Assigned")))
                .hasMessage("column map 3, feed seats: `assinged` is no field of ours");
    }

    @Test
    void aFieldOfTheOtherFeedIsRefusedByItsName() {
        assertThatThrownBy(() -> seats(Map.of("customer", "Customer", "sku", "SKU", "quantity", "Seats")))
                .hasMessage("column map 3, feed seats: `quantity` is no field of ours");
    }

    @Test
    void aMapWithoutANeededFieldIsRefusedByItsName() {
        assertThatThrownBy(() -> seats(Map.of("customer", "Customer", "sold", "Seats")))
                .hasMessage("column map 3, feed seats: the column for `sku` is missing");
    }

    private static ColumnMap with(RowRules rules) {
        return new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(), Map.of("customer", "Customer", "sku", "SKU"),
                Optional.empty(), rules);
    }

    @Test
    void aTypoInWhatElseAMapSaysIsRefusedByItsName() {
        assertThatThrownBy(() -> with(new RowRules(Map.of("windowdays", "28"), Map.of(), Map.of(), Map.of(),
                Optional.empty(), false))).hasMessage("column map 3, feed seats: `windowdays` is no field of ours");
        assertThatThrownBy(() -> with(new RowRules(Map.of("sku", "S"), Map.of(), Map.of(), Map.of(), Optional.empty(),
                false))).hasMessage("column map 3, feed seats: `sku` is told twice");
        assertThatThrownBy(() -> with(new RowRules(Map.of("customerName", "Alm"), Map.of(), Map.of(), Map.of(),
                Optional.empty(), false))).hasMessageContaining("`customerName` has no constant");
        assertThatThrownBy(() -> with(new RowRules(Map.of(), Map.of("subscription", List.of("One")), Map.of(), Map.of(),
                Optional.empty(), false))).hasMessageContaining("`subscription` is joined of two headers or more");
        assertThatThrownBy(() -> with(new RowRules(Map.of(), Map.of(), Map.of("In Betrieb", "aktive"), Map.of(),
                Optional.empty(), false))).hasMessageContaining("`aktive` is no status of ours: active, cancelled");
        assertThatThrownBy(() -> with(new RowRules(Map.of(), Map.of(), Map.of(), Map.of("Type", List.of()),
                Optional.empty(), false))).hasMessageContaining("`where` names no word for `Type`");
        assertThatThrownBy(() -> new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), Optional.of(";"), false))
                .hasMessage("`decimal` of a column map is `,` or `.`");
    }

    private static ColumnMap flags(String field, Map<String, String> words) {
        return new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("customer", "Customer", "sku", "SKU", "trial", "Type"), Optional.empty(),
                new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), false, Map.of(field, words)));
    }

    @Test
    void aTypoOrAContradictionInWordsOfYesAndNoIsRefusedByItsName() {
        assertThatThrownBy(() -> flags("trail", Map.of("Ja", "yes")))
                .hasMessage("column map 3, feed seats: `yesNo` is of autorenew and trial, and `trail` is none");
        assertThatThrownBy(() -> flags("autorenew", Map.of("Ja", "yes")))
                .hasMessage("column map 3, feed seats: `yesNo` has words for `autorenew`, which no column tells");
        assertThatThrownBy(() -> flags("trial", Map.of("Ja", "ja")))
                .hasMessage("column map 3, feed seats: `yesNo` of `trial` says neither `yes` nor `no` of `Ja`");
        assertThatThrownBy(() -> flags("trial", Map.of("Ja", "yes", "ja ", "no")))
                .hasMessage("column map 3, feed seats: `ja ` of `trial` is both yes and no");
        assertThatThrownBy(() -> flags("trial", Map.of("No", "yes")))
                .hasMessage("column map 3, feed seats: `No` of `trial` is no from every sender, and cannot be yes");
        assertThatThrownBy(() -> flags("trial", Map.of()))
                .hasMessage("column map 3, feed seats: `yesNo` names no word for `trial`");
        assertThat(flags("trial", Map.of("x", "yes", "", "no")).rules().yesNo()).containsKey("trial");
    }

    @Test
    void aNeededFieldMayBeAConstantOrJoined() {
        var columns = new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(), Map.of("sold", "Seats"),
                Optional.empty(),
                new RowRules(Map.of("customer", "C"), Map.of("sku", List.of("Product", "Plan")), Map.of(), Map.of(),
                        Optional.empty(), false));
        assertThat(columns.rules().joined()).containsKey("sku");
    }
}

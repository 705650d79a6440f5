package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static Columns seats(Map<String, String> map) {
        return new Columns(3, Columns.Feed.SEATS, Optional.empty(), map, Optional.empty());
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
}

package dev.lightup.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.conformance.inputs.Desk.Sending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where an order of a file stands.
class OrdersOfAFileTest {
    private static final String ORDERS = "asOf,account,customer,order,sku,quantity,status\n";

    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void anOrderWhoseRowCannotBeReadStandsWhereItStood() {
        Sending files = desk.files();
        files.post("07-order-row-unreadable-then-gone/input-1.csv");
        Posted answer = files.post("07-order-row-unreadable-then-gone/input-2.csv");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.leftOut()).containsExactly(3);
        AccountPages account = desk.account("RR57");
        assertThat(account.order("OR57b")).containsEntry("status", "provisioning")
                .containsEntry("side", "vendor")
                .containsEntry("gone from export", "false");
        assertThat(account.order("OR57a")).containsEntry("status", "provisioning");
        assertThat(account.notices()).contains("line 3", "OR57b");
        JsonNode twin = account.folder().json("orders/index.json");
        assertThat(twin.path("orders")).hasSize(2)
                .allSatisfy(order -> assertThat(order.path("status").asText()).isEqualTo("provisioning"));
    }

    @Test
    void aWordMeansTheSameForAnOrderOfOneLine() {
        assertThat(desk.files().post("23-order-status-words/input-1.csv").leftOut()).isEmpty();
        AccountPages account = desk.account("RV107");
        List<String> stand = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            stand.add(account.order("OV107-" + i).get("status"));
        }
        assertThat(stand).containsExactly("fulfilled", "fulfilled", "cancelled", "cancelled", "provisioning", "on_hold",
                "fulfilled", "fulfilled", "fulfilled", "fulfilled", "fulfilled", "provisioning", "failed", "failed",
                "unknown");
        assertThat(account.twin().path("unmapped")).extracting(JsonNode::asText).containsExactly("Active");
        assertThat(account.twin().at("/orders/fulfilled").asInt()).isEqualTo(7);
        assertThat(account.twin().at("/orders/failed").asInt()).isEqualTo(2);
        assertThat(account.twin().at("/orders/cancelled").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"Completed,COMPLETE,fulfilled", "Delivered,Provisioned,fulfilled", "Success,Shipped,fulfilled",
        "Completed,Canceled,fulfilled", "Cancelled,Canceled,cancelled", "In Progress,Rejected,failed",
        "Backordered,Completed,partially_fulfilled", "Error,On Hold,failed", "Completed,Active,unknown"})
    void aWordMeansTheSameForAnOrderOfSeveralLines(String one, String other, String whole) {
        String own = "OV108-" + Integer.toHexString((one + other).hashCode());
        desk.files()
                .say(ORDERS + "2026-11-25,RV108,V108,%1$s,SKU-1,10,%2$s\n2026-11-25,RV108,V108,%1$s,SKU-2,10,%3$s\n"
                        .formatted(own, one, other));
        assertThat(desk.account("RV108").order(own)).containsEntry("status", whole);
    }
}

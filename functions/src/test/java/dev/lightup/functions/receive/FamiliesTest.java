package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.ledger.LocalDynamo;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.SigningKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An endpoint that the operator limited to families of events says nothing of the others.
class FamiliesTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    private static Endpoint limited(String... families) {
        return new Endpoint(Stage.NORDVIK, "nordvik", "canonical",
                List.of(new SigningKey.Secret("k1", SigningKeys.secret(Stage.secretOf(Stage.NORDVIK)),
                        SigningKey.Validity.ALWAYS)),
                new Endpoint.Scope(List.of("/nordvik/"), Set.of(families)), List.of(), true, Optional.empty());
    }

    private Answer send(String type, String subject, String data) {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        String body = """
                {"specversion":"1.0","id":"%s-%s","source":"/nordvik/x","type":"%s","subject":"%s",\
                "time":"2026-03-02T09:00:00Z","data":%s}""".formatted(type, subject.hashCode(), type, subject, data);
        return stage.call(receive, Stage.sender(Stage.NORDVIK).body(body).bytes());
    }

    @Test
    void itsOwnFamiliesAreTaken() {
        stage.add(limited("usage", "customer"));
        assertThat(send("usage.snapshot", "usage/C-1/S", "{\"account\":\"A-7\",\"active\":3}").statusCode())
                .isEqualTo(202);
        assertThat(send("customer.created", "customer/C-1", "{\"account\":\"A-7\"}").statusCode()).isEqualTo(202);
        assertThat(send("system.retracted", "usage/C-1/S", "{\"event\":\"u-1\"}").statusCode()).isEqualTo(202);
    }

    @Test
    void anotherFamilyIsRefusedAndSaysWhichAreTaken() {
        stage.add(limited("usage", "customer"));
        Answer answer = send("order.cancelled", "order/7Q", "{}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.problem()).contains("type-not-allowed");
        assertThat(answer.body()).contains("customer, usage");
        assertThat(send("customer.reseller_link.accepted", "customer/C-1", "{\"account\":\"A-8\"}").statusCode())
                .isEqualTo(202);
        stage.add(limited("order"));
        assertThat(send("customer.reseller_link.accepted", "customer/C-2", "{\"account\":\"A-8\"}").problem())
                .contains("type-not-allowed");
    }

    @Test
    void aCorrectionAndATouchAreNoWayRound() {
        stage.add(limited("usage"));
        assertThat(send("system.corrected", "order/7Q", "{\"event\":\"o-1\",\"type\":\"order.cancelled\"}").problem())
                .contains("type-not-allowed");
        assertThat(send("system.touch", "order/7Q", "{\"what\":\"x\"}").problem()).contains("type-not-allowed");
    }

    @Test
    void aColumnMapOfAnotherFamilyIsRefusedWhereItIsWritten() {
        var orders = new ColumnMap(1, ColumnMap.Feed.ORDERS, Optional.empty(),
                Map.of("order", "Order", "status", "Status"),
                Optional.empty());
        assertThat(exporting(orders, "order").columns()).containsExactly(orders);
        assertThat(exporting(orders).columns()).containsExactly(orders);
        assertThatThrownBy(() -> exporting(orders, "subscription", "usage"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`order`");
        var usage = new ColumnMap(2, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("customer", "Customer", "sku", "SKU"),
                Optional.empty());
        assertThat(exporting(usage, "usage").columns()).containsExactly(usage);
        var seats = new ColumnMap(3, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("customer", "Customer", "sku", "SKU", "subscription", "Subscription"), Optional.empty());
        assertThatThrownBy(() -> exporting(seats, "usage")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`subscription`");
    }

    private static Endpoint exporting(ColumnMap map, String... families) {
        return new Endpoint(Stage.NORDVIK_FILES, "nordvik", "export", List.of(),
                new Endpoint.Scope(List.of("/nordvik/"), Set.of(families)), List.of(map), true, Optional.empty());
    }

    @Test
    void aFamilyThatIsNoneIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> limited("orders")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }
}

package dev.lightup.functions.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Events;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Sender;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TryTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private Try trial = new Try(dynamo.client(), "none", stage, Stage.clock());

    @BeforeEach
    void open() {
        trial = new Try(dynamo.client(), dynamo.table(), stage, Stage.clock());
    }

    private Answer tryOut(Sender sender) {
        return stage.call(trial, sender.path("/v1/hooks/" + sender.endpoint() + "/try").bytes());
    }

    @Test
    void anEventIsShownAsItWouldBeReadAndNothingIsStored() {
        Answer answer = tryOut(Stage.sender(Stage.NORDVIK).body(Events.order("o-1")));
        assertThat(answer.statusCode()).isEqualTo(200);
        byte[] key = stage.tenant("nordvik").key().array();
        String account = "d/" + OpaqueId.id(key, "tenant", "nordvik") + "/a/" + OpaqueId.id(key, "account", "A-7")
                + "/";
        assertThat(answer.body()).contains("\"would\":\"accepted\"", "\"subject\":\"order/7Q-2210\"",
                "\"by\":\"named\"", "\"known\":false", account + "index.html", account + "orders/index.html");
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
    }

    @Test
    void aRepeatAndAConflictAreForeseen() {
        var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
        stage.call(receive, Stage.sender(Stage.NORDVIK).body(Events.order("o-1", 10)).bytes());
        assertThat(tryOut(Stage.sender(Stage.NORDVIK).body(Events.order("o-1", 10))).body())
                .contains("\"would\":\"duplicate\"");
        assertThat(tryOut(Stage.sender(Stage.NORDVIK).body(Events.order("o-1", 11))).body())
                .contains("\"would\":\"conflict\"");
    }

    @Test
    void anEventWithoutAnAccountIsUnplaced() {
        Answer answer = tryOut(
                Stage.sender(Stage.NORDVIK).body(Events.order("o-1").replace("\"account\":\"A-7\",", "")));
        assertThat(answer.body()).contains("\"found\":false,\"by\":\"unplaced\"");
    }

    @Test
    void whatWouldBePutAsideSaysWhy() {
        Answer answer = tryOut(Stage.sender(Stage.NORDVIK).body(Events.order("o-1").replace(":10}", ":-1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"would\":\"quarantined\"", "data-invalid", "/data/lines/0/quantity");
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
    }

    @Test
    void aFileShowsItsFirstRowsAndItsBadLines() {
        var csv = new StringBuilder("Customer ID,SKU,Seats,Reseller\n");
        for (int i = 0; i < 50; i++) {
            csv.append("C-")
                    .append(i)
                    .append(",S,")
                    .append(i == 7 ? "x" : "5")
                    .append(",A-")
                    .append(i % 3)
                    .append('\n');
        }
        Answer answer = tryOut(Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(csv.toString()));
        assertThat(answer.body()).contains("\"rows\":50", "\"unreadable\":1", "\"line\":9");
        assertThat(answer.body().split("\"type\":\"usage.snapshot\"", -1)).hasSize(DryRun.LISTED + 1);
    }

    @Test
    void onlyItsOwnPathIsServed() {
        for (String path : List.of("/v1/hooks/ep_nordvik", "/v1/hooks/ep_nordvik/try/", "/try")) {
            Sender sender = Stage.sender(Stage.NORDVIK).body(Events.order("o-1")).path(path);
            assertThat(stage.call(trial, sender.bytes()).statusCode()).isEqualTo(404);
        }
    }
}

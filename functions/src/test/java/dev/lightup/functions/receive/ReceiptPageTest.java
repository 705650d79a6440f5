package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A receipt names the page that will show what was sent.
class ReceiptPageTest {
    private static final String ORDER = """
            {"specversion":"1.0","id":"%s","source":"/nordvik/x","type":"order.submitted","subject":"order/7Q",\
            "data":{%s"lines":[{"sku":"S","quantity":1}]}}""";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private final byte[] key = stage.tenant("nordvik").key().array();
    private final String home = "d/" + OpaqueId.id(key, "tenant", "nordvik") + "/";
    private final String account = home + "a/" + OpaqueId.id(key, "account", "A-7") + "/";

    private Answer send(Sender request) {
        return stage.call(new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock()), request.bytes());
    }

    @Test
    void ofAnEventThatNamesItsAccountItIsTheAccountsPageOnEveryRepeat() {
        String body = ORDER.formatted("o-1", "\"account\":\"A-7\",");
        assertThat(send(Stage.sender(Stage.NORDVIK).body(body)).event(0).text("page")).contains(account);
        Answer again = send(Stage.sender(Stage.NORDVIK).body(body));
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(again.event(0).text("page")).contains(account);
    }

    @Test
    void ofAnEventAboutAPartnerItIsThatPartnersPage() {
        assertThat(send(Stage.sender(Stage.NORDVIK)
                .body("""
                        {"specversion":"1.0","id":"p-1","source":"/nordvik/x","type":"partner.application.approved","subject":"partner/A-7",\
                        "data":{}}"""))
                .event(0)
                .text("page")).contains(account);
    }

    @Test
    void withoutAnAccountAndForAFileItIsTheDistributorsHome() {
        assertThat(send(Stage.sender(Stage.NORDVIK).body(ORDER.formatted("o-2", ""))).event(0).text("page"))
                .contains(home);
        assertThat(send(Stage.sender(Stage.NORDVIK_FILES)
                .media("text/csv")
                .body("""
                        Report date;Reseller;Customer ID;Order;SKU;Quantity;Status;Ordered on;Reason
                        01.03.2026;A-7;C-19;O-1;S;5;completed;;
                        """))
                .event(0)
                .text("page")).contains(home);
    }

    @Test
    void whatWasPutAsideLeadsToTheDistributorsHomeToo() {
        Answer refused = send(Stage.sender(Stage.NORDVIK).body("{\"specversion\":\"1.0\"}"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.json().text("page")).contains(home);
        send(Stage.sender(Stage.NORDVIK).body(ORDER.formatted("o-3", "\"account\":\"A-7\",")));
        Answer conflict = send(Stage.sender(Stage.NORDVIK).body(ORDER.formatted("o-3", "\"account\":\"A-8\",")));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.json().text("page")).isPresent();
    }

    @Test
    void inABatchEachEventHasItsOwn() {
        Answer answer = send(Stage.sender(Stage.NORDVIK)
                .media("application/cloudevents-batch+json")
                .body("[" + ORDER.formatted("o-4", "\"account\":\"A-7\",") + "," + ORDER.formatted("o-5", "") + "]"));
        assertThat(answer.event(0).text("page")).contains(account);
        assertThat(answer.event(1).text("page")).contains(home);
    }
}

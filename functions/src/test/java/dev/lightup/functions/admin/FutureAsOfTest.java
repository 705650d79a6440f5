package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A date of the future that is stored already holds a number where it is; taking that event back lets the right one count. The events
/// are put as an earlier release stored them.
class FutureAsOfTest extends OperatedTable {
    private static RawEvent file(String id, String asOf, int sold, int active, int minute) {
        String stored = """
                {"version":1,"feed":"seats","asOf":"%1$s","torn":[]}
                line,account,customer,sku,subscription,sold,assigned,active
                2,RQ52,Q52,SKU-1,RQ52,%2$d,8,%3$d
                """.formatted(asOf, sold, active);
        return raw(TENANT, "/nordvik/files", id, "export", stored, Ground.minute(minute));
    }

    private static RawEvent report(String id, String asOf, int active, int minute) {
        return event(id, "usage.snapshot", "usage/S96/SKU-A",
                """
                        {"account":"RS96","customer":"S96","sku":"SKU-A","sold":10,"assigned":9,"active":%d,"asOf":"%s","feed":"/nordvik/erp"}"""
                        .formatted(active, asOf),
                minute);
    }

    private void takeIn(RawEvent... events) {
        ground.receive(List.of(events));
        apply();
    }

    private void takeBack(RawKey key) {
        assertThat(kind(ask("retract", "receipt", "e" + key.hash()))).isEqualTo("retracted");
        apply();
    }

    @Test
    void aWholeFileOfAComingYearIsTakenBack() {
        RawEvent wrong = file("f1", "2031-11-20T00:00:00.000Z", 10, 5, 1);
        takeIn(wrong);
        takeIn(file("f2", "2026-02-21T00:00:00.000Z", 99, 9, 2));
        assertThat(usage("usage/Q52/SKU-1").active()).contains(5L);
        takeBack(wrong.key());
        assertThat(usage("usage/Q52/SKU-1").active()).contains(9L);
        takeIn(file("f3", "2026-02-22T00:00:00.000Z", 100, 11, 3));
        assertThat(usage("usage/Q52/SKU-1").active()).contains(11L);
        assertThat(ground.states().values()).noneMatch(state -> state.contains("2031"));
        isWhatTheEventsSay();
    }

    @Test
    void aReportOfAComingYearIsTakenBack() {
        RawEvent wrong = report("u1", "2062-11-10T00:00:00Z", 7, 1);
        takeIn(wrong);
        takeIn(report("u2", "2026-02-20T00:00:00Z", 9, 2));
        assertThat(usage("usage/S96/SKU-A").active()).contains(7L);
        takeBack(wrong.key());
        assertThat(usage("usage/S96/SKU-A").active()).contains(9L);
        isWhatTheEventsSay();
    }

    @Test
    void nobodysDatesAreTakenBackAndSaidRightUnderAnotherId() {
        String created = "{\"account\":\"RV103\",\"customer\":\"V103\",\"sku\":\"SKU-A\",\"quantity\":10,"
                + "\"termEnd\":\"%s\"}";
        RawEvent wrong = event("v1", "subscription.created", "subscription/RV103a", created.formatted("9999-12-31"), 1);
        RawEvent activated = event("v2", "subscription.activated", "subscription/RV103a", "{}", 2);
        takeIn(wrong, activated);
        takeBack(wrong.key());
        takeIn(event("v3", "subscription.created", "subscription/RV103a", created.formatted("2027-03-31"), 1));
        assertThat(subscription("subscription/RV103a").termEnd()).hasToString("Optional[2027-03-31]");

        RawEvent longAgo = raw(TENANT, "/nordvik/erp", "v4", "canonical",
                """
                        {"type":"order.submitted","subject":"order/ORV103","time":"0001-01-01T00:00:00.000Z",\
                        "data":{"account":"RV103","customer":"V103","lines":[{"sku":"SKU-A","quantity":5}]}}""",
                Ground.minute(3));
        takeIn(longAgo);
        takeBack(longAgo.key());
        takeIn(event("v5", "order.submitted", "order/ORV103",
                "{\"account\":\"RV103\",\"customer\":\"V103\",\"lines\":[{\"sku\":\"SKU-A\",\"quantity\":5}]}", 4));
        assertThat(ground.states().get(TENANT + " order/ORV103")).doesNotContain("0001-01-01").contains("2026-03-02");
        isWhatTheEventsSay();
    }
}

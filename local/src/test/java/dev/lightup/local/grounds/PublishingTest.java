package dev.lightup.local.grounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.local.grounds.Ground.Shown;
import org.junit.jupiter.api.Test;

/// What a reader sees.
@OnGround
class PublishingTest {
    @Test
    void anEventIsOnItsAccountsPageAndInThePagesTwin(Visit visit) {
        String order = visit.own("O");
        String folder = visit.folder(visit.own("A"));

        assertThat(visit.send(visit.event("e1", "order.submitted", "order/" + order, 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5))).status()).isEqualTo(202);

        Shown page = visit.page(folder + "orders/index.html", order);
        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.cacheControl()).isEqualTo("no-cache");
        Shown twin = visit.page(folder + "orders/index.json", order);
        assertThat(twin.contentType()).isEqualTo("application/json");
        assertThat(Json.read(twin.text()).at("/orders/0/order").asText()).isEqualTo(order);
    }
}

package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.conformance.Ground.Shown;
import dev.lightup.ledger.key.Unit;
import dev.lightup.local.Await;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a reader sees.
@OnGround
class PublishingTest {
    private static final Pattern STYLE = Pattern.compile("assets/look\\.[0-9a-f]+\\.css");

    @Test
    void anEventIsOnItsAccountsPageAndInThePagesTwin(Visit visit) {
        String order = visit.own("O");
        String folder = visit.folder(visit.own("A"));
        submit(visit, "e1", order, visit.own("C"));

        Shown page = visit.page(folder + "orders/index.html", order);
        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.cacheControl()).isEqualTo("private, no-cache");
        Shown twin = visit.page(folder + "orders/index.json", order);
        assertThat(twin.contentType()).startsWith("application/json");
        assertThat(twin.cacheControl()).isEqualTo("private, no-cache");
        assertThat(Json.read(twin.text()).at("/orders/0/order").asText()).isEqualTo(order);
        Shown summary = visit.page(folder + "summary.json", "\"release\"");
        assertThat(Json.read(summary.text()).at("/orders/open").asInt()).isEqualTo(1);
        assertThat(Json.read(summary.text()).path("unit").asText()).isEqualTo(folder.substring(0, folder.length() - 1));
    }

    @Test
    void theStyleOfAPageIsKeptForeverUnderANameOfItsBytes(Visit visit) {
        submit(visit, "e1", visit.own("O"), visit.own("C"));
        Matcher style = STYLE.matcher(visit.page(visit.folder(visit.own("A")) + "index.html", "look.").text());
        assertThat(style.find()).isTrue();

        Shown css = Await.value("the style", visit.patience(), () -> visit.ground().object(style.group()));

        assertThat(css.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(css.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void aSecondPublishingOfTheSameWritesNothing(Visit visit) {
        submit(visit, "e1", visit.own("O"), visit.own("C"));
        visit.page(visit.folder(visit.own("A")) + "orders/index.html", visit.own("O"));
        Unit unit = visit.unit(visit.own("A"));
        visit.published(unit);

        JsonNode second = visit.published(unit);

        assertThat(second.path("outcome").asText()).as(second.toString()).isEqualTo("published");
        assertThat(second.path("pages").asInt()).isPositive();
        assertThat(second.path("put").asInt(-1)).isZero();
        assertThat(second.path("removed").asInt(-1)).isZero();
    }

    @Test
    void publishersAtOnceLeaveTheNewest(Visit visit) throws Exception {
        Unit unit = visit.unit(visit.own("A"));
        submit(visit, "e0", visit.own("O-0"), visit.own("C"));
        visit.page(visit.folder(visit.own("A")) + "orders/index.html", visit.own("O-0"));
        var runs = new ArrayList<Future<JsonNode>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= 4; i++) {
                submit(visit, "e" + i, visit.own("O-" + i), visit.own("C"));
                runs.add(threads.submit(() -> visit.publish(unit)));
                runs.add(threads.submit(() -> visit.publish(unit)));
            }
        }
        for (Future<JsonNode> run : runs) {
            assertThat(run.get().at("/0/outcome").asText()).isIn("published", "overtaken", "crowded");
        }

        for (int i = 1; i <= 4; i++) {
            visit.page(visit.folder(visit.own("A")) + "orders/index.json", visit.own("O-" + i));
        }
        visit.published(unit);
        assertThat(visit.verify(unit)).isEmpty();
    }

    @Test
    void aPageThatItsUnitHasNoMoreIsRemoved(Visit visit) {
        String folder = visit.folder(visit.own("A"));
        submit(visit, "e1", visit.own("O-1"), visit.own("C-1"));
        submit(visit, "e2", visit.own("O-2"), visit.own("C-2"));
        ObjectNode wrong = submit(visit, "e3", visit.own("O-3"), visit.own("C-3"));
        String page = folder + "c/" + visit.opaque("customer", visit.own("C-3")) + "/index.html";
        visit.page(page, visit.own("O-3"));

        visit.send(visit.event("e4", "system.retracted", "order/" + visit.own("O-3"), 30,
                Visit.data().put("event", wrong.path("id").asText())));

        Await.until("the page is gone", visit.patience(), () -> visit.ground().object(page).isEmpty());
        assertThat(visit.page(folder + "orders/index.html", visit.own("O-2")).text()).contains(visit.own("O-1"));
    }

    @Test
    void theDistributorsPageTellsOfTheAccount(Visit visit) {
        submit(visit, "e1", visit.own("O"), visit.own("C"));
        visit.page(visit.folder(visit.own("A")) + "summary.json", "\"release\"");
        Unit distributor = Unit.distributor(Visit.TENANT);
        String home = "d/" + visit.opaque("tenant", Visit.TENANT) + "/index.json";

        Await.until("the distributor's page tells of the account", visit.patience(), () -> {
            visit.publish(distributor);
            return visit.ground()
                    .object(home)
                    .filter(page -> page.text().contains(visit.opaque("account", visit.own("A"))))
                    .isPresent();
        });
    }

    private static ObjectNode submit(Visit visit, String id, String order, String customer) {
        ObjectNode event = visit.event(id, "order.submitted", "order/" + order, 0,
                Visit.lines(visit.own("A"), customer, 5));
        assertThat(visit.send(event).status()).isEqualTo(202);
        return event;
    }
}

package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many senders at once.
@OnGround
class CrowdTest {
    private static final int POSTS = 100;
    private static final int AT_ONCE = 8;

    @Test
    void aHundredPostsEightAtOnceAreAllKeptAndAllOnThePage(Visit visit) throws Exception {
        var posts = new ArrayList<Callable<Mail.Answer>>();
        var orders = new TreeSet<String>();
        for (int i = 0; i < POSTS; i++) {
            String order = visit.own("O-" + i);
            ObjectNode event = visit.event("e" + i, "order.submitted", "order/" + order, i,
                    Visit.lines(visit.own("A"), visit.own("C"), 5));
            orders.add(order);
            posts.add(() -> visit.send(event));
        }

        List<Future<Mail.Answer>> answers;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            answers = threads.invokeAll(posts);
        }

        for (Future<Mail.Answer> answer : answers) {
            assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(202);
            assertThat(answer.get().json().at("/events/0/status").asText()).isEqualTo("accepted");
        }
        String page = visit.folder(visit.own("A")) + "orders/index.json";
        Await.until("every order is on the page", visit.patience(), () -> visit.ground()
                .object(page)
                .filter(shown -> listed(shown.text()).equals(orders))
                .isPresent());
    }

    private static Set<String> listed(String page) {
        var orders = new TreeSet<String>();
        for (JsonNode order : Json.read(page).path("orders")) {
            orders.add(order.path("order").asText());
        }
        return orders;
    }
}

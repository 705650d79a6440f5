package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.local.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of events that are kept.
@OnGround
class ApplyingTest {
    @Test
    void eventsOutOfOrderEndWhereEventsInOrderEnd(Visit visit) {
        List<ObjectNode> inOrder = life(visit, visit.own("O-straight"));
        List<ObjectNode> shuffled = new ArrayList<>(life(visit, visit.own("O-mixed")));
        Collections.shuffle(shuffled, visit.random());

        inOrder.forEach(event -> assertThat(visit.send(event).status()).isEqualTo(202));
        shuffled.forEach(event -> assertThat(visit.send(event).status()).isEqualTo(202));

        StateItem straight = visit.state("order/" + visit.own("O-straight"), inOrder.toArray(ObjectNode[]::new));
        StateItem mixed = visit.state("order/" + visit.own("O-mixed"), shuffled.toArray(ObjectNode[]::new));
        assertThat(mixed.folded().current().state()).isEqualTo(straight.folded().current().state());
        assertThat(mixed.folded().current().state()).isInstanceOfSatisfying(OrderState.class,
                order -> assertThat(order.status()).isEqualTo(OrderState.Status.FULFILLED));
    }

    @Test
    void aMapPlacesWhatCameBeforeIt(Visit visit) {
        String subscription = "subscription/" + visit.own("S");
        ObjectNode created = visit.event("s1", "subscription.created", subscription, 0,
                Visit.data().put("customer", visit.own("C")).put("sku", "AWP").put("quantity", 3));
        visit.send(created);
        assertThat(visit.state(subscription, created).folded().current().holder()).isEqualTo(Holder.UNPLACED);

        ObjectNode link = visit.event("c1", "customer.reseller_link.accepted", "customer/" + visit.own("C"), 5,
                Visit.data().put("account", visit.own("A")));
        visit.send(link);

        StateItem placed = visit.state(subscription, created, link);
        assertThat(placed.folded().current().holder()).isEqualTo(Holder.account(visit.own("A")));
        visit.page(visit.folder(visit.own("A")) + "index.json", "\"sold\"");
    }

    @Test
    void aTransferLeavesEachHolderItsOwnTime(Visit visit) {
        String subscription = "subscription/" + visit.own("S");
        ObjectNode created = visit.event("s1", "subscription.created", subscription, 0,
                Visit.data()
                        .put("account", visit.own("A1"))
                        .put("customer", visit.own("C"))
                        .put("sku", "AWP")
                        .put("quantity", 3));
        ObjectNode active = visit.event("s1a", "subscription.activated", subscription, 1, Visit.data());
        ObjectNode moved = visit.event("s2", "subscription.transferred", subscription, 60,
                Visit.data().put("account", visit.own("A2")));
        ObjectNode grown = visit.event("s3", "subscription.quantity_changed", subscription, 120,
                Visit.data().put("quantity", 777));

        List.of(grown, moved, active, created).forEach(visit::send);

        StateItem state = visit.state(subscription, created, active, moved, grown);
        assertThat(state.folded().slices()).extracting(Slice::holder)
                .containsExactly(Holder.account(visit.own("A1")), Holder.account(visit.own("A2")));
        assertThat(state.folded().slices()).extracting(slice -> ((SubscriptionState) slice.state()).quantity())
                .extracting(Object::toString)
                .satisfiesExactly(first -> assertThat(first).contains("3").doesNotContain("777"),
                        second -> assertThat(second).contains("777"));
        visit.page(visit.folder(visit.own("A2")) + "summary.json", "777");
        assertThat(visit.page(visit.folder(visit.own("A1")) + "summary.json", "\"unit\"").text())
                .doesNotContain("777");
    }

    @Test
    void anEventThatNobodyCanReadHoldsNothingUp(Visit visit) {
        ObjectNode good = visit.event("e1", "order.submitted", "order/" + visit.own("O"), 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5));
        visit.send(good);
        visit.state("order/" + visit.own("O"), good);
        var log = new ByHand(visit.ground().table());
        RawEvent poison = log.unreadable(log.like(visit.key(good), visit.event("poison", "order.accepted",
                "order/" + visit.own("O"), 1, Visit.data()), Instant.now()));
        try {
            log.put(poison);
            ObjectNode next = visit.event("e2", "order.accepted", "order/" + visit.own("O"), 2, Visit.data());
            visit.send(next);

            visit.state("order/" + visit.own("O"), next);
            Await.until("the poison is parked", visit.patience(),
                    () -> visit.ledger()
                            .sweeps()
                            .parked(poison.key().shard())
                            .stream()
                            .anyMatch(parked -> parked.key().equals(poison.key())));
        } finally {
            log.erase(poison.key());
        }
    }

    private static List<ObjectNode> life(Visit visit, String order) {
        String subject = "order/" + order;
        return List.of(
                visit.event(order + "-1", "order.submitted", subject, 0,
                        Visit.lines(visit.own("A"), visit.own("C"), 22)),
                visit.event(order + "-2", "order.accepted", subject, 10, Visit.data()),
                visit.event(order + "-3", "order.on_hold", subject, 20, Visit.data()),
                visit.event(order + "-4", "order.released", subject, 30, Visit.data()),
                visit.event(order + "-5", "order.provisioning_started", subject, 40, Visit.data()),
                visit.event(order + "-6", "order.fulfilled", subject, 50, Visit.data()));
    }
}

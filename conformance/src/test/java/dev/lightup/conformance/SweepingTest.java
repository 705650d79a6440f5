package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.local.Await;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the minute brings in. Sweep looks at what is a minute old and more, so what it is to find was received some minutes ago.
@OnGround
class SweepingTest {
    private static final Duration AGO = Duration.ofMinutes(3);

    @Test
    void anEventThatTheStreamLostIsDriven(Visit visit) {
        ObjectNode first = first(visit);
        var log = new ByHand(visit.ground().table());
        Instant ago = Instant.now().minus(AGO);
        ObjectNode next = visit.event("e2", "order.accepted", subject(visit), 10, Visit.data());
        ObjectNode other = visit.event("e3", "order.submitted", "order/" + visit.own("O-3"), 10,
                Visit.lines(visit.own("A-3"), visit.own("C-3"), 5));
        log.lose(log.like(visit.key(first), next, ago));
        log.lose(log.like(visit.key(first), other, ago));

        visit.ground().invoke("SweepFunction", "{}");

        visit.state(subject(visit), first, next);
        visit.state("order/" + visit.own("O-3"), other);
        visit.page(visit.folder(visit.own("A-3")) + "orders/index.html", visit.own("O-3"));
        String order = visit.own("O");
        Await.until("the page shows what was lost", visit.patience(), () -> visit.ground()
                .object(visit.folder(visit.own("A")) + "orders/index.json")
                .filter(page -> Json.read(page.text()).at("/orders/0/order").asText().equals(order))
                .filter(page -> Json.read(page.text()).at("/orders/0/status").asText().equalsIgnoreCase("accepted"))
                .isPresent());
    }

    @Test
    void aUnitThatIsDueIsPublished(Visit visit) {
        first(visit);
        Unit unit = visit.unit(visit.own("A"));
        visit.page(visit.folder(visit.own("A")) + "index.html", "Orders");
        Await.until("the first run is over", visit.patience(), () -> committed(visit, unit) > 0);
        long before = committed(visit, unit);
        visit.ledger().heads().lowerDue(unit, Instant.now().minusSeconds(1));

        visit.ground().invoke("SweepFunction", "{}");

        Await.until("a run after it was due", visit.patience(), () -> committed(visit, unit) > before);
    }

    @Test
    void whatWasParkedIsAppliedOnceItCanBeRead(Visit visit) {
        ObjectNode first = first(visit);
        var log = new ByHand(visit.ground().table());
        ObjectNode late = visit.event("e2", "order.accepted", subject(visit), 10, Visit.data());
        RawEvent readable = log.like(visit.key(first), late, Instant.now().minus(AGO));
        RawEvent unreadable = log.unreadable(readable);
        try {
            log.lose(unreadable);
            visit.ground().invoke("SweepFunction", "{}");
            ParkedEvent parked = Await.value("it is parked", visit.patience(),
                    () -> visit.ledger()
                            .sweeps()
                            .parked(readable.key().shard())
                            .stream()
                            .filter(one -> one.key().equals(readable.key()))
                            .findFirst());
            // As a release with the adapter would have it, after the time it waits.
            log.put(readable);
            visit.ledger()
                    .sweeps()
                    .park(new ParkedEvent(parked.key(), parked.attempts(), parked.since(), Instant.EPOCH,
                            parked.problem()));

            visit.ground().invoke("SweepFunction", "{}");

            visit.state(subject(visit), first, late);
            Await.until("it is parked no more", visit.patience(),
                    () -> visit.ledger()
                            .sweeps()
                            .parked(readable.key().shard())
                            .stream()
                            .noneMatch(one -> one.key().equals(readable.key())));
        } finally {
            // Whatever failed above, the log is readable afterwards.
            log.put(readable);
        }
    }

    private static ObjectNode first(Visit visit) {
        ObjectNode first = visit.event("e1", "order.submitted", subject(visit), 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5));
        assertThat(visit.send(first).status()).isEqualTo(202);
        visit.state(subject(visit), first);
        return first;
    }

    private static String subject(Visit visit) {
        return "order/" + visit.own("O");
    }

    private static long committed(Visit visit, Unit unit) {
        return visit.ledger().heads().head(unit).committed().map(PublishLease.Committed::rev).orElse(0L);
    }
}

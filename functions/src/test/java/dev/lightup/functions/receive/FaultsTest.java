package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.FaultyDynamo.Killed;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every remote call of Receive, failing in every way: a 2xx says "kept", and a repeat mends the rest.
class FaultsTest {
    private static final List<Fault> FAULTS = List.of(Fault.THROTTLE, Fault.CONFLICT, Fault.SERVER_ERROR_BEFORE,
            Fault.SERVER_ERROR_AFTER, Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.REPEATED, Fault.KILL_BEFORE,
            Fault.KILL_AFTER);
    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    /// A kind of request and how it ends when nothing fails.
    private record Kind(String name, int status, Function<String, Sender> sender) {}

    private static List<Kind> kinds() {
        Sender nordvik = Stage.sender(Stage.NORDVIK);
        return List.of(new Kind("an event", 202, id -> nordvik.body(Events.order(id))),
                new Kind("an event with a name", 202, id -> nordvik.body(Events.customer(id, "Name of " + id))),
                new Kind("an event that is not understood", 422,
                        id -> nordvik.body(Events.order(id).replace("order.submitted", "order.lost"))),
                new Kind("a batch", 202, id -> nordvik.media("application/cloudevents-batch+json")
                        .body("["
                                + Events.order(id + "a") + "," + Events.order(id + "b").replace(":10}", ":-1}") + "]")),
                new Kind("a file", 202, id -> Stage.sender(Stage.NORDVIK_FILES)
                        .media("text/csv")
                        .body(
                                "# asOf: 2026-03-01\nCustomer ID,Customer,SKU,Seats\n" + id + ",Name " + id
                                        + ",S,7\n")));
    }

    private Optional<Answer> send(Sender sender) {
        try {
            var receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
            return Optional.of(stage.call(receive, sender.bytes()));
        } catch (Killed _) {
            return Optional.empty();
        }
    }

    @Test
    void a2xxSaysKeptAndARepeatMendsTheRest() {
        int runs = 0;
        for (Kind kind : kinds()) {
            int calls = calls(kind);
            for (Fault fault : FAULTS) {
                for (int n = 1; n <= calls; n++) {
                    check(kind, fault, n, "run" + runs++);
                }
            }
        }
        System.out.println("faulty calls " + runs);
        assertThat(runs).isGreaterThan(80);
    }

    private int calls(Kind kind) {
        var seen = new AtomicInteger();
        dynamo.faults().follow(_ -> {
            seen.incrementAndGet();
            return Fault.NONE;
        });
        assertThat(send(kind.sender().apply("calm")).orElseThrow().statusCode()).isEqualTo(kind.status());
        dynamo.faults().heal();
        return seen.get();
    }

    private void check(Kind kind, Fault fault, int n, String id) {
        String what = kind.name() + ", " + fault + " at call " + n;
        var seen = new AtomicInteger();
        dynamo.faults().follow(_ -> seen.incrementAndGet() == n ? fault : Fault.NONE);
        Optional<Answer> first = send(kind.sender().apply(id));
        dynamo.faults().heal();
        first.ifPresent(answer -> {
            if (answer.statusCode() == kind.status()) {
                assertKept(what, answer);
            } else {
                assertThat(COME_AGAIN).as(what).contains(answer.statusCode());
                assertThat(answer.headers()).as(what).containsKey("retry-after");
            }
        });
        Answer again = send(kind.sender().apply(id)).orElseThrow();
        assertThat(again.statusCode()).as(what).isEqualTo(kind.status());
        assertKept(what, again);
        first.filter(answer -> answer.statusCode() == kind.status())
                .ifPresent(answer -> assertThat(again.receipt()).as(what).isEqualTo(answer.receipt()));
    }

    private void assertKept(String what, Answer answer) {
        Set<String> receipts = new TreeSet<>();
        if (answer.receipt().startsWith("b")) {
            for (int i = 0; i < 2; i++) {
                receipts.add(answer.event(i).text("receipt").orElseThrow());
            }
        } else {
            receipts.add(answer.receipt());
        }
        List<String> lost = new ArrayList<>();
        for (String receipt : receipts) {
            RawKey.Shelf shelf = receipt.startsWith("e") ? RawKey.Shelf.EVENT : RawKey.Shelf.QUARANTINE;
            var key = new RawKey("nordvik", shelf, receipt.substring(1));
            var ledger = dynamo.ledger();
            boolean kept = ledger.rawEvents().find(key).isPresent()
                    && (shelf == RawKey.Shelf.EVENT || ledger.rawEvents().body(key, Stage.NOW).isPresent());
            if (!kept) {
                lost.add(receipt);
            }
        }
        assertThat(lost).as(what).isEmpty();
    }

    @Test
    void noStoredEventLacksItsNamesWhereverTheProcessEnds() {
        Sender nordvik = Stage.sender(Stage.NORDVIK);
        int calls = calls(new Kind("an event with a name", 202, id -> nordvik.body(Events.customer(id, "Calm"))));
        int stored = 0;
        for (int n = 1; n <= calls; n++) {
            for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_BEFORE)) {
                String id = fault + "-" + n;
                var seen = new AtomicInteger();
                int at = n;
                dynamo.faults().follow(_ -> seen.incrementAndGet() == at ? fault : Fault.NONE);
                send(nordvik.body(Events.customer(id, "Name of " + id)));
                dynamo.faults().heal();
                var ledger = dynamo.ledger();
                for (var raw : ledger.rawEvents().find(RawKey.of("nordvik", "/nordvik/crm", id)).stream().toList()) {
                    String token = raw.body().replaceAll(".*\"name\":\"([0-9a-f]{32})\".*", "$1");
                    assertThat(ledger.labels().read("nordvik", List.of(token))).as(id).hasSize(1);
                    stored++;
                }
            }
        }
        assertThat(stored).isPositive();
    }

    @Test
    void aLostAnswerThatTheClientRepeatsItselfIsStillAccepted() {
        dynamo.faults().atWrite(1, Fault.REPEATED);
        Answer answer = send(Stage.sender(Stage.NORDVIK).body(Events.order("o-1"))).orElseThrow();
        assertThat(answer.status(0)).isEqualTo("accepted");
    }

    @Test
    void anEventCostsTwoWriteUnitsAndNoRead() {
        dynamo.faults().meter().reset();
        send(Stage.sender(Stage.NORDVIK).body(Events.order("9d0c1b7e-0f5a-4c7e-8f0e-3b1d2c4a5f60")));
        assertThat(dynamo.faults().meter().writeUnits()).as("raw and its index").isEqualTo(2);
        assertThat(dynamo.faults().meter().readUnits()).isZero();
    }
}

package dev.lightup.functions.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.FeedState;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Sender;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.Meter;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What Receive stored is applied: an export of many subjects, what was put aside, the programme.
class ReceivedTest {
    private static final String SEATS = """
            # asOf: 2026-03-0%s
            Reseller,Reseller name,Customer ID,Customer,SKU,Subscription,Seats,Assigned,Active,State
            A-7,Nordlys IT,C-19,Fjord Bakery,M365-BP,8c1f,1240,900,%s,active
            A-7,Nordlys IT,C-20,Hav AS,M365-BP,8c20,40,,,active
            """;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private Ground ground = Ground.on(dynamo.plainClient(), "");

    @BeforeEach
    void onThisTable() {
        ground = Ground.on(dynamo.plainClient(), dynamo.table());
        ground.now(Stage.NOW);
    }

    private void send(Sender sender) {
        new Stage().call(new Receive(dynamo.plainClient(), dynamo.table(), ground.directory(), Stage.clock()),
                sender.bytes());
    }

    private List<RawEvent> stored() {
        return IntStream.range(0, 8)
                .boxed()
                .flatMap(shard -> ground.ledger()
                        .sweeps()
                        .received(shard, Instant.EPOCH,
                                Stage.NOW.plus(Duration.ofHours(1))))
                .map(ReceivedEvent::key)
                .flatMap(key -> ground.ledger().rawEvents().find(key).stream())
                .toList();
    }

    private StateItem state(String name) {
        return Objects.requireNonNull(ground.items().get(name), name);
    }

    @Test
    void anExportIsItsRowsEachAnEntryOfItsSubject() {
        send(Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(SEATS.formatted(1, 412)));
        List<RawEvent> first = stored();
        assertThat(ground.applying(dynamo.plainClient()).apply(first).values())
                .containsOnly(new ApplyOutcome.Applied());
        assertThat(ground.states()).isEqualTo(ground.expected(first));

        send(Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(SEATS.formatted(2, 430)));
        List<RawEvent> second = stored().stream().filter(raw -> !first.contains(raw)).toList();
        Meter meter = dynamo.faults().meter();
        ground.applying(dynamo.client()).apply(second);
        List<Entry> entries = ground.formats().entries(second.getFirst());
        long subjects = entries.stream().map(Entry::subject).distinct().count();
        // an entry a row and one state a subject, which are two writes a further subject where it has one row
        assertThat(meter.writeUnits()).isEqualTo((double) (entries.size() + subjects));
        assertThat(ground.states()).isEqualTo(ground.expected(stored()));
        FeedState feed = (FeedState) state("nordvik feed/" + Stage.NORDVIK_FILES + "/seats").folded().current().state();
        assertThat(feed.whole()).contains(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(feed.accounts()).containsOnlyKeys("A-7");
    }

    /// A file of ten thousand rows would take the whole of Apply's minute if each row waited for the one before it.
    @Test
    void theRowsOfOneFileAreStoredSideBySide() {
        int lanes = 8;
        send(Stage.sender(Stage.NORDVIK_FILES)
                .media("text/csv")
                .body(SEATS.formatted(1, 412)
                        + IntStream.range(0, 40)
                                .mapToObj(row -> "A-7,Nordlys IT,C-%1$d,Hav %1$d AS,M365-BP,s%1$d,40,,,active%n"
                                        .formatted(row))
                                .collect(Collectors.joining())));
        var together = new CountDownLatch(lanes);
        dynamo.faults().follow(call -> {
            if (call.operation().equals("putItem")) {
                together.countDown();
                meet(together);
            }
            return FaultyDynamo.Fault.NONE;
        });

        assertThat(ground.applying(dynamo.client(), lanes).apply(stored()).values())
                .containsOnly(new ApplyOutcome.Applied());

        assertThat(together.getCount()).as("lanes that no row came to").isZero();
        assertThat(ground.states()).isEqualTo(ground.expected(stored()));
    }

    private static void meet(CountDownLatch others) {
        try {
            assertThat(others.await(10, TimeUnit.SECONDS)).as("the others came").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasPutAsideIsOneEntryOfItsEndpoint() {
        send(Stage.sender(Stage.NORDVIK).body("{\"specversion\":\"1.0\"}"));
        send(Stage.sender(Stage.NORDVIK).id("msg_2").body("not json"));
        List<RawEvent> aside = stored();
        assertThat(aside).hasSize(2);
        assertThat(ground.applying(dynamo.plainClient()).apply(aside).values())
                .containsOnly(new ApplyOutcome.Applied());
        assertThat(ground.states()).containsOnlyKeys("nordvik endpoint/ep_nordvik");
        EndpointState endpoint = (EndpointState) state("nordvik endpoint/ep_nordvik").folded().current().state();
        assertThat(endpoint.quarantined()).isEqualTo(2);
        assertThat(endpoint.problems()).hasSize(2);
        assertThat(new AppliedCheck(ground.ledger(), ground.formats()).at(aside.getFirst()).taken()).isTrue();
    }

    @Test
    void aWrongSubjectNeverReachesAnotherTenantsProgramme() {
        assertThat(ground.ledger().subjects().state("operator", new Subject(Subject.Kind.PROGRAMME, "config")))
                .isEmpty();
        send(Stage.sender(Stage.NORDVIK).body("""
                {"specversion":"1.0","id":"p1","source":"/nordvik/erp","type":"programme.applied",\
                "subject":"programme/config","data":{}}"""));
        ground.applying(dynamo.plainClient()).apply(stored());
        assertThat(ground.states()).containsOnlyKeys("nordvik endpoint/ep_nordvik");
    }
}

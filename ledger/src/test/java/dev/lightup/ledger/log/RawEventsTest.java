package dev.lightup.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Given;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.KeyIds;
import dev.lightup.ledger.key.RawKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

class RawEventsTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private RawEvents events;

    @BeforeEach
    void open() {
        events = dynamo.ledger().rawEvents();
    }

    @Test
    void anEventIsFoundAgainAsItWasPut() {
        RawEvent event = Given.event("e-1");
        assertThat(events.put(event)).isEqualTo(new PutRaw.New(event));
        assertThat(events.find(event.key())).contains(event);
        assertThat(events.find(RawKey.of("other", event.source(), "e-1"))).isEmpty();
    }

    /// It is the table that is to blame, not what was asked for: nothing is parked for it.
    @Test
    void aTableThatGivesOnlyPartsIsATableThatIsBusy() {
        RawEvent event = Given.event("e-1");
        dynamo.faults().follow(_ -> Fault.PARTS);
        assertThatThrownBy(() -> events.find(List.of(event.key()))).isInstanceOf(SdkException.class)
                .hasMessageContaining("only parts");
    }

    @Test
    void theSameContentAgainIsAnsweredWithTheFirst() {
        RawEvent first = Given.event("e-1", "mac-a", "req-1");
        events.put(first);
        assertThat(events.put(Given.event("e-1", "mac-a", "req-2"))).isEqualTo(new PutRaw.Same(first));
        assertThat(events.find(first.key())).contains(first);
    }

    @Test
    void otherContentUnderTheSameIdentityIsDifferentAndChangesNothing() {
        RawEvent first = Given.event("e-1", "mac-a", "req-1");
        events.put(first);
        assertThat(events.put(Given.event("e-1", "mac-b", "req-2"))).isEqualTo(new PutRaw.Different(first));
        assertThat(events.put(Given.event("e-1", "mac-b", "req-1"))).isEqualTo(new PutRaw.Different(first));
        assertThat(events.find(first.key())).contains(first);
    }

    @Test
    void onesOwnPutFoundAfterALostAnswerIsNew() {
        RawEvent event = Given.event("e-1");
        dynamo.faults().atWrite(1, Fault.REPEATED);
        assertThat(events.put(event)).isEqualTo(new PutRaw.New(event));
        assertThat(dynamo.faults().meter().refusedWrites()).isOne();
    }

    @Test
    void aRepeatAfterAnAmbiguousFailureFindsItsFirst() {
        RawEvent event = Given.event("e-1", "mac", "req-1");
        dynamo.faults().atWrite(1, Fault.TIMEOUT_AFTER);
        assertThatThrownBy(() -> events.put(event)).isInstanceOf(ApiCallTimeoutException.class);
        assertThat(events.put(Given.event("e-1", "mac", "req-2"))).isEqualTo(new PutRaw.Same(event));
        assertThat(events.put(event)).isEqualTo(new PutRaw.New(event));
    }

    @Test
    void ofManyThatPutAtOnceOneIsNew() throws Exception {
        List<Callable<PutRaw>> puts = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            RawEvent event = Given.event("e-1", i % 2 == 0 ? "even" : "odd", "req-" + i);
            puts.add(() -> events.put(event));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            int news = 0;
            int same = 0;
            for (var result : threads.invokeAll(puts)) {
                switch (result.get()) {
                    case PutRaw.New _ -> news++;
                    case PutRaw.Same _ -> same++;
                    case PutRaw.Different _ -> {}
                }
            }
            assertThat(news).isOne();
            assertThat(same).isEqualTo(15);
        }
    }

    @Test
    void whatIsPutAsideKeepsItsReasonAndItsSealedBodyForATime() {
        byte[] body = {1, 2, 3};
        RawKey key = RawKey.aside(Given.TENANT, "ep_1", body);
        RawEvent aside = aside(key, "req-1");
        assertThat(events.putAside(aside, body, Given.NOON.plus(Duration.ofDays(90)))).isEqualTo(new PutRaw.New(aside));
        assertThat(events.find(key)).contains(aside);
        assertThat(events.body(key, Given.NOON)).hasValueSatisfying(b -> assertThat(b).containsExactly(1, 2, 3));
        assertThat(events.body(key, Given.NOON.plus(Duration.ofDays(90)))).isEmpty();
        assertThat(events.body(Given.event("e-1").key(), Given.NOON)).isEmpty();
    }

    @Test
    void theSealedBodyIsThereBeforeItsEvent() {
        byte[] body = {1, 2, 3};
        RawKey key = RawKey.aside(Given.TENANT, "ep_1", body);
        dynamo.faults().atWrite(2, Fault.KILL_BEFORE);
        assertThatThrownBy(() -> events.putAside(aside(key, "req-1"), body, Given.NOON.plusSeconds(9)))
                .isInstanceOf(FaultyDynamo.Killed.class);
        assertThat(events.find(key)).isEmpty();
        assertThat(events.body(key, Given.NOON)).isPresent();
        assertThat(events.putAside(aside(key, "req-2"), new byte[]{9}, Given.NOON.plusSeconds(9)))
                .isInstanceOf(PutRaw.New.class);
        assertThat(events.body(key, Given.NOON)).hasValueSatisfying(b -> assertThat(b).containsExactly(1, 2, 3));
    }

    private static RawEvent aside(RawKey key, String request) {
        RawEvent event = Given.event("e-1", "mac", request);
        return new RawEvent(key, event.endpoint(), event.source(), event.receipt(), "export", 7, "text/csv",
                event.received(), event.grade(), event.keyId(), event.mac(), request, event.receipt(),
                RawEvent.Standing.QUARANTINED,
                Optional.of(new RawEvent.Quarantine("unknown-type", "/type is no event type", 1)),
                Optional.of(new RawEvent.FileApart("exports/x.csv", "00".repeat(32), 12_345_678)), "");
    }

    @Test
    void anExportOfAQuarterMegabyteFitsInTheItem() {
        var random = new java.util.Random(3);
        var rows = new StringBuilder();
        while (rows.length() < 250 * 1024) {
            rows.append(Long.toHexString(random.nextLong()))
                    .append(",active,")
                    .append(random.nextInt(9999))
                    .append('\n');
        }
        RawEvent small = Given.event("e-1");
        RawEvent event = new RawEvent(small.key(), small.endpoint(), small.source(), small.id(), "export", 1,
                "text/csv",
                small.received(), small.grade(), small.keyId(), small.mac(), small.request(), small.receipt(),
                small.standing(), Optional.empty(), Optional.empty(), rows.toString());
        events.put(event);
        assertThat(events.find(event.key())).contains(event);
    }

    @Test
    void oneBodyPutAsideByTwoEndpointsIsTwo() {
        byte[] body = KeyIds.utf8("body");
        assertThat(RawKey.aside("t", "ep_1", body)).isEqualTo(RawKey.aside("t", "ep_1", body.clone()))
                .isNotEqualTo(RawKey.aside("t", "ep_2", body))
                .isNotEqualTo(RawKey.aside("u", "ep_1", body));
        assertThat(RawKey.aside("t", "ep_", KeyIds.utf8("1body"))).isNotEqualTo(RawKey.aside("t", "ep_1", body));
    }

    @Test
    void identityIsOfSourceAndIdAndOfNothingElse() {
        assertThat(RawKey.of("t", "a", "bc")).isNotEqualTo(RawKey.of("t", "ab", "c"));
        assertThat(RawKey.of("t", "a", "b").toString()).matches("t#E#[0-9a-f]{32}");
        assertThat(RawKey.parse(RawKey.of("t", "a", "b").toString())).isEqualTo(RawKey.of("t", "a", "b"));
        assertThat(RawKey.aside("t", "ep", new byte[0]).toString()).startsWith("t#Q#");
        for (String bad : List.of("", "t#E", "t#X#" + "0".repeat(32), "t#E#0", "t#E#" + "0".repeat(32) + "#",
                "T#E#" + "0".repeat(32))) {
            assertThatThrownBy(() -> RawKey.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

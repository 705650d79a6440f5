package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void aRawEventIsFoundAgainAsItWasPut() {
        RawEvent event = event("1", "mac-a", "request-1");
        assertThat(dynamo.ledger().rawEvents().put(event)).isEqualTo(new PutRaw.New(event));
        assertThat(dynamo.ledger().rawEvents().find(event.key())).contains(event);
    }

    static RawEvent event(String id, String mac, String request) {
        return new RawEvent(RawKey.of("nordvik", "/nordvik/erp", id), "ep_1", "/nordvik/erp", id, "canonical", 0,
                "application/cloudevents+json", Instant.parse("2026-03-01T09:30:00.123Z"), Grade.A, "k1", mac, request,
                "r_" + request, RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(),
                "{\"id\":\"" + id + "\"}");
    }
}

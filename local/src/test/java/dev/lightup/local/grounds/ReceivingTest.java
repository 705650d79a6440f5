package dev.lightup.local.grounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// What a sender is answered.
@OnGround
class ReceivingTest {
    @Test
    void anEventIsAcceptedOnceAndAfterwardsADuplicate(Visit visit) {
        JsonNode order = visit.event("e1", "order.submitted", "order/" + visit.own("O"), 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5));

        Mail.Answer first = visit.send(order);
        Mail.Answer second = visit.send(order);

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().at("/events/0/status").asText()).isEqualTo("accepted");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().at("/events/0/status").asText()).isEqualTo("duplicate");
        assertThat(second.json().path("receipt")).isEqualTo(first.json().path("receipt"));
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.sweep.ParkedNotice;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A distributor's home says what of its feed could not be applied yet, while that is so.
final class UnappliedEventsTest {
    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    @Test
    void theHomeSaysHowManyAndSinceWhenAndNothingAfterwards() throws IOException {
        House house = new House(dynamo);
        house.tell(new Subject(Subject.Kind.ENDPOINT, "ep_1"), "", "", new SystemFact.Heartbeat());
        house.tell(new Subject(Subject.Kind.ORDER, "o1"), "P-1", "", new OrderFact.Accepted());
        house.settle();
        house.direct(House.distributor());
        String home = House.root(House.distributor());
        String before = house.page(home + "index.html");
        String twin = house.page(home + "index.json");
        assertThat(before).doesNotContain("could not be applied yet");

        Instant since = Instant.parse("2026-01-12T10:00:00Z");
        house.ledger.notices().note(new ParkedNotice(House.TENANT, 3, since, true));
        house.direct(House.distributor());
        assertThat(house.page(home + "index.html"))
                .contains("3 events could not be applied yet, the oldest since 12 Jan. What they say");
        JsonNode told = new ObjectMapper().readTree(house.page(home + "index.json")).path("unapplied");
        assertThat(told.path("count").asInt()).isEqualTo(3);
        assertThat(Instant.parse(told.path("since").asText())).isEqualTo(since);

        house.ledger.notices().note(new ParkedNotice(House.TENANT, 1, since, true));
        house.direct(House.distributor());
        assertThat(house.page(home + "index.html"))
                .contains("1 event could not be applied yet, since 12 Jan. What it says");

        // one that is being taken back, and one that is gone
        house.ledger.notices().note(new ParkedNotice(House.TENANT, 0, Instant.EPOCH, false));
        house.direct(House.distributor());
        assertThat(house.page(home + "index.html")).isEqualTo(before);
        house.ledger.notices().remove(House.TENANT);
        house.direct(House.distributor());
        assertThat(house.page(home + "index.html")).isEqualTo(before);
        assertThat(house.page(home + "index.json")).isEqualTo(twin);
    }
}

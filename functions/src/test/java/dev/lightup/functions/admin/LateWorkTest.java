package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What should have gone on by itself is told, and nothing is changed by asking.
class LateWorkTest extends OperatedTable {
    private JsonNode everybody() {
        return call("{\"command\":\"late_work\",\"tenant\":\"operator\"}");
    }

    private Instant now() {
        return ground.clock().instant();
    }

    private RawEvent parked(String tenant, String id, Duration before, String problem) {
        RawEvent raw = Ground.raw(tenant, '/' + tenant + "/erp", id, "no-such-format", "{}", Ground.START);
        ground.receive(List.of(raw));
        ground.ledger().sweeps().park(ParkedEvent.first(raw.key(), now().minus(before), problem));
        return raw;
    }

    @Test
    void nothingIsLateOnATableWhereAllGoesOn() {
        ground.ledger().imports().begin(ImportTask.begun(RawKey.of(TENANT, "/files", "f1"), 3, now()));
        ground.ledger().refolds().note(TENANT, subject("order/1"), now());
        ground.ledger().heads().lowerDue(Unit.distributor(TENANT), now().minus(Duration.ofMinutes(4)));
        JsonNode late = everybody();
        assertThat(kind(late)).isEqualTo("late");
        assertThat(late.path("late").asBoolean()).isFalse();
        assertThat(late.at("/parked/count").asInt()).isZero();
        assertThat(late.at("/files/count").asInt()).isEqualTo(1);
        assertThat(late.at("/refolds/count").asInt()).isEqualTo(1);
        assertThat(late.at("/units/count").asInt()).isZero();
    }

    @Test
    void parkedEventsAreToldByWhoseAndWhy() {
        parked(TENANT, "p1", Duration.ofHours(3), "not-read");
        parked(TENANT, "p2", Duration.ofHours(5), "not-read");
        parked(TENANT, "p3", Duration.ofHours(1), "state-too-large");
        parked("solis", "p4", Duration.ofHours(9), "not-read");
        JsonNode late = everybody();
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(late.at("/parked/count").asInt()).isEqualTo(4);
        assertThat(late.at("/parked/more").asBoolean()).isFalse();
        assertThat(Instant.parse(late.at("/parked/since").asText())).isEqualTo(now().minus(Duration.ofHours(9)));
        assertThat(late.path("groups")).hasSize(3);
        JsonNode first = late.at("/groups/0");
        assertThat(first.path("tenant").asText()).isEqualTo(TENANT);
        assertThat(first.path("endpoint").asText()).isEqualTo("ep_" + TENANT);
        assertThat(first.path("problem").asText()).isEqualTo("not-read");
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(Instant.parse(first.path("since").asText())).isEqualTo(now().minus(Duration.ofHours(5)));
    }

    @Test
    void aTenantSeesNothingOfAnother() {
        parked("solis", "p4", Duration.ofHours(9), "not-read");
        JsonNode late = ask("late_work");
        assertThat(late.path("late").asBoolean()).isFalse();
        assertThat(late.path("groups")).isEmpty();
    }

    @Test
    void whatIsOverItsTimeIsLate() {
        ground.ledger().heads().lowerDue(Unit.distributor(TENANT), now().minus(Duration.ofMinutes(6)));
        assertThat(everybody().at("/units/count").asInt()).isEqualTo(1);
        assertThat(everybody().path("late").asBoolean()).isTrue();
    }

    @Test
    void aFileThatIsReadInForLongAndASubjectThatWaitsForLongAreLate() {
        ground.ledger()
                .imports()
                .begin(ImportTask.begun(RawKey.of(TENANT, "/files", "f1"), 3, now().minus(Duration.ofMinutes(16))));
        assertThat(everybody().path("late").asBoolean()).isTrue();
        assertThat(ask("late_work").path("late").asBoolean()).isTrue();
        ground.ledger().imports().done(ground.ledger().imports().of(TENANT).getFirst());
        ground.ledger().refolds().note(TENANT, subject("order/1"), now().minus(Duration.ofMinutes(16)));
        assertThat(everybody().path("late").asBoolean()).isTrue();
    }

    @Test
    void aFileThatIsLateIsSeenBehindHoweverManyThatAreAnnounced() {
        // of one shard, in the order of the list: as many announced files as are looked at, and one that is read in
        List<RawKey> keys = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> RawKey.of(TENANT, "/nordvik/erp", "p" + i))
                .filter(key -> key.shard() == 3)
                .limit(201)
                .sorted()
                .toList();
        keys.subList(0, 200).forEach(key -> ground.ledger().imports().begin(ImportTask.announced(key, now())));
        ground.ledger().imports().begin(ImportTask.begun(keys.getLast(), 3, now().minus(Duration.ofMinutes(16))));
        JsonNode late = everybody();
        assertThat(late.at("/files/count").asInt()).isEqualTo(1);
        assertThat(late.at("/files/more").asBoolean()).isFalse();
        assertThat(late.path("late").asBoolean()).isTrue();
    }

    @Test
    void beyondTheBoundItSaysThatThereMayBeMore() {
        // events of one shard, one more than are looked at
        List<RawKey> keys = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> RawKey.of(TENANT, "/nordvik/erp", "p" + i))
                .filter(key -> key.shard() == 3)
                .limit(201)
                .toList();
        keys.forEach(key -> ground.ledger().sweeps().park(ParkedEvent.first(key, now(), "not-read")));
        JsonNode late = everybody();
        assertThat(late.at("/parked/count").asInt()).isEqualTo(200);
        assertThat(late.at("/parked/more").asBoolean()).isTrue();
        assertThat(late.at("/groups/0/count").asInt()).isEqualTo(200);
        assertThat(late.at("/groups/0").has("endpoint")).isFalse();
        ground.ledger().sweeps().unpark(keys.getFirst());
        ground.ledger().sweeps().unpark(keys.getLast());
        assertThat(everybody().at("/parked/more").asBoolean()).isFalse();
    }
}

package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StateWrite;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import dev.lightup.local.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The operator's proof that nothing differs, and the way back when something does.
@OnGround
class RebuildingTest {
    private static final String VERIFY = "{\"verify\":true,\"tenant\":\"" + Visit.TENANT + "\"}";
    private static final String REBUILD = "{\"tenant\":\"" + Visit.TENANT + "\"}";

    @Test
    void nothingDiffersFromWhatTheLogSays(Visit visit) {
        submitted(visit);

        JsonNode found = visit.ground().invoke("RebuildFunction", VERIFY);

        assertThat(found.path("whole").asBoolean()).isTrue();
        assertThat(found.path("events").asInt()).isPositive();
        assertThat(found.path("differences")).isEmpty();
        visit.publish(visit.unit(visit.own("A")));
        assertThat(visit.verify(visit.unit(visit.own("A")))).isEmpty();
    }

    @Test
    void aStateBrokenByHandIsReportedAndMadeGood(Visit visit) {
        ObjectNode submitted = submitted(visit);
        SubjectRecords subjects = visit.ledger().subjects();
        StateItem before = visit.state(subject(visit), submitted);
        ObjectNode fulfilled = visit.event("e2", "order.fulfilled", subject(visit), 10, Visit.data());
        visit.send(fulfilled);
        StateItem whole = visit.state(subject(visit), submitted, fulfilled);
        var broken = new StateItem(whole.tenant(), before.folded(), whole.version() + 1, whole.taken(), whole.paths(),
                whole.checkpoint(), whole.written());
        assertThat(subjects.write(broken)).isEqualTo(StateWrite.WRITTEN);

        assertThat(told(visit, VERIFY)).containsExactly("state_different");
        assertThat(visit.state(subject(visit)).folded()).isEqualTo(before.folded());
        assertThat(told(visit, REBUILD)).containsExactly("state_different");

        assertThat(visit.state(subject(visit)).folded()).isEqualTo(whole.folded());
        assertThat(told(visit, VERIFY)).isEmpty();
        Await.until("the page is good again", visit.patience(), () -> visit.ground()
                .object(visit.folder(visit.own("A")) + "orders/index.json")
                .filter(page -> Json.read(page.text()).at("/orders/0/status").asText().equalsIgnoreCase("fulfilled"))
                .isPresent());
    }

    @Test
    void aStateThatIsGoneIsFoldedAnew(Visit visit) {
        ObjectNode submitted = submitted(visit);
        StateItem before = visit.state(subject(visit), submitted);
        new ByHand(visit.ground().table()).forget(Visit.TENANT, before.subject());

        assertThat(told(visit, VERIFY)).containsExactly("state_missing");
        assertThat(told(visit, REBUILD)).containsExactly("state_missing");

        assertThat(visit.state(subject(visit)).folded()).isEqualTo(before.folded());
        assertThat(visit.state(subject(visit)).paths()).isEqualTo(before.paths());
    }

    @Test
    void anEntryThatNoEventSaysIsReportedAndTakenOut(Visit visit) {
        ObjectNode submitted = submitted(visit);
        ObjectNode other = visit.event("e2", "order.submitted", "order/" + visit.own("O-2"), 20,
                Visit.lines(visit.own("A"), visit.own("C"), 7));
        visit.send(other);
        visit.state("order/" + visit.own("O-2"), other);
        SubjectRecords subjects = visit.ledger().subjects();
        Subject about = Subject.parse(subject(visit)).orElseThrow();
        StoredEntry told = subjects.entries(Visit.TENANT, Subject.parse("order/" + visit.own("O-2")).orElseThrow())
                .flatMap(found -> found.known().stream())
                .findFirst()
                .orElseThrow();
        Entry entry = told.entry();
        var stray = new StoredEntry(visit.key(other),
                new Entry(about, entry.id(), entry.source(), entry.place(), entry.sequence(),
                        entry.occurred(), entry.received(), entry.account(), entry.customer(), entry.grade(),
                        entry.type(), entry.fact()));
        subjects.put(stray);

        assertThat(told(visit, VERIFY)).contains("entry_unexpected");
        assertThat(told(visit, REBUILD)).contains("entry_unexpected");

        assertThat(told(visit, VERIFY)).isEmpty();
        List<FoundEntry> left = subjects.entries(Visit.TENANT, about).toList();
        assertThat(left).extracting(FoundEntry::raw).containsExactly(visit.key(submitted));
    }

    private static ObjectNode submitted(Visit visit) {
        ObjectNode event = visit.event("e1", "order.submitted", subject(visit), 0,
                Visit.lines(visit.own("A"), visit.own("C"), 5));
        assertThat(visit.send(event).status()).isEqualTo(202);
        visit.state(subject(visit), event);
        return event;
    }

    private static String subject(Visit visit) {
        return "order/" + visit.own("O");
    }

    /// What is told to differ of this visit's order.
    private static List<String> told(Visit visit, String request) {
        JsonNode found = visit.ground().invoke("RebuildFunction", request);
        assertThat(found.path("whole").asBoolean()).isTrue();
        return found.path("differences")
                .valueStream()
                .filter(one -> one.path("what").asText().equals(subject(visit)))
                .map(one -> one.path("kind").asText())
                .toList();
    }
}

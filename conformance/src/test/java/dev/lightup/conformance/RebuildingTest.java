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
import java.util.Set;
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
        visit.published(visit.unit(visit.own("A")));
        assertThat(visit.verify(visit.unit(visit.own("A")))).isEmpty();
    }

    /// One arrangement for all three: each call folds everything that the tenant's events name.
    @Test
    void whatWasBrokenByHandIsReportedAndMadeGood(Visit visit) {
        ObjectNode submitted = submitted(visit);
        StateItem before = visit.state(subject(visit), submitted);
        StateItem whole = olderThanItsLog(visit, submitted, before);
        ObjectNode forgotten = order(visit, "gone", 20);
        StateItem gone = visit.state(order(visit, "gone"), forgotten);
        new ByHand(visit.ground().table()).forget(Visit.TENANT, gone.subject());
        ObjectNode elsewhere = order(visit, "strayed", 30);
        visit.state(order(visit, "strayed"), elsewhere);
        stray(visit, submitted);
        List<String> broken = List.of(subject(visit) + " state_different", order(visit, "gone") + " state_missing",
                order(visit, "strayed") + " entry_unexpected");

        assertThat(told(visit, VERIFY)).containsExactlyInAnyOrderElementsOf(broken);
        assertThat(visit.state(subject(visit)).folded()).as("a look changes nothing").isEqualTo(before.folded());
        assertThat(told(visit, REBUILD)).containsExactlyInAnyOrderElementsOf(broken);

        assertThat(visit.state(subject(visit)).folded()).isEqualTo(whole.folded());
        assertThat(visit.state(order(visit, "gone")).folded()).isEqualTo(gone.folded());
        assertThat(visit.state(order(visit, "gone")).paths()).isEqualTo(gone.paths());
        assertThat(visit.ledger()
                .subjects()
                .entries(Visit.TENANT, Subject.parse(order(visit, "strayed")).orElseThrow()))
                .extracting(FoundEntry::raw)
                .containsExactly(visit.key(elsewhere));
        assertThat(told(visit, VERIFY)).isEmpty();
        Await.until("the page is good again", visit.patience(), () -> visit.ground()
                .object(visit.folder(visit.own("A")) + "orders/index.json")
                .filter(page -> page.text().contains(visit.own("O")))
                .map(page -> Json.read(page.text()).path("orders"))
                .filter(orders -> orders.valueStream()
                        .anyMatch(one -> one.toString().contains("\"" + visit.own("O") + "\"")
                                && one.path("status").asText().equalsIgnoreCase("fulfilled")))
                .isPresent());
    }

    /// The order's state as it was before its last event.
    ///
    /// @return the state as it was before it was broken
    private static StateItem olderThanItsLog(Visit visit, ObjectNode submitted, StateItem before) {
        ObjectNode fulfilled = visit.event("e2", "order.fulfilled", subject(visit), 10, Visit.data());
        visit.send(fulfilled);
        StateItem whole = visit.state(subject(visit), submitted, fulfilled);
        var broken = new StateItem(whole.tenant(), before.folded(), whole.version() + 1, whole.taken(), whole.paths(),
                whole.checkpoint(), whole.written());
        assertThat(visit.ledger().subjects().write(broken)).isEqualTo(StateWrite.WRITTEN);
        return whole;
    }

    /// The entry of an order's event, at another order that it says nothing of.
    private static void stray(Visit visit, ObjectNode submitted) {
        SubjectRecords subjects = visit.ledger().subjects();
        Subject about = Subject.parse(order(visit, "strayed")).orElseThrow();
        StoredEntry told = subjects.entries(Visit.TENANT, Subject.parse(subject(visit)).orElseThrow())
                .flatMap(found -> found.known().stream())
                .findFirst()
                .orElseThrow();
        Entry entry = told.entry();
        subjects.put(new StoredEntry(visit.key(submitted),
                new Entry(about, entry.id(), entry.source(), entry.place(), entry.sequence(), entry.occurred(),
                        entry.received(), entry.account(), entry.customer(), entry.grade(), entry.type(),
                        entry.fact())));
    }

    private static ObjectNode order(Visit visit, String name, int minute) {
        ObjectNode event = visit.event(name, "order.submitted", order(visit, name), minute,
                Visit.lines(visit.own("A"), visit.own("C"), 7));
        assertThat(visit.send(event).status()).isEqualTo(202);
        return event;
    }

    private static String order(Visit visit, String name) {
        return "order/" + visit.own(name);
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

    /// What is told to differ of this visit's orders: each with what is wrong with it.
    private static List<String> told(Visit visit, String request) {
        JsonNode found = visit.ground().invoke("RebuildFunction", request);
        assertThat(found.path("whole").asBoolean()).isTrue();
        return found.path("differences")
                .valueStream()
                .filter(one -> Set.of(subject(visit), order(visit, "gone"), order(visit, "strayed"))
                        .contains(one.path("what").asText()))
                .map(one -> one.path("what").asText() + " " + one.path("kind").asText())
                .toList();
    }
}

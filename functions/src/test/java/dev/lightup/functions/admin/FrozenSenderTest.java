package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.apply.Ground;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.SummaryItem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The brake on what one endpoint sent: files tell of, events of.
class FrozenSenderTest extends OperatedTable {
    private static final List<String> ACCOUNTS = List.of("A-1", "A-2", "A-3");
    private static final String FILES = Stage.NORDVIK_FILES;
    private static final String EVENTS = Stage.NORDVIK;

    @BeforeEach
    void threeAccountsAndWhoTellsOfThem() throws IOException {
        Files.writeString(folder.resolve("directory.json"), "{\"tenants\":[],\"endpoints\":[]}");
        ask("tenant_add");
        file("A-1", "A-2");
        ground.later(Duration.ofHours(1));
        order("o2", "A-2");
        order("o3", "A-3");
        apply();
        for (String account : ACCOUNTS) {
            hasPages(account);
        }
        ground.ledger()
                .units()
                .putPage(Unit.distributor(TENANT), new PageItem("d/x/index.html", "h", "e", 1, 1));
    }

    private void hasPages(String account) {
        ground.ledger().units().putSummary(new SummaryItem(unit(account), 1, "{}"));
        ground.ledger().heads().lowerDue(unit(account), ground.clock().instant().plus(Duration.ofDays(1)));
    }

    private void file(String... accounts) {
        StringBuilder rows = new StringBuilder(
                "# asOf: 2026-03-02T06:00:00Z\nReseller,Customer ID,SKU,Seats,Assigned,Active\n");
        for (String account : accounts) {
            rows.append(account).append(",C-").append(account).append(",E3,10,5,3\n");
        }
        assertThat(send(Stage.sender(FILES)
                .media("text/csv")
                .body(rows.toString())).statusCode()).isEqualTo(202);
    }

    private void order(String order, String account) {
        assertThat(send(Stage.sender(EVENTS)
                .id(order)
                .body("""
                        {"specversion":"1.0","id":"%1$s","source":"/nordvik/erp","type":"order.submitted","subject":"order/%1$s",
                         "data":{"account":"%2$s","customer":"C-9","lines":[{"sku":"E3","quantity":1}]}}"""
                        .formatted(order, account)))
                .statusCode()).isEqualTo(202);
    }

    private Unit unit(String account) {
        return Unit.account(TENANT,
                OpaqueId.id(ground.directory().tenant(TENANT).key().array(), "account", account));
    }

    private Map<String, String> notes(String account) {
        return ground.ledger().heads().head(unit(account)).notes();
    }

    private List<String> frozen() {
        return ACCOUNTS.stream().filter(account -> notes(account).containsKey(PublishLease.FROZEN)).toList();
    }

    private JsonNode freeze(String endpoint, String why, String... more) {
        return ask("freeze",
                Stream.concat(Stream.of("endpoint", endpoint, "why", why), Stream.of(more)).toArray(String[]::new));
    }

    private JsonNode thaw(String endpoint) {
        return ask("thaw", "endpoint", endpoint);
    }

    @Test
    void theAccountsThatItTellsOfStayAsTheyAreAndNoOther() {
        JsonNode answer = freeze(FILES, "a wrong file");
        assertThat(kind(answer)).isEqualTo("frozen");
        assertThat(answer.path("units").asInt()).isEqualTo(2);
        assertThat(answer.path("whole").asBoolean()).isTrue();
        assertThat(frozen()).containsExactly("A-1", "A-2");
        assertThat(notes("A-1")).containsEntry(PublishLease.FROZEN, "a wrong file")
                .containsKey(PublishLease.HELD_SINCE);
        assertThat(ground.ledger().heads().head(Unit.distributor(TENANT)).notes()).doesNotContainKey("frozen");
        JsonNode listed = ask("frozen_units").path("units");
        assertThat(listed).hasSize(2);
        assertThat(listed.at("/0/endpoints")).singleElement().satisfies(id -> assertThat(id.asText()).isEqualTo(FILES));
        assertThat(freeze(FILES, "a wrong file").path("changed").asInt()).isZero();

        assertThat(thaw(EVENTS).path("units").asInt()).isZero();
        assertThat(thaw(FILES).path("units").asInt()).isEqualTo(2);
        assertThat(frozen()).isEmpty();
        assertThat(notes("A-1")).doesNotContainKey(PublishLease.HELD_FOR);
        assertThat(ground.ledger().heads().head(unit("A-1")).dueAt().orElseThrow())
                .isBeforeOrEqualTo(ground.clock().instant());
    }

    @Test
    void whatItSentBeforeThatDayIsNotMeant() {
        String day = ground.clock().instant().minus(Duration.ofMinutes(30)).toString();
        assertThat(kind(freeze(FILES, "x", "since", day))).isEqualTo("unknown");
        assertThat(freeze(EVENTS, "x", "since", day).path("units").asInt()).isEqualTo(2);
        assertThat(frozen()).containsExactly("A-2", "A-3");
    }

    @Test
    void whatIsFrozenForMoreThanOneIsThawedWithTheLast() {
        freeze(FILES, "a wrong file");
        freeze(EVENTS, "orders twice");
        assertThat(frozen()).containsExactlyElementsOf(ACCOUNTS);
        assertThat(notes("A-1")).containsEntry(PublishLease.FROZEN, "a wrong file");
        assertThat(notes("A-2")).containsEntry(PublishLease.FROZEN, "orders twice");
        assertThat(thaw(FILES).path("units").asInt()).isEqualTo(1);
        assertThat(frozen()).containsExactly("A-2", "A-3");
        assertThat(thaw(EVENTS).path("units").asInt()).isEqualTo(2);
        assertThat(frozen()).isEmpty();
    }

    @Test
    void whatSomebodyFrozeItselfIsNotThawedWithAnEndpoint() {
        ask("freeze", "account", "A-1", "why", "ticket 4711");
        freeze(FILES, "a wrong file");
        assertThat(notes("A-1")).containsEntry(PublishLease.FROZEN, "ticket 4711");
        ask("freeze", "account", "A-2", "why", "ticket 4712");
        assertThat(thaw(FILES).path("units").asInt()).isZero();
        assertThat(frozen()).containsExactly("A-1", "A-2");
        assertThat(ask("thaw").path("units").asInt()).isEqualTo(2);
        assertThat(frozen()).isEmpty();
    }

    @Test
    void anAccountWithoutPagesHasNothingToKeep() {
        order("o9", "A-9");
        apply();
        assertThat(freeze(EVENTS, "x").path("units").asInt()).isEqualTo(2);
        assertThat(ground.ledger().heads().find(unit("A-9"))).isEmpty();
    }

    @Test
    void aCallWithoutTimeSaysWhereTheNextOneGoesOn() {
        ground.receive(IntStream.range(0, 220)
                .mapToObj(i -> Ground.event(TENANT, "more-" + i, "order.submitted", "order/more-" + i / 11,
                        "{\"account\":\"" + (i < 110 ? "A-3" : "A-1")
                                + "\",\"customer\":\"C-9\",\"lines\":[{\"sku\":\"E3\",\"quantity\":1}]}",
                        0, 0))
                .toList());
        apply();
        calls.millisLeft = 1_000;
        JsonNode answer = freeze(EVENTS, "x");
        int asked = 1;
        for (; answer.has("next"); asked++) {
            assertThat(answer.path("whole").asBoolean(true)).isFalse();
            answer = freeze(EVENTS, "x", "next", answer.path("next").asText());
        }
        assertThat(asked).isEqualTo(3);
        assertThat(answer.path("whole").asBoolean()).isTrue();
        assertThat(frozen()).containsExactlyElementsOf(ACCOUNTS);
    }

    @Test
    void aCallThatIsCutOffAtAnyWriteIsMadeGoodByTheNext() {
        int cut = 0;
        for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER)) {
            for (int write = 1; cutOff(fault, write, () -> freeze(FILES, "a wrong file")); write++, cut++) {
                assertThat(frozen()).as("%s at write %d", fault, write)
                        .allMatch(account -> notes(account).containsKey(PublishLease.HELD_SINCE));
                freeze(FILES, "a wrong file");
                assertThat(frozen()).containsExactly("A-1", "A-2");
                assertThat(thaw(FILES).path("units").asInt()).isEqualTo(2);
            }
            thaw(FILES);
            for (int write = 1; thawCutOff(fault, write); write++, cut++) {
                thaw(FILES);
                assertThat(frozen()).as("%s at write %d", fault, write).isEmpty();
                // what was left behind holds nothing when somebody freezes it himself
                ask("freeze", "account", "A-1", "why", "ticket 4711");
                thaw(FILES);
                assertThat(frozen()).containsExactly("A-1");
                ask("thaw");
            }
            ask("thaw");
        }
        assertThat(cut).isGreaterThan(12);
    }

    private boolean thawCutOff(Fault fault, int write) {
        freeze(FILES, "a wrong file");
        return cutOff(fault, write, () -> thaw(FILES));
    }

    private boolean cutOff(Fault fault, int write, Runnable command) {
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == write ? fault : Fault.NONE);
        try {
            command.run();
        } catch (FaultyDynamo.Killed _) {
            // nobody was told anything
        } finally {
            dynamo.faults().heal();
        }
        return writes[0] >= write;
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThat(kind(freeze("ep_never", "x"))).isEqualTo("unknown");
        assertThat(kind(freeze(FILES, "x", "since", "2030-01-01T00:00:00Z"))).isEqualTo("unknown");
        assertThat(kind(freeze(Stage.SOLIS, "x"))).isEqualTo("unknown");
        assertThat(kind(freeze(FILES, "x", "account", "A-1"))).isEqualTo("malformed");
        assertThat(kind(freeze(FILES, "x", "next", "there"))).isEqualTo("malformed");
        assertThat(kind(ask("freeze", "why", "x", "since", "2026-03-02T00:00:00Z"))).isEqualTo("malformed");
        assertThat(kind(ask("thaw", "account", "A-1", "endpoint", FILES))).isEqualTo("malformed");
        assertThat(kind(thaw("ep_never"))).isEqualTo("unknown");
        assertThat(kind(thaw(Stage.SOLIS))).as("another tenant's").isEqualTo("unknown");
        assertThat(frozen()).isEmpty();
    }
}

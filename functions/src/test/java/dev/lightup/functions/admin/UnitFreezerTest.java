package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.SummaryItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The brake on pages, as far as the heads that Publish reads.
class UnitFreezerTest extends OperatedTable {
    private static final Unit HOME = Unit.distributor(TENANT);

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void twoAccountsHavePages() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
        asked("tenant_add", "");
        for (Unit unit : List.of(account("NV-1"), account("NV-2"))) {
            ground.ledger().units().putSummary(new SummaryItem(unit, 1, "{}"));
            ground.ledger().heads().lowerDue(unit, ground.clock().instant().plus(Duration.ofDays(1)));
        }
        ground.ledger().units().putPage(HOME, new PageItem("d/x/index.html", "h", "e", 1, 1));
    }

    private Unit account(String id) {
        return Unit.account(TENANT,
                OpaqueId.id(new FileDirectory(file()).tenant(TENANT).key().array(), "account", id));
    }

    private JsonNode asked(String command, String more) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()),
                "{\"command\":\"" + command + "\",\"tenant\":\"" + TENANT + "\"" + more.replace('\'', '"') + "}");
    }

    private boolean frozen(Unit unit) {
        return notes(unit).containsKey(PublishLease.FROZEN);
    }

    private Map<String, String> notes(Unit unit) {
        return ground.ledger().heads().head(unit).notes();
    }

    @Test
    void oneAccountIsFrozenAndThawedAndDueAtOnce() {
        JsonNode frozen = asked("freeze", ",'account':'NV-1','why':'numbers are being checked'");
        assertThat(kind(frozen)).isEqualTo("frozen");
        assertThat(frozen.path("changed").asInt()).isEqualTo(1);
        assertThat(notes(account("NV-1"))).containsEntry("frozen", "numbers are being checked");
        assertThat(frozen(account("NV-2"))).isFalse();
        assertThat(frozen(HOME)).isFalse();
        assertThat(asked("freeze", ",'account':'NV-1','why':'numbers are being checked'").path("changed").asInt())
                .isZero();

        // its pages are to say so, and since when
        Instant since = ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        assertThat(notes(account("NV-1"))).containsEntry("heldSince", since.toString());
        assertThat(ground.ledger().heads().head(account("NV-1")).dueAt()).contains(since);
        ground.later(Duration.ofMinutes(5));
        asked("freeze", ",'account':'NV-1','why':'another reason'");
        assertThat(notes(account("NV-1"))).containsEntry("frozen", "another reason")
                .containsEntry("heldSince", since.toString());
        assertThat(asked("frozen_units", "").path("units").findValuesAsText("since")).containsExactly(since.toString());

        assertThat(asked("thaw", ",'account':'NV-1'").path("units").asInt()).isEqualTo(1);
        assertThat(frozen(account("NV-1"))).isFalse();
        assertThat(ground.ledger().heads().head(account("NV-1")).dueAt()).hasValueSatisfying(
                due -> assertThat(due).isBeforeOrEqualTo(ground.clock().instant()));
        assertThat(asked("thaw", ",'account':'NV-1'").path("units").asInt()).isZero();

        // frozen once more, it is of then
        ground.later(Duration.ofMinutes(5));
        asked("freeze", ",'account':'NV-1','why':'again'");
        assertThat(notes(account("NV-1"))).containsEntry("heldSince",
                since.plus(Duration.ofMinutes(10)).toString());
    }

    @Test
    void allOfADistributorIsFrozenWithItsHome() {
        JsonNode frozen = asked("freeze", ",'why':'a wrong file of the whole feed'");
        assertThat(frozen.path("units").asInt()).isEqualTo(3);
        assertThat(frozen.path("whole").asBoolean()).isTrue();
        assertThat(List.of(HOME, account("NV-1"), account("NV-2"))).allMatch(this::frozen);
        JsonNode listed = asked("frozen_units", "");
        assertThat(listed.path("units")).hasSize(3);
        assertThat(listed.path("units").findValuesAsText("why")).containsOnly("a wrong file of the whole feed");
        assertThat(listed.path("units").findValuesAsText("page"))
                .allMatch(page -> page.matches("/d/[^/]+/(a/[^/]+/)?"));
        assertThat(asked("thaw", "").path("units").asInt()).isEqualTo(3);
        assertThat(List.of(HOME, account("NV-1"), account("NV-2"))).noneMatch(this::frozen);
        assertThat(asked("frozen_units", "").path("units")).isEmpty();
    }

    @Test
    void partnersHomesAreTheOperatorsOneByOneOrAll() {
        Unit one = new Unit.Partner("a2b3c4d5e6f7a2b3");
        Unit other = new Unit.Partner("b2b3c4d5e6f7a2b3");
        for (Unit home : List.of(one, other)) {
            ground.ledger().units().putSummary(new SummaryItem(home, 1, "{}"));
            ground.ledger().heads().lowerDue(home, ground.clock().instant().plus(Duration.ofDays(1)));
        }
        assertThat(operators("freeze", ",'account':'" + one.id() + "','why':'wrongly linked'").path("units").asInt())
                .isEqualTo(1);
        assertThat(frozen(one)).isTrue();
        assertThat(frozen(other)).isFalse();
        assertThat(operators("frozen_units", "").path("units").findValuesAsText("page"))
                .containsExactly("/p/" + one.id() + "/");
        assertThat(operators("freeze", ",'why':'all'").path("units").asInt()).isEqualTo(2);
        assertThat(operators("thaw", "").path("units").asInt()).isEqualTo(2);
        assertThat(List.of(one, other)).noneMatch(this::frozen);
        for (String none : List.of("c2b3c4d5e6f7a2b3", "A-1", "about", "p/" + one.id())) {
            assertThat(kind(operators("freeze", ",'account':'" + none + "','why':'x'"))).as(none).isEqualTo("unknown");
        }
    }

    private JsonNode operators(String command, String more) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()),
                "{\"command\":\"" + command + "\",\"tenant\":\"operator\"" + more.replace('\'', '"') + "}");
    }

    @Test
    void aCallWithoutTimeSaysThatItIsNotWhole() {
        calls.millisLeft = 1_000;
        assertThat(asked("freeze", ",'why':'x'").path("whole").asBoolean(true)).isFalse();
        assertThat(frozen(HOME)).isFalse();
    }

    @Test
    void whatHasNoPagesIsNotFrozen() {
        assertThat(kind(asked("freeze", ",'account':'NV-9','why':'x'"))).isEqualTo("unknown");
        assertThat(kind(asked("thaw", ",'account':'NV-9'"))).isEqualTo("unknown");
        assertThat(ground.ledger().heads().find(account("NV-9"))).isEmpty();
        assertThat(kind(asked("freeze", ",'why':' '"))).isEqualTo("malformed");
        assertThat(kind(asked("freeze", ",'why':'" + "x".repeat(201) + "'"))).isEqualTo("malformed");
        for (String tenant : List.of("nowhere", "operator")) {
            JsonNode answer = call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                    new FileDirectoryStore(file()), ground.clock()),
                    "{\"command\":\"freeze\",\"tenant\":\"" + tenant + "\",\"why\":\"x\"}");
            assertThat(kind(answer)).isIn("unknown", "refused");
        }
    }
}

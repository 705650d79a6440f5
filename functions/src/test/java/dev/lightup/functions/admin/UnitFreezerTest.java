package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.publication.SummaryItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return asked(TENANT, command, more);
    }

    private JsonNode asked(String tenant, String command, String more) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()),
                "{\"command\":\"" + command + "\",\"tenant\":\"" + tenant + "\"" + more.replace('\'', '"') + "}");
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
    void everyDistributorThatHasPagesIsListedForWhoeverFreezesAll() {
        for (String tenant : List.of("solis", "nordvik")) {
            ground.ledger().units().putSummary(new SummaryItem(new Unit.Listed(tenant), 1, "{}"));
        }
        JsonNode listed = asked("operator", "tenant_list", "");
        assertThat(kind(listed)).isEqualTo("tenants_listed");
        assertThat(listed.path("tenants").valueStream().map(JsonNode::asText)).containsExactly("nordvik", "solis");
        assertThat(kind(asked("tenant_list", ""))).as("of one distributor").isEqualTo("refused");
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
            ground.ledger().units().putPage(home, new PageItem("p/" + home.id() + "/index.html", "h", "e", 1, 1));
            ground.ledger().heads().lowerDue(home, ground.clock().instant().plus(Duration.ofDays(1)));
        }
        assertThat(ofHomes("freeze", ",'account':'" + one.id() + "','why':'wrongly linked'").path("units").asInt())
                .isEqualTo(1);
        assertThat(frozen(one)).isTrue();
        assertThat(frozen(other)).isFalse();
        assertThat(ofHomes("frozen_units", "").path("units").findValuesAsText("page"))
                .containsExactly("/p/" + one.id() + "/");
        assertThat(ofHomes("freeze", ",'why':'all'").path("units").asInt()).isEqualTo(2);
        assertThat(ofHomes("thaw", "").path("units").asInt()).isEqualTo(2);
        assertThat(List.of(one, other)).noneMatch(this::frozen);
        // one whose first page is still to be made, which would stay missing
        Unit begun = new Unit.Partner("d2b3c4d5e6f7a2b3");
        ground.ledger().heads().lowerDue(begun, ground.clock().instant());
        for (String none : List.of("c2b3c4d5e6f7a2b3", begun.id(), "A-1", "about", "p/" + one.id())) {
            assertThat(kind(ofHomes("freeze", ",'account':'" + none + "','why':'x'"))).as(none).isEqualTo("unknown");
        }
    }

    @Test
    void aCallWithoutTimeSaysThatItIsNotWhole() {
        calls.millisLeft = 1_000;
        assertThat(asked("freeze", ",'why':'x'").path("whole").asBoolean(true)).isFalse();
        assertThat(frozen(HOME)).isFalse();
    }

    @Test
    void aPartnersHomeIsDueWhereAnAccountOfItsIsFrozenOrThawedAndIsFrozenByItsId() {
        var home = new Unit.Partner("partneraaaaaaaa2");
        ground.ledger().heads().note(account("NV-1"), PublishLease.home(home), Optional.of("yes"));
        ground.ledger().units().putSummary(new SummaryItem(home, 1, "{}"));
        ground.ledger().units().putPage(home, new PageItem("p/" + home.id() + "/index.html", "h", "e", 1, 1));
        for (String command : List.of("freeze", "freeze", "thaw")) {
            assertThat(ground.ledger().heads().find(home).flatMap(PublishLease::dueAt)).as("before " + command)
                    .isEmpty();
            asked(command, ",'account':'NV-1'" + (command.equals("thaw") ? "" : ",'why':'x'"));
            assertThat(ground.ledger().heads().head(home).dueAt()).as(command)
                    .contains(ground.clock().instant().truncatedTo(ChronoUnit.MILLIS));
            PublishRun run = ground.ledger()
                    .heads()
                    .raise(home, ground.clock().instant(), Duration.ofMinutes(2))
                    .orElseThrow();
            ground.ledger().heads().commit(run, Optional.empty(), Duration.ofMinutes(2), Map.of());
        }
        assertThat(frozen(home)).isFalse();
        String operators = "{\"command\":\"freeze\",\"tenant\":\"operator\",\"why\":\"x\",\"account\":\"%s\"}";
        assertThat(kind(operator(operators.formatted("strangeraaaaaaa2")))).isEqualTo("unknown");
        assertThat(kind(operator(operators.formatted(home.id())))).isEqualTo("frozen");
        assertThat(frozen(home)).isTrue();
        JsonNode listed = operator("{\"command\":\"frozen_units\",\"tenant\":\"operator\"}").path("units");
        assertThat(listed.findValuesAsText("page")).containsExactly("/p/" + home.id() + "/");
        assertThat(kind(operator("{\"command\":\"thaw\",\"tenant\":\"operator\",\"account\":\"" + home.id() + "\"}")))
                .isEqualTo("thawed");
        assertThat(frozen(home)).isFalse();
    }

    private JsonNode ofHomes(String command, String more) {
        return operator("{\"command\":\"" + command + "\",\"tenant\":\"operator\"" + more.replace('\'', '"') + "}");
    }

    private JsonNode operator(String request) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()), request);
    }

    @Test
    void whatHasNoPagesIsNotFrozen() {
        assertThat(kind(asked("freeze", ",'account':'NV-9','why':'x'"))).isEqualTo("unknown");
        assertThat(kind(asked("thaw", ",'account':'NV-9'"))).isEqualTo("unknown");
        assertThat(ground.ledger().heads().find(account("NV-9"))).isEmpty();
        assertThat(kind(asked("freeze", ",'why':' '"))).isEqualTo("malformed");
        assertThat(kind(asked("freeze", ",'why':'" + "x".repeat(201) + "'"))).isEqualTo("malformed");
        for (String tenant : List.of("nowhere", "operator")) {
            JsonNode answer = operator("{\"command\":\"freeze\",\"tenant\":\"" + tenant + "\",\"why\":\"x\"}");
            assertThat(kind(answer)).isIn("unknown", "refused");
        }
    }
}

package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderSession;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.publication.SummaryItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/// The operator's commands when the process ends, or the table does not answer, at any of their writes: the same command again ends in what
/// the uninterrupted one comes to.
class CommandCrashTest extends OperatedTable {
    private static final List<Fault> FAULTS = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.SERVER_ERROR_AFTER,
            Fault.THROTTLE);
    private static final int ACCOUNTS = 3;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /// Whether the last command came to the write at which something was to go wrong.
    private boolean struck = true;

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void aTenant() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
        asked("tenant_add", "");
    }

    private JsonNode asked(String command, String more) {
        return call(new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()),
                new FileDirectoryStore(file()), ground.clock()),
                "{\"command\":\"" + command + "\",\"tenant\":\"" + TENANT + "\"" + more.replace('\'', '"') + "}");
    }

    /// Asks where one write goes wrong, and once more where nothing does.
    ///
    /// @return what the second call said
    private JsonNode askedTwice(Fault fault, int write, String command, String more) {
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && !isNoted(call) && ++writes[0] == write ? fault : Fault.NONE);
        try {
            asked(command, more);
        } catch (FaultyDynamo.Killed | SdkException _) {
            // nobody was told anything
        } finally {
            dynamo.faults().heal();
        }
        struck = writes[0] >= write;
        ground.later(AGAIN);
        JsonNode said = asked(command, more);
        // an account that is opened twice within a minute is opened once, applied or not: each case has a minute of its own
        ground.later(Duration.ofMinutes(1).minus(AGAIN));
        return said;
    }

    @Test
    void eachAccountIsOpenedByOneEvent() {
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + "-" + write;
                List<String> accounts = IntStream.range(0, ACCOUNTS).mapToObj(n -> at + "-" + n).toList();
                ground.receive(accounts.stream()
                        .map(id -> event("p" + id, "partner.application.approved", "partner/" + id, "{}", 0))
                        .toList());
                apply();
                int before = stored().size();
                JsonNode said = askedTwice(fault, write, "open_accounts",
                        ",'accounts':" + accounts.stream().map(id -> "'" + id + "'").toList());
                assertThat(said.path("accounts").findValuesAsText("became")).as(at).containsOnly("opened");
                apply();
                for (String id : accounts) {
                    assertThat(state("partner/" + id).folded().current().state()).as(at)
                            .matches(told -> told instanceof PartnerState partner && partner.opened().isPresent());
                }
                assertThat(stored()).as(at).hasSize(before + ACCOUNTS);
            }
        }
        isWhatTheEventsSay();
    }

    @Test
    void aCustomersClearValuesAreGoneAndNobodyElses() {
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + "-" + write;
                said(at + "-c", "customer.created", "customer/" + at, "{\"account\":\"a1\",\"name\":\"Gone " + at
                        + "\",\"contactPerson\":\"Rna " + at + "\"}");
                said(at + "-o", "order.on_hold", "order/" + at, "{\"account\":\"a1\",\"customer\":\"" + at
                        + "\",\"reason\":{\"code\":\"po\",\"text\":\"Lost the key " + at + "\"}}");
                said(at + "-k", "customer.created", "customer/K-" + at,
                        "{\"account\":\"a1\",\"name\":\"Kept " + at + "\"}");
                apply();
                JsonNode done = askedTwice(fault, write, "data_erase", ",'subject':'customer/" + at + "'");
                assertThat(done.path("erased").asInt() + done.path("before").asInt()).as(at).isEqualTo(3);
                assertThat(everything()).as(at)
                        .doesNotContain("Gone " + at + ")", "Rna " + at + "\"", "Lost the key " + at + ")")
                        .contains("Kept " + at);
            }
        }
        isWhatTheEventsSay();
    }

    /// Also the title of an invitation that nobody took up yet.
    @Test
    void aPartnersNameIsGoneFromItsReadersEntriesToo() {
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + "-" + write;
                said(at + "-p", "partner.application.submitted", "partner/" + at, "{\"name\":\"Gone " + at + "\"}");
                apply();
                for (String who : List.of("dana", "rolf")) {
                    asked("invite", ",'account':'" + at + "','address':'" + who
                            + "@fjordlys.example','title':'Gone " + at + " at Nordvik'");
                }
                JsonNode done = askedTwice(fault, write, "data_erase", ",'subject':'partner/" + at + "'");
                assertThat(done.path("erased").asInt() + done.path("before").asInt()).as(at).isEqualTo(1);
                assertThat(everything()).as(at).doesNotContain("Gone " + at + ")", "Gone " + at + " at");
            }
        }
    }

    private void said(String id, String type, String subject, String data) {
        String body = """
                {"specversion":"1.0","id":"%s","source":"/nordvik/crm","type":"%s","subject":"%s","time":"2026-03-01T10:00:00Z","data":%s}"""
                .formatted(id, type, subject, data);
        assertThat(send(Stage.sender(Stage.NORDVIK).id("msg-" + id).body(body)).status(0)).isEqualTo("accepted");
    }

    private String everything() {
        return dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table()))
                .items()
                .stream()
                .map(ClearItems::text)
                .collect(Collectors.joining("\n"));
    }

    /// One who is cut off before the second account was put has linked nothing; the same again links both, and parts them.
    @Test
    void accountsAreLinkedTogetherOrNotAtAll() {
        call(admin(ground.directory()), "{\"command\":\"tenant_add\",\"tenant\":\"operator\"}");
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + "-" + write;
                List<String> ids = List.of(at + "-0", at + "-1");
                ground.receive(ids.stream()
                        .map(id -> event("p" + id, "partner.application.approved", "partner/" + id, "{}", 0))
                        .toList());
                apply();
                String both = ",\"accounts\":[\"nordvik/" + ids.getFirst() + "\",\"nordvik/" + ids.getLast() + "\"]";
                linkingFails(fault, write, "partner_link", both);
                apply();
                JsonNode linked = linking("partner_link", both);
                assertThat(linked.path("accounts")).as(at).hasSize(2);
                apply();
                assertThat(linking("partner_link", both).path("repeated").asBoolean()).as(at).isTrue();
                Unit home = new Unit.Partner(linked.path("partner").asText());
                String dana = ",\"account\":\"" + home.id() + "\",\"address\":\"dana@fjordlys.example\"";
                assertThat(linking("invite", dana).path("page").asText()).as(at).isEqualTo("/p/" + home.id() + "/");
                boolean strikes = struck;
                String one = ",\"account\":\"nordvik/" + ids.getFirst() + "\"";
                linkingFails(fault, write, "partner_unlink", one);
                apply();
                linking("partner_unlink", one);
                // wherever it was cut off, also behind the event, nobody is left who would come back to what is not there
                assertThat(ground.ledger().grants().of(home)).as(at)
                        .singleElement()
                        .matches(grant -> grant.revoked().isPresent());
                apply();
                assertThat(linking("partner_unlink", one).path("repeated").asBoolean()).as(at).isTrue();
                struck |= strikes;
            }
        }
        isWhatTheEventsSay();
    }

    private Admin admin(Directory directory) {
        return new Admin(dynamo.client(), dynamo.table(), directory, new FileDirectoryStore(file()), ground.clock());
    }

    private JsonNode linking(String command, String more) {
        return call(admin(ground.directory()),
                "{\"command\":\"" + command + "\",\"tenant\":\"operator\"" + more + "}");
    }

    private void linkingFails(Fault fault, int write, String command, String more) {
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && !isNoted(call) && ++writes[0] == write ? fault : Fault.NONE);
        try {
            linking(command, more);
        } catch (FaultyDynamo.Killed | SdkException _) {
            // nobody was told anything
        } finally {
            dynamo.faults().heal();
        }
        struck = writes[0] >= write;
        ground.later(AGAIN);
    }

    /// Wherever it is cut off, the same again has the reader outside, and a device of its alone where that is what was asked.
    @Test
    void whatIsTakenBackFromAReaderIsTakenBackWhole() {
        call(admin(ground.directory()), "{\"command\":\"tenant_add\",\"tenant\":\"operator\"}");
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + " at write " + write;
                var dana = new MailAddress(
                        fault.name().toLowerCase(Locale.ROOT).replace('_', '-') + write + "@fjordlys.example");
                String of = ",'account':'NV-1','address':'" + dana.text() + "'";
                assertThat(asked("invite", of).path("answer").asText()).as(at).isEqualTo("invited");
                Unit unit = ground.ledger().grants().of(dana.reader()).getFirst().unit();
                List<ReaderSession> devices = Stream.of("0", "1")
                        .map(n -> new ReaderSession(dana.reader(), n.repeat(40), List.of(unit), "a phone",
                                ground.clock().instant(), Optional.empty()))
                        .toList();
                devices.forEach(ground.ledger().sessions()::begin);
                askedTwice(fault, write, "revoke_reader", of + ",'session':'" + devices.getFirst().name() + "'");
                boolean strikes = struck;
                assertThat(ground.ledger().sessions().of(dana.reader(), ground.clock().instant())).as(at)
                        .containsExactly(devices.getLast());
                assertThat(ground.ledger().grants().find(unit, dana.reader())).as(at)
                        .hasValueSatisfying(grant -> assertThat(grant.revoked()).isEmpty());
                assertThat(askedTwice(fault, write, "revoke_reader", of).path("answer").asText()).as(at)
                        .isEqualTo("reader_revoked");
                assertThat(ground.ledger().grants().of(dana.reader(), ground.clock().instant())).as(at).isEmpty();
                struck |= strikes;
            }
        }
    }

    @Test
    void allOfADistributorIsFrozenAndThawed() {
        byte[] key = new FileDirectory(file()).tenant(TENANT).key().array();
        List<Unit> units = IntStream.range(0, ACCOUNTS)
                .mapToObj(n -> Unit.account(TENANT, OpaqueId.id(key, "account", "NV-" + n)))
                .toList();
        for (Unit unit : units) {
            ground.ledger().units().putSummary(new SummaryItem(unit, 1, "{}"));
        }
        for (Fault fault : FAULTS) {
            struck = true;
            for (int write = 1; struck; write++) {
                String at = fault + " at write " + write;
                assertThat(askedTwice(fault, write, "freeze", ",'why':'a wrong file'").path("whole").asBoolean()).as(at)
                        .isTrue();
                // none is frozen without since when, and each is due to say so
                assertThat(units).as(at)
                        .allMatch(
                                unit -> ground.ledger().heads().head(unit).notes().containsKey(PublishLease.HELD_SINCE)
                                        && isDue(unit));
                boolean freezing = struck;
                assertThat(units).as(at).allMatch(unit -> why(unit).filter("a wrong file"::equals).isPresent());
                assertThat(askedTwice(fault, write, "thaw", "").path("whole").asBoolean()).as(at).isTrue();
                assertThat(units).as(at).noneMatch(unit -> why(unit).isPresent());
                assertThat(units).as(at).allMatch(this::isDue);
                units.forEach(this::ran);
                struck |= freezing;
            }
        }
    }

    /// Nothing is due before the next command.
    private void ran(Unit unit) {
        PublishRun run = ground.ledger()
                .heads()
                .raise(unit, ground.clock().instant(), Duration.ofMinutes(2))
                .orElseThrow();
        ground.ledger().heads().commit(run, Optional.empty(), Duration.ofMinutes(2), Map.of());
    }

    private boolean isDue(Unit unit) {
        return ground.ledger()
                .heads()
                .head(unit)
                .dueAt()
                .filter(due -> !due.isAfter(ground.clock().instant()))
                .isPresent();
    }

    private Optional<String> why(Unit unit) {
        return Optional.ofNullable(ground.ledger().heads().head(unit).notes().get(PublishLease.FROZEN));
    }
}

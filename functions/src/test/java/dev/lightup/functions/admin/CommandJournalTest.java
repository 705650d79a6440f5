package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.functions.rebuild.DerivedRebuilder;
import dev.lightup.functions.rebuild.RebuildRequest;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.log.OperatorLog;
import dev.lightup.ledger.log.RawEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Each call that does something, or reads personal data, is one event of the operator, put before anything is done.
class CommandJournalTest extends OperatedTable {
    /// What no event may hold of what somebody typed.
    private static final List<String> CANARIES = List.of("Kari", "kari@fjord.example", "Zauber", "whsec_");
    private static final String PROGRAMME = "'programme':{'name':'Zauber','distributors':[],'offers':[],'clocks':[],'templates':[]}";
    private static final String RECEIPT = "e" + "0".repeat(32);

    /// What a call leaves.
    ///
    /// @param parts of the request, beside command and tenant
    /// @param command the word that is noted; absent where none is
    /// @param about what it names; opaque ids by their kind alone
    private record Noted(String parts, Optional<String> command, List<String> about) {
        static Noted look(String parts) {
            return new Noted(parts, Optional.empty(), List.of());
        }

        static Noted as(String parts, String command, String... about) {
            return new Noted(parts, Optional.of(command), List.of(about));
        }
    }

    /// One call of each kind; the names are those of the commands.
    private static final Map<String, Noted> TABLE = Map.ofEntries(
            Map.entry("QuarantineList", Noted.look("")),
            Map.entry("QuarantineShow", Noted.as(",'receipt':'" + RECEIPT + "','body':true", "quarantine show --body",
                    "event/" + RECEIPT)),
            Map.entry("QuarantineReplay",
                    Noted.as(",'receipt':'" + RECEIPT + "'", "quarantine replay", "event/" + RECEIPT)),
            Map.entry("Retract", Noted.as(",'source':'/Zauber','id':'Kari'", "retract", "event/")),
            Map.entry("Refold", Noted.as(",'subject':'customer/Kari'", "refold", "customer/")),
            Map.entry("LateWork", Noted.look("")),
            Map.entry("Invite", Noted.as(",'account':'Kari','address':'kari@fjord.example','title':'Zauber'", "invite",
                    "account/", "reader/")),
            Map.entry("OpenAccounts",
                    Noted.as(",'accounts':['Kari','Kari','K2']", "open accounts", "account/", "account/")),
            Map.entry("Readers", Noted.as(",'account':'Kari'", "readers", "account/")),
            Map.entry("RevokeReader", Noted.as(",'account':'Kari','address':'kari@fjord.example'", "revoke reader",
                    "account/", "reader/")),
            Map.entry("TenantAdd", Noted.as("", "tenant add")),
            Map.entry("TenantClose", Noted.as(",'undo':true", "tenant close --undo")),
            Map.entry("EndpointAdd", Noted.as(",'endpoint':'ep_new','format':'canonical','sources':['/Zauber/']",
                    "endpoint add", "endpoint/ep_new")),
            Map.entry("EndpointList", Noted.look("")),
            Map.entry("EndpointRotate", Noted.as(",'endpoint':'ep_n'", "endpoint rotate", "endpoint/ep_n")),
            Map.entry("EndpointMap", Noted.as(",'endpoint':'Kari Nordmann','columns':[]", "endpoint map")),
            Map.entry("EndpointDisable", Noted.as(",'endpoint':'ep_n'", "endpoint disable", "endpoint/ep_n")),
            Map.entry("EndpointEnable", Noted.as(",'endpoint':'ep_n'", "endpoint enable", "endpoint/ep_n")),
            Map.entry("EndpointNameless",
                    Noted.as(",'endpoint':'ep_n','end':true", "endpoint nameless --end", "endpoint/ep_n")),
            Map.entry("EndpointMigrate", Noted.as(",'endpoint':'ep_n'", "endpoint migrate", "endpoint/ep_n")),
            Map.entry("PortfolioSet", Noted.as(",'portfolio':'kari','name':'Zauber','accounts':['Kari']",
                    "portfolio set accounts=1", "portfolio/")),
            Map.entry("PortfolioRemove", Noted.as(",'portfolio':'kari'", "portfolio remove", "portfolio/")),
            Map.entry("PortfolioList", Noted.look("")),
            Map.entry("ProgrammeApply", Noted.as("," + PROGRAMME, "programme apply")),
            Map.entry("Freeze", Noted.as(",'account':'Kari','why':'Zauber'", "freeze", "account/")),
            Map.entry("Thaw", Noted.as(",'account':'Kari'", "thaw", "account/")),
            Map.entry("TenantList", Noted.look("")),
            Map.entry("Notice", Noted.as(",'text':'Zauber'", "notice")),
            Map.entry("FrozenUnits", Noted.look("")),
            Map.entry("DataHeld", Noted.as(",'subject':'partner/Kari'", "data held", "account/")),
            Map.entry("DataErase", Noted.as(",'subject':'order/Kari'", "data erase", "order/")),
            Map.entry("PartnerLink", Noted.as(",'accounts':['nordvik/Kari','nosuch/Kari','Kari']",
                    "partner link accounts=3", "nordvik/account/")),
            Map.entry("PartnerUnlink", Noted.as(",'account':'nordvik/Kari'", "partner unlink", "nordvik/account/")),
            Map.entry("PartnerList", Noted.look("")),
            Map.entry("CommandLog", Noted.look("")),
            Map.entry("ProgrammeShow", Noted.look("")));
    /// Those that are the operator's own.
    private static final List<String> OPERATORS = List.of("ProgrammeApply", "ProgrammeShow", "TenantList",
            "PartnerLink", "PartnerUnlink", "CommandLog");

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void aTenant() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
        asked("tenant_add", "operator", "");
        asked("tenant_add", TENANT, "");
    }

    private Admin admin() {
        return new Admin(dynamo.client(), dynamo.table(), new FileDirectory(file()), new FileDirectoryStore(file()),
                ground.clock());
    }

    private JsonNode asked(String command, String tenant, String parts) {
        return call(admin(),
                ("{'command':'" + command + "','tenant':'" + tenant + "'" + parts + "}").replace('\'', '"'));
    }

    /// The journal's events, in the order in which they were put.
    private List<RawEvent> noted() {
        return received().stream()
                .filter(raw -> raw.format().equals(OperatorLog.FORMAT))
                .sorted(Comparator.comparingInt(raw -> Integer.parseInt(raw.id().replaceAll(".*-", ""))))
                .toList();
    }

    private static String word(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private JsonNode log(String parts) {
        return asked("command_log", "operator", parts);
    }

    @Test
    void eachCommandLeavesExactlyOneEventOrIsALook() {
        assertThat(TABLE.keySet()).as("a command that is new is decided about here")
                .isEqualTo(Arrays.stream(AdminCommand.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
        TABLE.forEach((name, expected) -> {
            int before = noted().size();
            String tenant = OPERATORS.contains(name) ? "operator" : TENANT;
            JsonNode answer = asked(word(name), tenant, ",'by':'ops-7'" + expected.parts());
            assertThat(kind(answer)).as("%s %s", name, answer).isNotEqualTo("malformed");
            List<RawEvent> events = noted();
            assertThat(events).as(name).hasSize(before + (expected.command().isPresent() ? 1 : 0));
            expected.command().ifPresent(command -> {
                RawEvent event = events.getLast();
                assertThat(event.body()).as(name)
                        .doesNotContain(CANARIES)
                        .contains("\"type\":\"operator.commanded\"", "\"command\":\"" + command + "\"",
                                "\"tenant\":\"" + tenant + "\"");
                if (!name.equals("TenantClose")) {
                    assertThat(event.body()).as(name).contains("\"by\":\"ops-7\"");
                }
                JsonNode line = log(",'limit':1").at("/calls/0");
                assertThat(line.path("receipt").asText()).as(name).isEqualTo(event.receipt());
                assertThat(line.path("about").valueStream().map(JsonNode::asText).toList()).as(name)
                        .hasSameSizeAs(expected.about())
                        .allSatisfy(about -> assertThat(expected.about())
                                .anyMatch(one -> one.endsWith("/")
                                        ? about.matches(one + "([a-z2-7]{16}|e?[0-9a-f]{32})")
                                        : about.equals(one)));
                assertThat(line.path("outcome").asText()).as(name).isNotEmpty();
            });
        });
        assertThat(dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table()))
                .items()
                .stream()
                .filter(item -> item.containsValue(AttributeValue.fromS(OperatorLog.FORMAT))
                        || item.containsValue(AttributeValue.fromS("outcome")))
                .map(item -> Optional.ofNullable(item.get("b"))
                        .map(body -> DeflatedText.unpack(body.b().asByteArray()))
                        .orElse("") + item))
                .isNotEmpty()
                .noneMatch(text -> CANARIES.stream().anyMatch(text::contains));
    }

    @Test
    void anAccountIsNamedByTheIdOfItsPages() {
        asked("freeze", TENANT, ",'account':'NV-1','why':'x'");
        String id = OpaqueId.id(new FileDirectory(file()).tenant(TENANT).key().array(), "account", "NV-1");
        assertThat(log(",'limit':1").at("/calls/0/about/0").asText()).isEqualTo("account/" + id);
        asked("freeze", "nosuch", ",'account':'NV-1','why':'x'");
        JsonNode nobodys = log(",'limit':1").at("/calls/0");
        assertThat(nobodys.path("about")).isEmpty();
        assertThat(nobodys.path("outcome").asText()).isEqualTo("unknown");
    }

    @Test
    void whatIsOnlyLookedAtLeavesNone() {
        int before = noted().size();
        var looks = new LinkedHashMap<String, String>();
        looks.put("retract", ",'receipt':'" + RECEIPT + "','dryRun':true");
        looks.put("open_accounts", ",'all':true,'dryRun':true");
        looks.put("tenant_close", ",'now':true,'dryRun':true");
        looks.put("data_erase", ",'subject':'customer/C','dryRun':true");
        looks.put("quarantine_show", ",'receipt':'" + RECEIPT + "'");
        looks.forEach((command, parts) -> assertThat(kind(asked(command, TENANT, parts))).as(command)
                .isNotEqualTo("malformed"));
        asked("programme_apply", "operator", "," + PROGRAMME + ",'dryRun':true");
        assertThat(kind(asked("nosuch", TENANT, ""))).isEqualTo("malformed");
        assertThat(noted()).hasSize(before);
    }

    /// An endpoint is disabled in its file: the table has the journal's two writes alone.
    @Test
    void whoeverIsCutOffLeavesNothingDoneWithoutATrace() {
        asked("endpoint_add", TENANT, ",'endpoint':'ep_n','format':'canonical','sources':['/n/']");
        record Case(Fault fault, int write, boolean traced, boolean done) {}
        for (Case one : List.of(new Case(Fault.KILL_BEFORE, 1, false, false),
                new Case(Fault.THROTTLE, 1, false, false), new Case(Fault.KILL_AFTER, 1, true, false),
                new Case(Fault.SERVER_ERROR_AFTER, 1, true, false), new Case(Fault.KILL_BEFORE, 2, true, true),
                new Case(Fault.KILL_AFTER, 2, true, true))) {
            asked("endpoint_enable", TENANT, ",'endpoint':'ep_n'");
            int before = noted().size();
            int[] writes = {0};
            dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == one.write() ? one.fault() : Fault.NONE);
            assertThatThrownBy(() -> asked("endpoint_disable", TENANT, ",'endpoint':'ep_n'")).as(one.toString())
                    .isInstanceOfAny(FaultyDynamo.Killed.class, SdkException.class);
            dynamo.faults().heal();
            assertThat(noted()).as(one.toString()).hasSize(before + (one.traced() ? 1 : 0));
            assertThat(new FileDirectory(file()).endpoint("ep_n").isEmpty()).as(one.toString()).isEqualTo(one.done());
            if (one.traced()) {
                assertThat(log(",'limit':1").at("/calls/0").has("outcome")).as(one.toString())
                        .isEqualTo(one.fault() == Fault.KILL_AFTER && one.write() == 2);
            }
        }
        // an outcome that cannot be noted keeps no answer back
        int[] writes = {0};
        dynamo.faults().follow(call -> call.isWrite() && ++writes[0] == 2 ? Fault.THROTTLE : Fault.NONE);
        assertThat(kind(asked("endpoint_rotate", TENANT, ",'endpoint':'ep_n'"))).isEqualTo("endpoint_rotated");
        dynamo.faults().heal();
        assertThat(calls.lines())
                .contains("operator: what became of it was not noted (ProvisionedThroughputExceededException)");
        assertThat(log(",'limit':1").at("/calls/0").has("outcome")).isFalse();
    }

    @Test
    void itIsListedNewestFirstByTenantAndDayAcrossMonthsPageByPage() {
        asked("tenant_add", "solis", "");
        ground.later(Duration.ofDays(45));
        for (int i = 0; i < 5; i++) {
            asked("notice", i % 2 == 0 ? TENANT : "solis", ",'text':'x'");
        }
        assertThat(log("").path("calls").findValuesAsText("command"))
                .containsExactly("notice", "notice", "notice", "notice", "notice", "tenant add", "tenant add",
                        "tenant add");
        assertThat(log(",'of':'solis'").path("calls").findValuesAsText("command"))
                .containsExactly("notice", "notice", "tenant add");
        assertThat(log(",'since':'2026-04-01'").path("calls")).hasSize(5);
        assertThat(log(",'since':'2027-01-01'").path("calls")).isEmpty();
        JsonNode first = log(",'limit':3");
        assertThat(first.path("calls")).hasSize(3);
        JsonNode second = log(",'limit':3,'next':'" + first.path("next").asText() + "'");
        assertThat(second.path("calls").findValuesAsText("command")).containsExactly("notice", "notice", "tenant add");
        JsonNode last = log(",'limit':3,'next':'" + second.path("next").asText() + "'");
        assertThat(last.path("calls")).hasSize(2);
        assertThat(last.has("next")).isFalse();
        int[] asked = {0};
        dynamo.faults().follow(_ -> {
            asked[0]++;
            return Fault.NONE;
        });
        JsonNode early = log(",'since':'0001-01-01'");
        dynamo.faults().heal();
        assertThat(early.path("calls")).hasSize(8);
        assertThat(early.path("next").asText()).as("fifty months before April 2026").isEqualTo("2022-02/1");
        assertThat(asked[0]).isBetween(50, 110);
        assertThat(log(",'since':'0001-01-01','next':'" + early.path("next").asText() + "'").path("next").asText())
                .isEqualTo("2017-12/1");
        for (String wrong : List.of(",'limit':0", ",'limit':201", ",'next':'x'", ",'next':'2026-13/1'")) {
            assertThat(kind(log(wrong))).as(wrong).isEqualTo("malformed");
        }
        assertThat(asked("command_log", TENANT, "").path("problem").asText()).isEqualTo("operators-only");
    }

    /// Two writes of one unit each and one of the index by which the log is swept.
    @Test
    void itCostsTwoPutsMakesNothingDueAndIsNothingToFold() {
        Admin warm = admin();
        call(warm, "{\"command\":\"endpoint_enable\",\"tenant\":\"nordvik\",\"endpoint\":\"ep_n\"}");
        int[] writes = {0};
        dynamo.faults().follow(call -> {
            if (call.isWrite()) {
                writes[0]++;
            }
            return Fault.NONE;
        });
        call(warm, "{\"command\":\"endpoint_enable\",\"tenant\":\"nordvik\",\"endpoint\":\"ep_n\"}");
        dynamo.faults().heal();
        assertThat(writes[0]).isEqualTo(2);
        int items = dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).count();
        ground.applying(dynamo.plainClient()).apply(received());
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).count()).as("nothing is derived")
                .isEqualTo(items);
        assertThat(noted()).allMatch(raw -> ground.formats().entries(raw).isEmpty());
        ground.later(Duration.ofMinutes(5));
        assertThat(new DerivedRebuilder(ground.ledger(), ground.formats(), ground.folding(dynamo.plainClient()),
                ground.clock(), _ -> {})
                .run(new RebuildRequest(Optional.of(true), Optional.empty(), Optional.empty()), () -> true)
                .differences()).isEmpty();
        assertThat(asked("retract", "operator", ",'receipt':'" + noted().getFirst().receipt() + "'").path("problem")
                .asText()).isEqualTo("says-nothing");
        assertThat(noted().getFirst().received()).isEqualTo(Stage.NOW);
    }
}

package dev.lightup.functions.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.SecretsServer;
import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A tenant leaves: announced, shut, emptied, closed, and nothing of it is left but one record.
class TenantCloserTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    /// Each end of a process is tried at every so many writes; at every one with `-Dlightup.crash.stride=1`.
    private static final int STRIDE = Integer.getInteger("lightup.crash.stride", 6);

    @TempDir
    Path folder = Path.of("");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final SecretsServer secrets = new SecretsServer();
    private LeavingTable ground = new LeavingTable(dynamo, secrets, folder);

    @BeforeEach
    void twoTenants() {
        ground = new LeavingTable(dynamo, secrets, folder).begun();
    }

    @AfterEach
    void stop() {
        secrets.close();
    }

    private AdminAnswer close(String tenant, Optional<LocalDate> on) {
        return ground.ask(asked(tenant, on));
    }

    private static AdminCommand.TenantClose asked(String tenant, Optional<LocalDate> on) {
        return new AdminCommand.TenantClose(tenant, on, Optional.empty(), Optional.of("Ruth of operations"),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static AdminCommand.TenantClose with(String tenant, boolean dry, boolean undo) {
        return new AdminCommand.TenantClose(tenant, Optional.empty(), Optional.of(!undo), Optional.empty(),
                Optional.of(dry), Optional.of(undo), Optional.empty());
    }

    private static String stage(AdminAnswer answer) {
        return answer instanceof AdminAnswer.TenantLeaving leaving ? leaving.stage() : answer.toString();
    }

    private static String problem(AdminAnswer answer) {
        return answer instanceof AdminAnswer.Refused refused ? refused.problem() : answer.toString();
    }

    private static AdminAnswer.TenantClosed closed(AdminAnswer answer) {
        return answer instanceof AdminAnswer.TenantClosed closed ? closed : fail(answer);
    }

    private static AdminAnswer.TenantClosed fail(AdminAnswer answer) {
        throw new AssertionError(answer.toString());
    }

    private void untilTheDay() {
        ground.later(Duration.between(ground.now, DAY.atStartOfDay().toInstant(java.time.ZoneOffset.UTC)));
    }

    @Test
    void nothingIsLeftOfATenantThatLeftAndNothingOfAnotherIsTouched() {
        ground.tenant("nordvik");
        LeavingTable.Traces solis = ground.tenant("solis");
        Map<String, String> before = LeavingTable.others(ground.kept(), solis);
        assertThat(ground.left(solis, "solis")).hasSizeGreaterThan(30);
        Map<String, Long> kinds = ground.kinds("solis#");
        String verified = ground.verified(",\"tenant\":\"nordvik\"");

        assertThat(stage(close("solis", Optional.of(DAY)))).isEqualTo("announced");
        assertThat(LeavingTable.others(ground.kept(), solis)).isEqualTo(before);
        assertThat(ground.said()).hasSize(1).allMatch(event -> event.contains("These pages close on 31 March 2026."));
        ground.later(Duration.ofDays(10));
        // before the day the same again only says how it stands
        assertThat(stage(close("solis", Optional.empty()))).isEqualTo("announced");
        untilTheDay();
        AdminAnswer emptied = close("solis", Optional.empty());
        assertThat(stage(emptied)).isEqualTo("emptied");
        assertThat(ground.left(solis, "solis")).containsExactly("secret lightup/try/tenant/solis",
                "uploads/uploads/solis");
        assertThat(emptied).isInstanceOfSatisfying(AdminAnswer.TenantLeaving.class,
                leaving -> assertThat(leaving.again()).contains(ground.now.plus(TenantCloser.UNDER_WAY)));
        ground.later(TenantCloser.UNDER_WAY);
        AdminAnswer.TenantClosed closed = closed(close("solis", Optional.empty()));

        assertThat(ground.left(solis, "solis")).isEmpty();
        Map<String, String> after = new TreeMap<>(LeavingTable.others(ground.kept(), solis));
        after.remove("operator#X solis");
        // of the reader of both the session opens what it opened of the other
        String session = LeavingTable.changed(before, after);
        assertThat(after.get(session)).isNull();
        assertThat(session).isEmpty();
        assertThat(ground.ledger().sessions().of(LeavingTable.SHARED.reader(), ground.now))
                .allSatisfy(one -> assertThat(one.units()).extracting(Object::toString).containsExactly("nordvik|d"));
        assertThat(ground.verified(",\"tenant\":\"nordvik\"")).isEqualTo(verified);
        assertThat(ground.verified("")).contains("\"whole\":true").doesNotContain("solis");
        assertThat(closed.genuine()).isTrue();
        assertThat(closed.record().tenant()).isEqualTo("solis");
        assertThat(closed.record().by()).isEqualTo("Ruth of operations");
        assertThat(closed.record().on()).isEqualTo(DAY);
        kinds.forEach((kind, count) -> assertThat(closed.record().removed().get(kind)).as(kind)
                .isGreaterThanOrEqualTo(count));
    }

    @Test
    void whatWasLinkedWithItsAccountsGoesOnWithoutIt() {
        List.of("nordvik", "solis", "alm").forEach(ground::tenant);
        ground.ask(new AdminCommand.PartnerLink("operator",
                List.of("nordvik/nordvik-acc", "solis/solis-acc", "alm/alm-acc")));
        ground.apply();
        assertThat(linkedWith("nordvik")).containsExactly("alm", "nordvik", "solis");

        leaves("solis");
        assertThat(linkedWith("nordvik")).containsExactly("alm", "nordvik");
        assertThat(ground.ask(new AdminCommand.PartnerLink("operator",
                List.of("nordvik/nordvik-acc", "solis/solis-acc")))).isInstanceOf(AdminAnswer.Unknown.class);

        // a home of one is none, and who read it reads it no more
        Unit home = new Unit.Partner(listed("nordvik").getFirst().partner());
        var invited = new AdminCommand.Invite("operator", Optional.of(home.id()), "dana@reader.example",
                Optional.empty());
        assertThat(ground.ask(invited)).isInstanceOf(AdminAnswer.Invited.class);
        leaves("alm");
        assertThat(linkedWith("nordvik")).isEmpty();
        assertThat(ground.ledger().grants().of(home)).singleElement()
                .satisfies(grant -> assertThat(grant.revoked()).isPresent());
    }

    private List<AnswerParts.PartnerLine> listed(String tenant) {
        return ground.ask(new AdminCommand.PartnerList(tenant,
                Optional.empty())) instanceof AdminAnswer.PartnersListed(List<AnswerParts.PartnerLine> partners, var _)
                        ? partners
                        : List.of();
    }

    private List<String> linkedWith(String tenant) {
        return listed(tenant).stream()
                .flatMap(partner -> partner.accounts().stream())
                .map(AnswerParts.LinkedLine::tenant)
                .toList();
    }

    private void leaves(String tenant) {
        var now = new AdminCommand.TenantClose(tenant, Optional.empty(), Optional.of(true), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(0));
        AdminAnswer answer = ground.ask(now);
        for (int i = 0; i < 5 && !(answer instanceof AdminAnswer.TenantClosed); i++) {
            ground.later(TenantCloser.UNDER_WAY);
            answer = ground.ask(now);
        }
        assertThat(answer).isInstanceOf(AdminAnswer.TenantClosed.class);
        ground.apply();
    }

    @Test
    void theRecordSaysWhichEventsThereWereToWhoeverKeptReceipts() throws Exception {
        ground.tenant("solis");
        String receipts = ground.items()
                .keySet()
                .stream()
                .filter(key -> key.startsWith("solis#E#"))
                .map(key -> "e" + key.substring(8, 40) + "\n")
                .sorted()
                .collect(Collectors.joining());
        assertThat(receipts.lines()).hasSize(4);
        ground.ask(with("solis", false, false));
        ground.later(TenantCloser.UNDER_WAY);
        assertThat(closed(close("solis", Optional.empty())).record().events()).isEqualTo(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(receipts.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void whatComesWhileItIsShutGoesToo() {
        LeavingTable.Traces solis = ground.tenant("solis");
        ground.ask(with("solis", false, false));
        // a function that began before writes once more
        ground.ledger().heads().lowerDue(dev.lightup.ledger.key.Unit.distributor("solis"), ground.now);
        ground.later(TenantCloser.UNDER_WAY);
        closed(close("solis", Optional.empty()));
        assertThat(ground.left(solis, "solis")).isEmpty();
    }

    /// The table knows nothing of what happened since, and the key is gone: what was sealed by it takes nothing, and goes by the command again.
    @Test
    void whatARestoreBringsBackOfATenantThatLeftTakesNothingAndGoesAgain() {
        ground.tenant("nordvik");
        LeavingTable.Traces solis = ground.tenant("solis");
        List<Map<String, AttributeValue>> backup = dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table()).consistentRead(true))
                .items();
        leaves("solis");

        dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS("operator#X"), "sk", AttributeValue.fromS("solis"))));
        backup.forEach(item -> dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item)));
        assertThatThrownBy(() -> ground.directory().endpoint("ep_solis")).isInstanceOf(UnopenedEndpoint.class);
        assertThat(ground.directory().endpoint("ep_nordvik")).isPresent();
        ground.ask(new AdminCommand.TenantAdd("solis"));
        assertThat(problem(ground.ask(new AdminCommand.EndpointEnable("solis", "ep_solis"))))
                .isEqualTo("endpoint-unopened");
        assertThatThrownBy(() -> ground.directory().endpoint("ep_solis")).isInstanceOf(UnopenedEndpoint.class);
        leaves("solis");
        assertThat(ground.left(solis, "solis")).isEmpty();
        assertThat(ground.directory().endpoint("ep_solis")).isEmpty();
        assertThat(ground.directory().endpoint("ep_nordvik")).isPresent();
    }

    @Test
    void closedOnceItAnswersWithTheSameRecordForEver() {
        ground.tenant("solis");
        ground.ask(with("solis", false, false));
        ground.later(TenantCloser.UNDER_WAY);
        AdminAnswer first = close("solis", Optional.empty());
        ground.later(Duration.ofDays(100));
        assertThat(close("solis", Optional.of(DAY))).isEqualTo(first);
        // a name is not used twice: the record speaks of one
        assertThat(problem(ground.ask(new AdminCommand.TenantAdd("solis")))).isEqualTo("tenant-left");
    }

    @Test
    void aRecordThatSomebodyChangedIsNotGenuine() {
        ground.tenant("solis");
        ground.ask(with("solis", false, false));
        ground.later(TenantCloser.UNDER_WAY);
        close("solis", Optional.empty());
        var kept = ground.ledger().closings().find("solis").orElseThrow();
        var signed = kept.closing().signed().orElseThrow();
        var record = signed.record();
        var other = new dev.lightup.ledger.closing.ClosingRecord(record.tenant(), "somebody else", record.on(),
                record.announced(), record.shut(), record.closed(), record.removed(), record.events());
        ground.ledger()
                .closings()
                .note(kept, kept.closing()
                        .closed(new dev.lightup.ledger.closing.TenantClosing.SignedClosing(other, signed.signature())));
        assertThat(closed(close("solis", Optional.empty())).genuine()).isFalse();
    }

    @Test
    void anAnnouncementIsTakenBackAndADryRunDoesNothing() {
        ground.tenant("solis");
        Map<String, String> before = ground.kept();
        Map<String, String> files = ground.files();
        assertThat(ground.ask(with("solis", true, false))).isInstanceOfSatisfying(AdminAnswer.TenantLeaving.class,
                would -> {
                    assertThat(would.stage()).isEqualTo("would-close");
                    assertThat(would.there()).containsEntry("raw", 4L).containsEntry("page", 2L);
                });
        assertThat(ground.kept()).isEqualTo(before);
        assertThat(close("solis", Optional.of(DAY))).isInstanceOfSatisfying(AdminAnswer.TenantLeaving.class,
                leaving -> assertThat(leaving.archive()).isPresent());
        assertThat(ground.files()).hasSize(files.size() + 1);
        assertThat(problem(close("solis", Optional.of(DAY.plusDays(1))))).isEqualTo("announced");
        // not while what it said is on its way to the pages
        assertThat(problem(ground.ask(with("solis", false, true)))).isEqualTo("overtaken");
        ground.apply();
        assertThat(stage(ground.ask(with("solis", false, true)))).isEqualTo("taken-back");
        ground.apply();
        assertThat(ground.said()).hasSize(2).anyMatch(event -> !event.contains("solis"));
        assertThat(ground.kept()).isEqualTo(before);
        assertThat(ground.files()).isEqualTo(files);
        assertThat(problem(ground.ask(with("solis", false, true)))).isEqualTo("not-announced");
    }

    @Test
    void whatMayNotBeClosedIsNotAndASlipOfTheDayNeither() {
        ground.tenant("solis");
        Map<String, String> before = ground.items();
        assertThat(problem(close("operator", Optional.of(DAY)))).isEqualTo("operator-stays");
        assertThat(close("nosuch", Optional.of(DAY))).isInstanceOf(AdminAnswer.Unknown.class);
        assertThat(problem(close("solis", Optional.of(LocalDate.of(2026, 3, 1))))).isEqualTo("day-past");
        assertThat(close("solis", Optional.empty())).isInstanceOf(AdminAnswer.Malformed.class);
        assertThat(ground.items()).isEqualTo(before);
    }

    @Test
    void ofATenantThatIsShutNothingElseIsDone() {
        ground.tenant("solis");
        AdminAnswer noTime = ground.closer(dynamo.client(), ground.store(), ground.pages())
                .close(with("solis", false, false), () -> false);
        assertThat(problem(noTime)).isEqualTo("no-time");
        assertThat(ground.store().endpoint("ep_solis").orElseThrow().endpoint().enabled()).contains(false);
        ground.ask(with("solis", false, false));
        assertThat(ground.directory().endpoint("ep_solis")).isEmpty();
        for (AdminCommand command : List.of(new AdminCommand.EndpointEnable("solis", "ep_solis"),
                new AdminCommand.LateWork("solis"), new AdminCommand.EndpointList("solis"))) {
            assertThat(problem(ground.ask(command))).isEqualTo("tenant-leaves");
        }
        assertThat(problem(ground.ask(with("solis", false, true)))).isEqualTo("shut");
    }

    @Test
    void aTenantIsWholeOrGoneWhereverTheProcessEnds() {
        ground.tenant("keeper");
        int writes = 0;
        for (int n = 0; n <= writes; n = n == 0 ? 1 : n + STRIDE) {
            String tenant = "leaver" + n + "z";
            LeavingTable.Traces traces = ground.tenant(tenant);
            var end = new EndingAt(n, n % 2 == 0);
            dynamo.faults()
                    .follow(call -> call.isWrite() && !call.operation().equals("createTable")
                            ? end.fault()
                            : Fault.NONE);
            ending(tenant, end);
            ground.later(TenantCloser.UNDER_WAY);
            ending(tenant, end);
            writes = n == 0 ? end.calls : writes;
            dynamo.faults().heal();
            ground.later(TenantCloser.UNDER_WAY);
            AdminAnswer answer = ground.ask(with(tenant, false, false));
            if (answer instanceof AdminAnswer.TenantLeaving) {
                ground.later(TenantCloser.UNDER_WAY);
                answer = ground.ask(with(tenant, false, false));
            }
            assertThat(closed(answer).genuine()).isTrue();
            assertThat(closed(answer).record().removed()).as("write " + n).containsEntry("raw", 4L);
            assertThat(ground.left(traces, tenant)).as("write " + n).isEmpty();
        }
        assertThat(writes).isGreaterThan(40);
    }

    private void ending(String tenant, EndingAt end) {
        try {
            ground.closer(dynamo.client(), end.over(ground.store()), end.over(ground.pages()))
                    .close(with(tenant, false, false), () -> true);
        } catch (FaultyDynamo.Killed | EndingAt.Ended _) {
            // the process is gone
        }
    }
}

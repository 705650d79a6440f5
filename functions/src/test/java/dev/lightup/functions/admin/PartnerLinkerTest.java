package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.publication.SummaryItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts of one partner are linked by the operator, and by nobody and nothing else.
class PartnerLinkerTest extends OperatedTable {
    private static final String A = "nordvik/a1";
    private static final String B = "solis/b1";
    private static final String C = "solis/c1";
    private static final String D = "nordvik/a2";

    private Path file() {
        return folder.resolve("directory.json");
    }

    @BeforeEach
    void twoDistributors() throws IOException {
        Files.writeString(file(), "{\"tenants\":[],\"endpoints\":[]}");
        for (String tenant : List.of("operator", "nordvik", "solis")) {
            asked("{\"command\":\"tenant_add\",\"tenant\":\"" + tenant + "\"}");
        }
        ground.receive(Stream.of(A, B, C, D).map(PartnerLinkerTest::approved).toList());
        apply();
    }

    private static RawEvent approved(String account) {
        int slash = account.indexOf('/');
        String id = account.substring(slash + 1);
        return event(account.substring(0, slash), "p-" + id, "partner.application.approved", "partner/" + id, "{}", 0,
                0);
    }

    private JsonNode asked(String request) {
        return call(new Admin(dynamo.client(), dynamo.table(), ground.directory(),
                new FileDirectoryStore(file()), ground.clock()), request);
    }

    private JsonNode linked(String... accounts) {
        return asked("{\"command\":\"partner_link\",\"tenant\":\"operator\",\"accounts\":"
                + Stream.of(accounts).map(account -> "\"" + account + "\"").toList() + "}");
    }

    private JsonNode unlinked(String account) {
        return asked("{\"command\":\"partner_unlink\",\"tenant\":\"operator\",\"account\":\"" + account + "\"}");
    }

    /// What is linked as far as a distributor's accounts are, each partner's distributors.
    private List<List<String>> listed(String tenant) {
        JsonNode answer = asked("{\"command\":\"partner_list\",\"tenant\":\"" + tenant + "\"}");
        assertThat(kind(answer)).as(answer.toString()).isEqualTo("partners_listed");
        JsonNode partners = answer.path("partners");
        return IntStream.range(0, partners.size())
                .mapToObj(i -> partners.path(i).path("accounts").findValuesAsText("tenant"))
                .toList();
    }

    @Test
    void accountsAreLinkedSinceTheOperatorSaidSoAndSayingItAgainChangesNothing() {
        JsonNode first = linked(A, B);
        assertThat(kind(first)).as(first.toString()).isEqualTo("partner_linked");
        assertThat(first.path("repeated").asBoolean(true)).isFalse();
        int stored = stored().size();
        // before it was applied it finds itself, in either order
        assertThat(linked(B, A).path("partner")).isEqualTo(first.path("partner"));
        apply();
        JsonNode again = linked(B, A);
        assertThat(again.path("repeated").asBoolean()).isTrue();
        assertThat(again.path("partner")).isEqualTo(first.path("partner"));
        assertThat(again.path("accounts").findValuesAsText("tenant")).containsExactly("nordvik", "solis");
        assertThat(stored()).hasSize(stored);
        isWhatTheEventsSay();
    }

    @Test
    void theOperatorsEventsHoldOpaqueIdsAlone() {
        linked(A, B);
        assertThat(stored().stream().filter(raw -> raw.key().tenant().equals("operator")).toList()).hasSize(2)
                .allSatisfy(raw -> assertThat(raw.body()).doesNotContain("a1", "b1"));
    }

    /// Also of readers who were taken out of it when nothing was left to show together.
    @Test
    void whatTheHomeIsCalledGoesWithThePartnersName() {
        String home = linked(A, B).path("partner").asText();
        apply();
        assertThat(kind(asked("{\"command\":\"invite\",\"tenant\":\"operator\",\"account\":\"" + home
                + "\",\"address\":\"dana@fjordlys.example\",\"title\":\"Fjordlys everywhere\"}"))).isEqualTo("invited");
        unlinked(A);
        apply();
        String erase = "{\"command\":\"data_erase\",\"tenant\":\"solis\",\"subject\":\"partner/b1\"}";
        assertThat(asked(erase).path("titles").asInt()).isEqualTo(1);
        assertThat(ground.ledger().grants().of(new Unit.Partner(home))).singleElement()
                .matches(grant -> grant.page().title().equals("All distributors"));
        assertThat(asked(erase).path("titles").asInt(1)).isZero();
    }

    @Test
    void aThirdAccountJoinsThoseThatAreLinked() {
        String partner = linked(A, B).path("partner").asText();
        apply();
        JsonNode more = linked(C, A);
        assertThat(more.path("partner").asText()).isEqualTo(partner);
        assertThat(more.path("accounts").findValuesAsText("tenant")).containsExactly("nordvik", "solis", "solis");
        apply();
        assertThat(linked(A, B, C).path("repeated").asBoolean()).isTrue();
    }

    @Test
    void oneThatLeavesLeavesTheOthersLinkedAndOfTwoNoneIs() {
        linked(A, B, C);
        apply();
        assertThat(unlinked(B).path("accounts").findValuesAsText("tenant")).containsExactly("nordvik", "solis");
        apply();
        assertThat(unlinked(B).path("repeated").asBoolean()).isTrue();
        assertThat(unlinked(A).path("accounts")).isEmpty();
        apply();
        // the one that is left alone is nobody's: it may be linked with another, under another name
        String before = linked(A, B).path("partner").asText();
        apply();
        assertThat(linked(C, D).path("partner").asText()).isNotEqualTo(before);
        apply();
        isWhatTheEventsSay();
    }

    @Test
    void whoWasLinkedAndPartedIsUnderAnotherNameWhenLinkedAnew() {
        String first = linked(A, B).path("partner").asText();
        apply();
        unlinked(A);
        apply();
        assertThat(linked(A, B).path("partner").asText()).isNotEqualTo(first).hasSize(16);
    }

    @Test
    void anAccountThatIsLinkedElsewhereStaysThere() {
        linked(A, B);
        linked(C, D);
        apply();
        JsonNode no = linked(A, C);
        assertThat(no.path("problem").asText()).isEqualTo("linked-elsewhere");
        assertThat(linked(A, B).path("repeated").asBoolean()).isTrue();
        assertThat(linked(C, D).path("repeated").asBoolean()).isTrue();
    }

    @Test
    void ofTwoOperatorsAtOnceTheLaterOneIsTold() {
        assertThat(kind(linked(A, B))).isEqualTo("partner_linked");
        assertThat(linked(B, C).path("problem").asText()).isEqualTo("overtaken");
        apply();
        assertThat(linked(B, C).path("accounts").findValuesAsText("tenant")).containsExactly("nordvik", "solis",
                "solis");
        apply();
        // whoever takes one away while another links with it is told as well
        assertThat(kind(unlinked(A))).isEqualTo("partner_unlinked");
        assertThat(linked(A, D).path("problem").asText()).isEqualTo("overtaken");
        apply();
        isWhatTheEventsSay();
    }

    @Test
    void whatIsNoAccountIsToldAndLinksNothing() {
        int stored = stored().size();
        assertThat(linked(A).path("problem").asText()).isEqualTo("one-account");
        assertThat(linked(A, A).path("problem").asText()).isEqualTo("one-account");
        assertThat(kind(linked(A, "solis/nobody"))).isEqualTo("unknown");
        assertThat(kind(linked(A, "nowhere/b1"))).isEqualTo("unknown");
        for (String wrong : List.of("b1", "/b1", "solis/", "operator/b1", "SOLIS/b1")) {
            assertThat(kind(linked(A, wrong))).as(wrong).isEqualTo("malformed");
        }
        assertThat(asked("{\"command\":\"partner_link\",\"tenant\":\"nordvik\",\"accounts\":[\"" + A + "\",\"" + B
                + "\"]}").path("problem").asText()).isEqualTo("not-the-operator");
        assertThat(unlinked(A).path("repeated").asBoolean()).isTrue();
        assertThat(stored()).hasSize(stored);
    }

    @Test
    void oneMoreThanOnePartnersAccountsCanBeIsTold() {
        List<String> many = IntStream.rangeClosed(0, 20).mapToObj(n -> "nordvik/m" + n).toList();
        ground.receive(many.stream().map(PartnerLinkerTest::approved).toList());
        apply();
        assertThat(kind(linked(many.subList(0, 20).toArray(String[]::new)))).isEqualTo("partner_linked");
        apply();
        assertThat(linked(many.getFirst(), many.getLast()).path("problem").asText()).isEqualTo("too-many");
        assertThat(linked(many.toArray(String[]::new)).path("problem").asText()).isEqualTo("too-many");
    }

    @Test
    void aRetractionTakesALinkBack() {
        linked(A, B);
        apply();
        String receipt = stored().stream()
                .filter(raw -> raw.key().tenant().equals("operator"))
                .map(raw -> raw.receipt())
                .findFirst()
                .orElseThrow();
        ground.later(Duration.ofMinutes(2));
        assertThat(kind(asked("{\"command\":\"retract\",\"tenant\":\"operator\",\"receipt\":\"" + receipt + "\"}")))
                .isEqualTo("retracted");
        apply();
        assertThat(linked(A, B).path("repeated").asBoolean(true)).isFalse();
    }

    @Test
    void theListHasWhatADistributorsAccountsAreLinkedWith() {
        for (String account : List.of(A, B, D)) {
            summarised(account);
        }
        assertThat(listed("nordvik")).isEmpty();
        linked(A, B);
        apply();
        assertThat(listed("nordvik")).containsExactly(List.of("nordvik", "solis"));
        assertThat(listed("solis")).containsExactly(List.of("nordvik", "solis"));
        unlinked(B);
        apply();
        assertThat(listed("nordvik")).isEmpty();
    }

    private void summarised(String account) {
        int slash = account.indexOf('/');
        byte[] key = ground.directory().tenant(account.substring(0, slash)).key().array();
        Unit unit = Unit.account(account.substring(0, slash),
                OpaqueId.id(key, "account", account.substring(slash + 1)));
        ground.ledger().units().putSummary(new SummaryItem(unit, 1, "{}"));
    }

    private JsonNode ofHome(String command, String id) {
        return asked("{\"command\":\"" + command + "\",\"tenant\":\"operator\",\"account\":\"" + id + "\""
                + (command.equals("readers") ? "" : ",\"address\":\"dana@fjordlys.example\"") + "}");
    }

    @Test
    void somebodyIsInvitedToTheHomeOfAccountsThatAreLinkedAndToNoOther() {
        String home = linked(A, B).path("partner").asText();
        assertThat(kind(ofHome("invite", home))).as("before it was applied").isEqualTo("unknown");
        apply();
        JsonNode invited = ofHome("invite", home);
        assertThat(kind(invited)).as(invited.toString()).isEqualTo("invited");
        assertThat(invited.path("page").asText()).isEqualTo("/p/" + home + "/");
        assertThat(ofHome("readers", home).path("readers").findValuesAsText("address"))
                .containsExactly("dana@fjordlys.example");
        assertThat(kind(ofHome("revoke_reader", home))).isEqualTo("reader_revoked");
        assertThat(kind(ofHome("invite", "aaaaaaaaaaaaaaaa"))).isEqualTo("unknown");
        assertThat(kind(ofHome("invite", "a1"))).as("no id in paths").isEqualTo("refused");
        unlinked(B);
        apply();
        assertThat(kind(ofHome("invite", home))).as("one account alone is no home").isEqualTo("unknown");
    }

    private ReaderGrant reader(String home) {
        return ground.ledger()
                .grants()
                .find(new Unit.Partner(home), new MailAddress("dana@fjordlys.example").reader())
                .orElseThrow();
    }

    @Test
    void whoReadsAHomeReadsItUntilTwoOfItsAccountsAreNotLinkedAnyMore() {
        String home = linked(A, B, C).path("partner").asText();
        apply();
        ofHome("invite", home);
        JsonNode one = unlinked(C);
        assertThat(one.path("readers").asInt()).isZero();
        apply();
        assertThat(reader(home).revoked()).isEmpty();
        assertThat(unlinked(A).path("readers").asInt()).isOne();
        assertThat(reader(home).revoked()).isPresent();
        ReaderGrant before = reader(home);
        apply();
        assertThat(unlinked(A).path("readers").asInt()).as("said again").isZero();
        assertThat(unlinked(C).path("readers").asInt()).isZero();
        assertThat(reader(home)).isEqualTo(before);
        // what is linked anew is another home, which nobody reads
        String next = linked(A, B).path("partner").asText();
        apply();
        assertThat(ofHome("readers", next).path("readers")).isEmpty();
        unlinked(D);
        assertThat(kind(ofHome("readers", next))).isEqualTo("readers_listed");
    }

    @Test
    void aHomeThatReadersJoinedIsNotMadeWiderThanWhatTheyRead() {
        String home = linked(A, B).path("partner").asText();
        apply();
        var dana = new MailAddress("dana@fjordlys.example");
        List<Unit> both = List.of(Unit.account("nordvik", "a".repeat(16)), Unit.account("solis", "b".repeat(16)));
        ground.ledger()
                .grants()
                .join(new Unit.Partner(home), dana, new GrantedPage("/p/" + home + "/", "All distributors"),
                        new ReaderGrant.Invitation(ground.clock().instant(), "reader-1", "h", both));
        int stored = stored().size();
        assertThat(linked(A, C).path("problem").asText()).isEqualTo("joined-by-readers");
        assertThat(stored()).hasSize(stored);
        assertThat(linked(A, B).path("repeated").asBoolean()).isTrue();
        unlinked(A);
        apply();
        assertThat(reader(home).revoked()).isPresent();
        String wider = linked(A, B, C).path("partner").asText();
        assertThat(wider).hasSize(16).isNotEqualTo(home);
    }
}

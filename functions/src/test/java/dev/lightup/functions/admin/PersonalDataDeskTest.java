package dev.lightup.functions.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.key.ItemKeys;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.List;
import java.util.ArrayList;
import java.time.LocalDate;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.directory.FileDirectoryStore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.receive.Stage;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is held of somebody is shown whole, and erased without touching the log.
class PersonalDataDeskTest extends OperatedTable {
    private static final String NAME = "Havn & Hage Blomster AS";
    private static final String SENTENCE = "Ragnhild at the counter says the key is lost";

    private void told() {
        said("c1", "customer.created", "customer/C-1", "{\"account\":\"a1\",\"name\":\"" + NAME
                + "\",\"country\":\"NO\",\"contactPerson\":\"Ragnhild Lie\"}");
        said("p1", "partner.application.submitted", "partner/a1", "{\"name\":\"Fjordlys AS\"}");
        said("o1", "order.submitted", "order/O-1",
                "{\"account\":\"a1\",\"customer\":\"C-1\",\"lines\":[{\"sku\":\"s\",\"quantity\":2}]}");
        said("o2", "order.on_hold", "order/O-1",
                "{\"account\":\"a1\",\"customer\":\"C-1\",\"reason\":{\"code\":\"po\",\"text\":\""
                        + SENTENCE + "\"}}");
        said("c2", "customer.created", "customer/C-2", "{\"account\":\"a1\",\"name\":\"Another AS\"}");
        apply();
    }

    private void said(String id, String type, String subject, String data) {
        String body = """
                {"specversion":"1.0","id":"%s","source":"/nordvik/crm","type":"%s","subject":"%s","time":"2026-03-01T10:00:00Z","data":%s}"""
                .formatted(id, type, subject, data);
        assertThat(send(Stage.sender(Stage.NORDVIK).id("msg-" + id).body(body)).status(0)).isEqualTo("accepted");
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items();
    }

    private String everything() {
        return items().stream()
                .map(ClearItems::text)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void ofACustomerAllClearValuesAreShownThoseOfItsOrdersIncluded() {
        told();
        JsonNode shown = ask("data_held", "subject", "customer/C-1");
        assertThat(kind(shown)).isEqualTo("data_shown");
        assertThat(shown.path("values").findValuesAsText("value")).anySatisfy(v -> assertThat(v).isEqualTo(NAME))
                .anySatisfy(v -> assertThat(v).isEqualTo(SENTENCE))
                .anySatisfy(v -> assertThat(v).contains("Ragnhild Lie"))
                .noneSatisfy(v -> assertThat(v).contains("Fjordlys"))
                .noneSatisfy(v -> assertThat(v).contains("Another"));
        assertThat(shown.path("events").findValuesAsText("id")).containsExactlyInAnyOrder("c1", "o1", "o2");
        assertThat(shown.path("whole").asBoolean()).isTrue();
    }

    @Test
    void whatIsErasedStandsNowhereAndComesBackByNoRepeat() {
        told();
        String before = everything();
        assertThat(before).contains(NAME, SENTENCE, "Ragnhild Lie");
        JsonNode dry = ask("data_erase", "subject", "customer/C-1", "dryRun", "true");
        assertThat(dry.path("erased").asInt()).isEqualTo(3);
        assertThat(everything()).isEqualTo(before);

        JsonNode done = ask("data_erase", "subject", "customer/C-1");
        assertThat(done.path("erased").asInt()).isEqualTo(3);
        assertThat(done.path("units").toString()).contains("nordvik|a/", "nordvik|d");
        assertThat(everything()).doesNotContain(NAME)
                .doesNotContain(SENTENCE)
                .doesNotContain("Ragnhild")
                .contains("Fjordlys AS", "Another AS");
        // the log is as it was: every event folds to the same state, and its repeat is found
        isWhatTheEventsSay();
        ground.later(Duration.ofMinutes(1));
        said("c3", "customer.created", "customer/C-1", "{\"account\":\"a1\",\"name\":\"" + NAME + "\"}");
        apply();
        assertThat(everything()).doesNotContain(NAME);

        JsonNode again = ask("data_erase", "subject", "customer/C-1");
        assertThat(again.path("erased").asInt()).isZero();
        assertThat(again.path("before").asInt()).isEqualTo(3);
        JsonNode shown = ask("data_held", "subject", "customer/C-1");
        assertThat(shown.path("values")).hasSize(3).noneMatch(value -> value.has("value"));
    }

    /// As of an endpoint that sends references only: there is a token, and no label that could be erased.
    @Test
    void aNameThatWasNeverKeptIsErasedTooSoThatNoOtherEndpointBringsIt() {
        told();
        dynamo.plainClient()
                .scan(all -> all.tableName(dynamo.table()))
                .items()
                .stream()
                .filter(item -> AttributeValue.fromS(ItemKeys.LABEL).equals(item.get("sk")))
                .forEach(item -> dynamo.plainClient()
                        .deleteItem(one -> one.tableName(dynamo.table())
                                .key(Map.of("pk", Objects.requireNonNull(item.get("pk")), "sk",
                                        AttributeValue.fromS(ItemKeys.LABEL)))));
        assertThat(everything()).doesNotContain(NAME);
        assertThat(ask("data_erase", "subject", "customer/C-1", "dryRun", "true").path("erased").asInt()).isZero();
        assertThat(ask("data_erase", "subject", "customer/C-1").path("erased").asInt()).isZero();
        ground.later(Duration.ofMinutes(1));
        said("c3", "customer.created", "customer/C-1", "{\"account\":\"a1\",\"name\":\"" + NAME + "\"}");
        apply();
        assertThat(everything()).doesNotContain(NAME);
    }

    /// Such a tenant's readers take its pages along in files: none is made of what stood there before, and none is left.
    @Test
    void ofATenantThatLeavesTheFilesOfItsPagesAreRemovedOnceNothingCanPutTheNameIntoThemAgain() {
        told();
        List<String> dropped = new ArrayList<>();
        LeavingPages pages = new LeavingPages() {
            @Override
            public Erased erase(String tenant) {
                throw new AssertionError("pages are made anew, not erased");
            }

            @Override
            public Archived archive(String tenant) {
                throw new AssertionError("nothing is kept of pages that may still have the name");
            }

            @Override
            public Dropped drop(String tenant) {
                assertThat(everything()).doesNotContain(NAME);
                assertThat(ground.ledger().heads().head(Unit.distributor(tenant)).mayShowErased()).isTrue();
                dropped.add(tenant);
                return new Dropped(dropped.size() > 1);
            }
        };
        var admin = new Admin(dynamo.client(), dynamo.table(), ground.directory(),
                new FileDirectoryStore(folder.resolve("none.json")), UploadPlace.NONE, pages, ground.clock());
        String erase = "{\"command\":\"data_erase\",\"tenant\":\"nordvik\",\"subject\":\"customer/C-1\"";
        call(admin, erase + ",\"dryRun\":true}");
        assertThat(dropped).isEmpty();
        ground.ledger()
                .closings()
                .begin(new TenantClosing("nordvik", "operator", LocalDate.of(2026, 12, 31),
                        ground.clock().instant(), "d/x/", Optional.empty(), Optional.empty()));
        assertThat(call(admin, erase + ",\"dryRun\":true}").path("whole").asBoolean()).isTrue();
        assertThat(dropped).isEmpty();
        // a file that is still there: the same command again
        assertThat(call(admin, erase + "}").path("whole").asBoolean(true)).isFalse();
        assertThat(call(admin, erase + "}").path("whole").asBoolean()).isTrue();
        assertThat(dropped).containsExactly("nordvik", "nordvik");
    }

    private JsonNode invite(String account, String name, String title) {
        JsonNode said = ask("invite", "account", account, "address", name + "@fjordlys.example", "title", title);
        assertThat(kind(said)).isEqualTo("invited");
        return said;
    }

    private List<String> titles() {
        return ground.ledger()
                .grants()
                .of(new MailAddress("dana@fjordlys.example").reader())
                .stream()
                .map(grant -> grant.page().title())
                .toList();
    }

    /// A title is free text of whoever invites, and the documents' own example has the partner's name in it.
    @Test
    void whatReadersEntriesCallAPartnersPagesGoesWithItsNameAndIsBroughtBackByNoInvitation() {
        told();
        invite("a1", "dana", "Fjordlys at Nordvik Cloud");
        invite("a1", "rolf", "Fjordlys at Nordvik Cloud");
        invite("a2", "dana", "Solvik at Nordvik Cloud");
        ask("revoke_reader", "account", "a1", "address", "rolf@fjordlys.example");
        JsonNode shown = ask("data_held", "subject", "partner/a1");
        assertThat(shown.path("titles")).hasSize(1);
        assertThat(shown.at("/titles/0/title").asText()).isEqualTo("Fjordlys at Nordvik Cloud");
        assertThat(shown.at("/titles/0/readers").asInt()).isEqualTo(2);

        assertThat(ask("data_erase", "subject", "partner/a1", "dryRun", "true").path("titles").asInt()).isEqualTo(2);
        assertThat(titles()).containsExactlyInAnyOrder("Fjordlys at Nordvik Cloud", "Solvik at Nordvik Cloud");
        assertThat(ask("data_erase", "subject", "partner/a1").path("titles").asInt()).isEqualTo(2);
        assertThat(everything()).doesNotContain("Fjordlys").contains("Solvik at Nordvik Cloud");
        assertThat(titles()).containsExactlyInAnyOrder("Account a1 at nordvik", "Solvik at Nordvik Cloud");

        invite("a1", "dana", "Fjordlys at Nordvik Cloud");
        invite("a1", "new", "Fjordlys at Nordvik Cloud");
        assertThat(everything()).doesNotContain("Fjordlys");
        assertThat(ask("data_held", "subject", "partner/a1").path("titles")).isEmpty();
    }

    /// A partner of which no event told yet may have readers who were invited already.
    @Test
    void aTitleAloneIsHeldToo() {
        invite("a9", "dana", "Aurora Drift");
        assertThat(ask("data_held", "subject", "partner/a9").at("/titles/0/title").asText()).isEqualTo("Aurora Drift");
        assertThat(ask("data_erase", "subject", "partner/a9").path("titles").asInt()).isEqualTo(1);
        assertThat(everything()).doesNotContain("Aurora");
        assertThat(kind(ask("data_erase", "subject", "partner/a9"))).isEqualTo("unknown");
    }

    /// A table that is restored to an earlier time has the values again and no tombstone: what the log had since is asked once more as it stands there.
    @Test
    void whatWasErasedIsErasedAgainAfterARestoreByTheLinesOfTheLogAlone() {
        told();
        invite("a1", "dana", "Fjordlys at Nordvik Cloud");
        List<Map<String, AttributeValue>> backup = items();
        ask("data_erase", "subject", "customer/C-1", "dryRun", "true");
        ask("data_erase", "subject", "customer/C-404");
        ask("data_erase", "subject", "Ragnhild Lie");
        ask("data_erase", "subject", "customer/C-1");
        ask("data_erase", "subject", "partner/a1");
        call("{\"command\":\"data_erase\",\"tenant\":\"operator\",\"subject\":\"reader/Dana@fjordlys.example\"}");
        List<String> lines = calls.lines()
                .stream()
                .filter(line -> line.startsWith("operator: erasing "))
                .map(line -> line.substring("operator: erasing ".length()))
                .toList();
        assertThat(lines).hasSize(4).noneMatch(line -> line.contains("@") || line.contains("Ragnhild"));

        items().forEach(item -> dynamo.plainClient()
                .deleteItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", Objects.requireNonNull(item.get("pk")), "sk",
                                Objects.requireNonNull(item.get("sk"))))));
        backup.forEach(item -> dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item)));
        assertThat(everything()).contains(NAME, SENTENCE, "Fjordlys AS", "Fjordlys at", "dana@fjordlys.example");
        lines.forEach(this::call);
        assertThat(everything()).doesNotContain(NAME, SENTENCE, "Ragnhild", "Fjordlys", "dana@fjordlys.example")
                .contains("Another AS");
        isWhatTheEventsSay();
    }

    @Test
    void aTitleInWhichACustomersNameStandsGoesWithTheName() {
        told();
        invite("a1", "dana", "For havn & hage blomster as, by Fjordlys");
        invite("a1", "rolf", "Fjordlys at Nordvik Cloud");
        assertThat(ask("data_erase", "subject", "customer/C-1").path("titles").asInt()).isEqualTo(1);
        assertThat(everything()).doesNotContain("havn & hage").contains("Fjordlys at Nordvik Cloud");
    }

    @Test
    void theLogSaysWhoAskedWhereTheCallerSaysSo() {
        ask("quarantine_list", "by", "Ruth, on call");
        ask("quarantine_list");
        assertThat(kind(ask("quarantine_list", "by", "two\nlines"))).isEqualTo("malformed");
        assertThat(kind(ask("quarantine_list", "by", "b".repeat(101)))).isEqualTo("malformed");
        assertThat(kind(ask("quarantine_list", "by", "ruth@nordvik.example"))).isEqualTo("malformed");
        assertThat(calls.lines()).startsWith("operator: quarantine list tenant=nordvik listed=0 by=Ruth, on call",
                "operator: quarantine list tenant=nordvik listed=0")
                .noneMatch(line -> line.contains("two"));
    }

    @Test
    void whatNobodyKnowsAndWhatIsNoSubjectGetPlainAnswers() {
        told();
        assertThat(kind(ask("data_held", "subject", "customer/C-404"))).isEqualTo("unknown");
        assertThat(kind(ask("data_erase", "subject", "customer/C-404"))).isEqualTo("unknown");
        assertThat(kind(ask("data_held", "subject", "customers"))).isEqualTo("malformed");
        assertThat(kind(ask("data_erase", "subject", ""))).isEqualTo("malformed");
    }
}

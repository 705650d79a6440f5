package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.functions.enter.LinkReader;
import dev.lightup.json.Json;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.EntryLink;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.endpoint.Endpoint;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A distributor invites readers of its own accounts.
class InvitationTest {
    private static final String DANA = "{\"account\":\"NV-1\",\"address\":\"Dana@fjordlys.example\",\"title\":\"Fjordlys at Nordvik\"}";
    private static final MailAddress ADDRESS = new MailAddress("dana@fjordlys.example");

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();

    private Answer post(Sender sender) {
        return stage.call(new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock()), sender.bytes());
    }

    private static Sender sender(String endpoint, String body) {
        return Stage.sender(endpoint)
                .path("/v1/invitations")
                .media("application/json")
                .header("lightup-endpoint", endpoint)
                .body(body);
    }

    private static List<Json> answers(Answer answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.json().get("invitations").orElseThrow() instanceof Json.Arr(List<Json> all) ? all : List.of();
    }

    private static String part(Json answer, String name) {
        return answer instanceof Json.Obj object ? object.text(name).orElse("") : "";
    }

    private Unit account(String tenant, String id) {
        return Unit.account(tenant, OpaqueId.id(stage.tenant(tenant).key().array(), "account", id));
    }

    private Optional<LinkReader.Open> look(String link) {
        return new LinkReader(dynamo.ledger(), Stage.clock(), new SecureRandom())
                .look(token(link));
    }

    @Test
    void theAnswerHasALinkThatOpensTheAccountOfTheEndpointsOwnTenant() {
        Json answer = answers(post(sender(Stage.NORDVIK, DANA))).getFirst();
        assertThat(part(answer, "address")).isEqualTo("dana@fjordlys.example");
        assertThat(part(answer, "until")).isEqualTo("2026-03-16T10:00:00.000Z");
        LinkReader.Open open = look(part(answer, "link")).orElseThrow();
        assertThat(open.link().unit()).contains(account("nordvik", "NV-1"));
        assertThat(open.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.page().title()).isEqualTo("Fjordlys at Nordvik");
            assertThat(grant.page().path()).isEqualTo(part(answer, "page"));
            assertThat(grant.invited().by()).isEqualTo(Stage.NORDVIK);
        });
        // the same id at another distributor is another unit
        Json other = answers(post(sender(Stage.SOLIS, DANA))).getFirst();
        assertThat(look(part(other, "link")).orElseThrow().link().unit()).contains(account("solis", "NV-1"));
    }

    @Test
    void manyAreInvitedAtOnceAndEachProblemIsToldByItsPlace() {
        List<Json> all = answers(post(sender(Stage.NORDVIK, "[" + DANA
                + ",{\"all\":true,\"address\":\"ruth@nordvik.example\"},{\"account\":\"NV-2\",\"address\":\"nobody\"},{\"adress\":\"a@b.example\"},"
                + "{\"all\":true,\"address\":\"a@b.example\",\"titel\":\"x\"},{\"all\":true,\"address\":\"a@b.example\",\"title\":\" \"},7]")));
        assertThat(all).hasSize(7);
        assertThat(look(part(all.get(1), "link")).orElseThrow().link().unit()).contains(Unit.distributor("nordvik"));
        assertThat(all.subList(2, 7))
                .allMatch(one -> part(one, "problem").equals("unreadable") && part(one, "link").isEmpty());
        assertThat(part(all.get(2), "pointer")).isEqualTo("/address");
    }

    @Test
    void aRepeatGetsTheSameLinkAndBringsBackNothing() {
        Sender once = sender(Stage.NORDVIK, DANA);
        String link = part(answers(post(once)).getFirst(), "link");
        assertThat(part(answers(post(once)).getFirst(), "link")).isEqualTo(link);
        LinkReader.Open open = look(link).orElseThrow();
        assertThat(dynamo.ledger().links().use(open.link(), "somebody")).isTrue();
        assertThat(part(answers(post(once)).getFirst(), "link")).isEqualTo(link);
        assertThat(look(link)).isEmpty();

        String second = part(answers(post(once.id("msg_2"))).getFirst(), "link");
        dynamo.ledger().grants().revoke(account("nordvik", "NV-1"), ADDRESS.reader(), Stage.NOW);
        post(once.id("msg_2"));
        assertThat(look(second)).isEmpty();
        assertThat(look(part(answers(post(once.id("msg_3"))).getFirst(), "link"))).isPresent();
    }

    @Test
    void allOfADistributorIsOpenedByTheWordAloneAndNeverByAnAccountThatIsMissing() {
        // what stands beside the address, and the place that is told
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("", "/account");
        wrong.put("\"account\":null,", "/account");
        wrong.put("\"account\":\"\",", "/account");
        wrong.put("\"account\":7,", "/account");
        wrong.put("\"account\":null,\"all\":true,", "/account");
        wrong.put("\"all\":null,", "/all");
        wrong.put("\"all\":false,", "/all");
        wrong.put("\"all\":\"true\",", "/all");
        wrong.put("\"account\":\"NV-1\",\"all\":true,", "/all");
        wrong.put("\"account\":\"NV-1\",\"all\":false,", "/all");
        wrong.put("\"account\":\"NV-1\",\"all\":null,", "/all");
        List<Json> all = answers(post(sender(Stage.NORDVIK, wrong.keySet()
                .stream()
                .map(members -> "{" + members + "\"address\":\"a@b.example\"}")
                .collect(Collectors.joining(",", "[", "]")))));
        assertThat(all).map(one -> part(one, "pointer")).containsExactlyElementsOf(wrong.values());
        assertThat(all).allMatch(one -> part(one, "problem").equals("unreadable") && part(one, "link").isEmpty());
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).count()).isZero();
    }

    private static SecretToken token(String link) {
        return new SecretToken(link.substring("/enter/link/".length()));
    }

    @Test
    void aRepeatOfAnEarlierInvitationNeitherBringsBackWhatWasRevokedNorTakesTheLaterOnesPlace() {
        String first = part(answers(post(sender(Stage.NORDVIK, DANA).id("msg_1"))).getFirst(), "link");
        assertThat(dynamo.ledger().links().use(look(first).orElseThrow().link(), "somebody")).isTrue();
        String second = part(answers(post(sender(Stage.NORDVIK, DANA).id("msg_2"))).getFirst(), "link");
        assertThat(part(answers(post(sender(Stage.NORDVIK, DANA).id("msg_1"))).getFirst(), "link")).isEqualTo(first);
        assertThat(look(second)).isPresent();

        dynamo.ledger().grants().revoke(account("nordvik", "NV-1"), ADDRESS.reader(), Stage.NOW);
        for (String again : List.of("msg_1", "msg_2", "msg_1")) {
            post(sender(Stage.NORDVIK, DANA).id(again));
            assertThat(look(first)).isEmpty();
            assertThat(look(second)).isEmpty();
            assertThat(dynamo.ledger().grants().of(ADDRESS.reader(), Stage.NOW)).isEmpty();
        }
    }

    /// Whoever signs in reads all grants of its address: one distributor must not make that dear for the others.
    @Test
    void aDistributorInvitesAnAddressToTwoHundredUnitsAndToNoMore() {
        String all = IntStream.range(0, 200)
                .mapToObj(n -> "{\"account\":\"NV-" + n + "\",\"address\":\"dana@fjordlys.example\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(answers(post(sender(Stage.NORDVIK, all)))).hasSize(200)
                .allMatch(one -> !part(one, "link").isEmpty());
        String more = "[" + DANA.replace("NV-1", "NV-200") + "," + DANA + ","
                + DANA.replace("NV-1", "NV-200").replace("Dana@", "kim@") + "]";
        List<Json> beyond = answers(post(sender(Stage.NORDVIK, more).id("msg_2")));
        assertThat(part(beyond.getFirst(), "problem")).isEqualTo("too-many");
        assertThat(part(beyond.getFirst(), "pointer")).isEqualTo("/address");
        assertThat(part(beyond.getFirst(), "link")).isEmpty();
        assertThat(dynamo.ledger().grants().find(account("nordvik", "NV-200"), ADDRESS.reader())).isEmpty();
        // a unit that it was invited to already, and another address
        assertThat(look(part(beyond.get(1), "link"))).isPresent();
        assertThat(look(part(beyond.get(2), "link"))).isPresent();
        // and another distributor is not shut out
        assertThat(look(part(answers(post(sender(Stage.SOLIS, DANA))).getFirst(), "link"))).isPresent();
        assertThat(dynamo.ledger().grants().of(ADDRESS.reader(), Stage.NOW)).hasSize(201);
    }

    @Test
    void aRepeatLongAfterMakesNoLinkAnewThatTheTableForgot() {
        String link = part(answers(post(sender(Stage.NORDVIK, DANA).id("msg_1"))).getFirst(), "link");
        assertThat(dynamo.ledger().links().use(look(link).orElseThrow().link(), "somebody")).isTrue();
        assertThat(dynamo.ledger()
                .grants()
                .enter(account("nordvik", "NV-1"), ADDRESS.reader(), Stage.NOW, LocalDate.parse("2026-03-02")))
                .isTrue();
        // as the table does when its time is over
        Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("operator#T#" + token(link).hash()), "sk",
                AttributeValue.fromS("link"));
        assertThat(dynamo.plainClient().getItem(r -> r.tableName(dynamo.table()).key(key)).hasItem()).isTrue();
        dynamo.plainClient().deleteItem(r -> r.tableName(dynamo.table()).key(key));
        Answer again = post(sender(Stage.NORDVIK, DANA).id("msg_1"));
        assertThat(part(answers(again).getFirst(), "link")).isEqualTo(link);
        assertThat(part(answers(again).getFirst(), "until")).isEqualTo("2026-03-16T10:00:00.000Z");
        assertThat(look(link)).isEmpty();
        // and a link that lies there for whatever reason opens nothing after the invitation's time
        dynamo.ledger()
                .links()
                .put(EntryLink.invitation(token(link), ADDRESS, account("nordvik", "NV-1"),
                        Stage.NOW.plus(Duration.ofDays(20))));
        assertThat(new LinkReader(dynamo.ledger(), () -> Stage.NOW.plus(Duration.ofDays(21)), new SecureRandom())
                .look(token(link))).isEmpty();
    }

    @Test
    void whoCannotProveTheEndpointOrMayNotSpeakOfEverythingInvitesNobody() {
        Answer unknown = post(sender("ep_nobody", DANA));
        assertThat(unknown.statusCode()).isEqualTo(401);
        for (Sender wrong : List.of(sender(Stage.NORDVIK, DANA).secret(Stage.secretOf(Stage.SOLIS)),
                sender(Stage.SOLIS, DANA).secret(Stage.secretOf(Stage.NORDVIK)),
                Stage.sender(Stage.NORDVIK).path("/v1/invitations").media("application/json").body(DANA),
                sender("ep_off", DANA),
                sender(Stage.NORDVIK, DANA).at(Stage.NOW.minusSeconds(301)))) {
            assertThat(post(wrong).body()).isEqualTo(unknown.body());
        }
        Endpoint all = stage.endpoint(Stage.NORDVIK).orElseThrow();
        stage.add(new Endpoint("ep_orders", "nordvik", "canonical", all.keys(),
                new Endpoint.Scope(all.scope().sources(), Set.of("order")), List.of(), true, Optional.empty()));
        assertThat(post(sender("ep_orders", DANA).secret(Stage.secretOf(Stage.NORDVIK))).statusCode()).isEqualTo(403);
        assertThat(post(sender(Stage.OPERATOR, DANA)).statusCode()).isEqualTo(403);
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).count()).isZero();
    }

    @Test
    void whatIsNoInvitationIsRefused() {
        for (String body : List.of("[]", "7", "{", "[" + (DANA + ",").repeat(200) + DANA + "]", "\"x\"")) {
            assertThat(post(sender(Stage.NORDVIK, body)).statusCode()).as(body).isIn(413, 422);
        }
        assertThat(post(sender(Stage.NORDVIK, DANA).media("text/csv")).statusCode()).isEqualTo(415);
        assertThat(post(sender(Stage.NORDVIK, DANA).method("GET")).statusCode()).isEqualTo(405);
        assertThat(post(sender(Stage.NORDVIK, DANA).path("/v1/invitations/")).statusCode()).isEqualTo(404);
    }
}

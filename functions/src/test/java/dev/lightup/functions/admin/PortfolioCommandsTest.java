package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Portfolios are what the operator says of them, as events.
class PortfolioCommandsTest extends OperatedTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode set(String portfolio, String name, List<String> accounts, boolean dry) {
        ObjectNode request = JSON.createObjectNode()
                .put("command", "portfolio_set")
                .put("tenant", TENANT)
                .put("portfolio", portfolio)
                .put("name", name)
                .put("dryRun", dry);
        accounts.forEach(request.putArray("accounts")::add);
        return call(request.toString());
    }

    private JsonNode set(String portfolio, String name, List<String> accounts) {
        JsonNode answer = set(portfolio, name, accounts, false);
        assertThat(kind(answer)).as(answer.toString()).isEqualTo("portfolio_said");
        return answer;
    }

    private static List<String> lines(JsonNode answer) {
        return answer.at("/change/differences").valueStream().map(JsonNode::asText).toList();
    }

    private PortfolioState north() {
        return (PortfolioState) state("portfolio/north").folded().current().state();
    }

    private void told(String... accounts) {
        ground.receive(IntStream.range(0, accounts.length)
                .mapToObj(i -> event("told-" + accounts[i], "partner.application.approved", "partner/" + accounts[i],
                        "{}", i))
                .toList());
        apply();
    }

    @Test
    void theDifferenceIsShownFirstAndWhatIsSaidHolds() {
        told("A-1", "A-2");
        int stored = stored().size();
        JsonNode look = set("north", "North", List.of("A-2", "A-1", "A-404", "A-1"), true);
        assertThat(lines(look)).containsExactly("is new: \"North\"", "account A-1 comes", "account A-2 comes",
                "account A-404 comes");
        assertThat(look.at("/change/unknown").valueStream().map(JsonNode::asText)).containsExactly("A-404");
        assertThat(stored()).as("a look stores nothing").hasSize(stored);

        JsonNode said = set("north", "North", List.of("A-2", "A-1", "A-404", "A-1"));
        assertThat(said.at("/change/receipt").asText()).matches("e[0-9a-f]{32}");
        // said again, before and after it is applied
        assertThat(set("north", "North", List.of("A-1", "A-2", "A-404")).at("/change/receipt"))
                .isEqualTo(said.at("/change/receipt"));
        apply();
        assertThat(north().accounts()).containsExactly("A-1", "A-2", "A-404");
        JsonNode again = set("north", "North", List.of("A-1", "A-2", "A-404"));
        assertThat(again.at("/change/repeated").asBoolean()).isTrue();
        assertThat(again.path("change").has("receipt")).isFalse();
        assertThat(stored()).hasSize(stored + 1);

        ground.later(Duration.ofMinutes(5));
        assertThat(lines(call("""
                {"command":"portfolio_set","tenant":"nordvik","portfolio":"north","name":"Up north","manager":"Desk N",
                 "accounts":["A-2","A-3"]}"""))).containsExactly("name: \"North\" becomes \"Up north\"",
                "manager: none becomes \"Desk N\"", "account A-3 comes", "account A-1 goes", "account A-404 goes");
        apply();
        assertThat(north().name()).contains("Up north");
        assertThat(north().manager()).contains("Desk N");
        assertThat(north().accounts()).containsExactly("A-2", "A-3");
        assertThat(state("portfolio/north").folded().current().recent().toString())
                .as("the accounts stand in the state once")
                .doesNotContain("A-404");
        isWhatTheEventsSay();
    }

    @Test
    void whatWasSaidByMistakeIsTakenBackByItsReceipt() {
        set("north", "North", List.of("A-1", "A-2"));
        apply();
        ground.later(Duration.ofMinutes(2));
        String receipt = set("north", "Nroth", List.of("A-3")).at("/change/receipt").asText();
        apply();
        ground.later(Duration.ofMinutes(2));
        assertThat(kind(ask("retract", "receipt", receipt))).isEqualTo("retracted");
        apply();
        assertThat(north().name()).contains("North");
        assertThat(north().accounts()).containsExactly("A-1", "A-2");
        set("north", "North", List.of("A-1", "A-2", "A-3"));
        apply();
        assertThat(north().accounts()).hasSize(3);
        isWhatTheEventsSay();
    }

    @Test
    void ofTwoWhoBeginFromOneVersionTheLaterIsToldAndNothingIsLost() {
        set("north", "North", List.of("A-1"));
        assertThat(set("north", "North", List.of("A-2"), false).path("problem").asText()).isEqualTo("overtaken");
        apply();
        set("north", "North", List.of("A-1", "A-2"));
        assertThat(set("north", "North", List.of("A-1"), false).path("problem").asText())
                .as("what is in force, while another was said")
                .isEqualTo("overtaken");
        assertThat(ask("portfolio_remove", "portfolio", "north").path("problem").asText()).isEqualTo("overtaken");
        apply();
        assertThat(north().accounts()).containsExactly("A-1", "A-2");
    }

    @Test
    void onePortfolioIsListedWithItsAccountsAndOneThatIsRemovedIsNoneAndMayComeBack() {
        set("north", "North", List.of("A-1", "A-2"));
        set("west", "West", List.of("A-2"));
        apply();
        JsonNode all = ask("portfolio_list").path("portfolios");
        assertThat(all.findValuesAsText("portfolio")).containsExactly("north", "west");
        assertThat(all.findValuesAsText("count")).containsExactly("2", "1");
        assertThat(all.at("/0").has("accounts")).isFalse();
        byte[] key = ground.directory().tenant(TENANT).key().array();
        assertThat(all.at("/0/page").asText()).isEqualTo("d/" + OpaqueId.id(key, "tenant", TENANT) + "/m/"
                + OpaqueId.id(key, "portfolio", "north") + "/");
        assertThat(state("portfolio/north").paths()).containsEntry("portfolio:north",
                OpaqueId.id(key, "portfolio", "north"));
        assertThat(ask("portfolio_list", "portfolio", "north").at("/portfolios/0/accounts").toString())
                .isEqualTo("[\"A-1\",\"A-2\"]");

        assertThat(lines(ask("portfolio_remove", "portfolio", "north", "dryRun", "true")))
                .containsExactly("is removed: \"North\", 2 accounts; they stay as they are");
        ground.later(Duration.ofMinutes(1));
        ask("portfolio_remove", "portfolio", "north");
        apply();
        assertThat(north()).isEqualTo(new PortfolioState(Optional.empty(), Optional.empty(), List.of(),
                north().changed()));
        assertThat(ask("portfolio_list").path("portfolios").findValuesAsText("portfolio")).containsExactly("west");
        assertThat(kind(ask("portfolio_list", "portfolio", "north"))).isEqualTo("unknown");
        assertThat(ask("portfolio_remove", "portfolio", "north").at("/change/repeated").asBoolean()).isTrue();
        assertThat(kind(ask("portfolio_remove", "portfolio", "never"))).isEqualTo("unknown");

        ground.later(Duration.ofMinutes(1));
        assertThat(lines(set("north", "North", List.of("A-1")))).containsExactly("is new: \"North\"",
                "account A-1 comes");
        apply();
        assertThat(north().accounts()).containsExactly("A-1");
        isWhatTheEventsSay();
    }

    @Test
    void whatIsNoPortfolioIsRefusedByItsPlaceAndOneBeyondEachBoundToo() {
        List<String> thousand = IntStream.range(0, 1_000).mapToObj("4f6b0d7e-%031d"::formatted).toList();
        assertThat(thousand.getFirst()).hasSize(40);
        set("north", "N".repeat(80), thousand);
        apply();
        assertThat(north().accounts()).hasSize(1_000);
        assertThat(lines(set("north", "North", thousand.subList(0, 500), true))).hasSize(1 + 200 + 1)
                .contains("300 more accounts go");

        assertThat(refused("west", "West", IntStream.rangeClosed(0, 1_000).mapToObj(i -> "A" + i).toList()))
                .isEqualTo("/accounts: at most 1000, and these are 1001");
        assertThat(refused("west", "West", List.of("A-1", "A-2", "A\n3")))
                .isEqualTo("/accounts/2: an id as its distributor sends it, 1 to 200 characters");
        assertThat(refused("west", "West", List.of())).startsWith("/accounts: one at least");
        assertThat(refused("West", "N".repeat(81), List.of("A-1"))).contains("/portfolio: ",
                "/name: one line of 1 to 80 characters");
        assertThat(refused("west", "W\u202eest", List.of("A-1"))).startsWith("/name: ");
        for (boolean dry : List.of(true, false)) {
            JsonNode large = set("west", "West", IntStream.range(0, 330).mapToObj(i -> i + "x".repeat(197)).toList(),
                    dry);
            assertThat(large.path("problem").asText()).as("dry %s", dry).isEqualTo("portfolio-too-large");
            assertThat(large.path("detail").asText()).contains(" 64 KiB");
        }
        assertThat(kind(call("""
                {"command":"portfolio_set","tenant":"operator","portfolio":"a","name":"A","accounts":["A"]}""")))
                .isEqualTo("refused");
        assertThat(kind(call("{\"command\":\"portfolio_list\",\"tenant\":\"operator\"}"))).isEqualTo("refused");
    }

    @Test
    void aDistributorHasSoManyPortfoliosAndOneMoreIsRefused() {
        IntStream.range(0, 50).forEach(i -> set("p-" + i, "P" + i, List.of("A-1")));
        apply();
        assertThat(set("one-more", "More", List.of("A-1"), false).path("problem").asText())
                .isEqualTo("too-many-portfolios");
        assertThat(lines(set("p-7", "P7", List.of("A-2")))).as("one of those that there are").isNotEmpty();
        ask("portfolio_remove", "portfolio", "p-8");
        apply();
        set("one-more", "More", List.of("A-1"));
    }

    @Test
    void allPortfoliosOfADistributorHaveSoManyAccountsTogetherAndOneMoreIsRefused() {
        List<String> thousand = IntStream.range(0, 1_000).mapToObj(i -> "A-" + i).toList();
        IntStream.range(0, 10).forEach(i -> stored("p-" + i, i == 9 ? thousand.subList(0, 999) : thousand));
        assertThat(lines(set("one-more", "More", List.of("A-1"), true))).isNotEmpty();
        JsonNode refused = set("one-more", "More", List.of("A-1", "A-2"), false);
        assertThat(refused.path("problem").asText()).isEqualTo("portfolios-too-large");
        assertThat(refused.path("detail").asText()).contains("10000", "10001");
        assertThat(lines(set("p-9", "P", thousand, true))).as("its own accounts of before count once").isNotEmpty();
    }

    private void stored(String id, List<String> accounts) {
        var subject = subject("portfolio/" + id);
        var slice = new Slice(Holder.TENANT, Optional.empty(), Optional.empty(), Optional.empty(),
                new PortfolioState(Optional.of("P"), Optional.empty(), accounts, Optional.of(ground.clock().instant())),
                List.of(), 0, Optional.empty());
        ground.ledger().units().putMember(Unit.distributor(TENANT), subject, 1);
        ground.ledger()
                .subjects()
                .write(new StateItem(TENANT, new FoldedSubject(subject, List.of(slice)), 1,
                        StateItem.Taken.marks(List.of()), new TreeMap<>(), Optional.empty(), ground.clock().instant()));
    }

    private String refused(String portfolio, String name, List<String> accounts) {
        JsonNode answer = set(portfolio, name, accounts, false);
        assertThat(answer.path("problem").asText()).as(answer.toString()).isEqualTo("portfolio-invalid");
        return answer.path("detail").asText();
    }
}

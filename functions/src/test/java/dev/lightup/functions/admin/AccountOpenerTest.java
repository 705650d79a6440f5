package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static dev.lightup.functions.apply.Ground.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Accounts are opened by events that the operator says.
class AccountOpenerTest extends OperatedTable {
    private static final String PARTNER = "partner/a1";

    private void told() {
        ground.receive(List.of(event("p1", "partner.application.approved", PARTNER, "{}", 0)));
        apply();
    }

    private void leaves() {
        long minute = Duration.between(minute(0), ground.clock().instant()).toMinutes();
        ground.receive(List.of(event("l1", "partner.offboarded", PARTNER, "{}", minute)));
    }

    private Optional<Instant> opened() {
        Slice current = state(PARTNER).folded().current();
        return current.state() instanceof PartnerState partner ? partner.opened() : Optional.empty();
    }

    private JsonNode open(String request) {
        JsonNode answer = call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\"," + request + "}");
        assertThat(kind(answer)).as(answer.toString()).isEqualTo("accounts_opened");
        return answer;
    }

    @Test
    void anAccountIsOpenSinceTheOperatorSaidSoAndSayingItAgainChangesNothing() {
        told();
        assertThat(opened()).isEmpty();
        JsonNode line = open("\"accounts\":[\"a1\"]").at("/accounts/0");
        assertThat(line.path("became").asText()).isEqualTo("opened");
        assertThat(line.path("receipt").asText()).matches("e[0-9a-f]{32}");
        // at once again, before it was applied: the same event
        assertThat(open("\"accounts\":[\"a1\"]").at("/accounts/0/receipt")).isEqualTo(line.path("receipt"));
        apply();
        Instant since = opened().orElseThrow();
        assertThat(since).isEqualTo(Instant.parse(line.path("since").asText()));
        isWhatTheEventsSay();

        ground.later(Duration.ofHours(3));
        int stored = stored().size();
        JsonNode again = open("\"accounts\":[\"a1\"]").at("/accounts/0");
        assertThat(again.path("became").asText()).isEqualTo("open");
        assertThat(again.path("since").asText()).isEqualTo(line.path("since").asText());
        assertThat(stored()).hasSize(stored);
    }

    @Test
    void aSlipOfThePenOpensNothingAndMakesNoAccount() {
        told();
        int stored = stored().size();
        JsonNode lines = open("\"accounts\":[\"a1x\",\"a1\"],\"dryRun\":true").path("accounts");
        assertThat(lines.findValuesAsText("became")).containsExactly("unknown", "would-open");
        assertThat(stored()).hasSize(stored);
        assertThat(kind(call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\"}"))).isEqualTo("malformed");
        assertThat(kind(
                call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\",\"all\":true,\"accounts\":[\"a1\"]}")))
                .isEqualTo("malformed");
        assertThat(kind(call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\",\"accounts\":[\"a\\n1\"]}")))
                .isEqualTo("malformed");
        assertThat(kind(call("{\"command\":\"open_accounts\",\"tenant\":\"operator\",\"all\":true}")))
                .isEqualTo("refused");
    }

    @Test
    void aPortfolioIsLookedAtAndOpenedWholeAsAListIs() {
        told();
        ground.receive(List.of(event("p2", "partner.application.approved", "partner/a2", "{}", 0),
                event("p3", "partner.application.approved", "partner/a3", "{}", 0)));
        apply();
        open("\"accounts\":[\"a2\"]");
        assertThat(kind(call("""
                {"command":"portfolio_set","tenant":"nordvik","portfolio":"north","name":"North",
                 "accounts":["a1","a2","a404"]}"""))).isEqualTo("portfolio_said");
        apply();

        int stored = stored().size();
        assertThat(open("\"portfolio\":\"north\",\"dryRun\":true").path("accounts").findValuesAsText("became"))
                .containsExactly("would-open", "open", "unknown");
        assertThat(stored()).hasSize(stored);
        JsonNode lines = open("\"portfolio\":\"north\"").path("accounts");
        assertThat(lines.findValuesAsText("account")).containsExactly("a1", "a2", "a404");
        assertThat(lines.findValuesAsText("became")).containsExactly("opened", "open", "unknown");
        apply();
        assertThat(opened()).isPresent();
        assertThat(open("\"accounts\":[\"a3\"],\"dryRun\":true").at("/accounts/0/became").asText())
                .as("of no portfolio")
                .isEqualTo("would-open");

        for (String none : List.of("west", "", "north\\n")) {
            assertThat(kind(call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\",\"portfolio\":\"" + none
                    + "\"}"))).as(none).isEqualTo("unknown");
        }
        assertThat(kind(call("""
                {"command":"open_accounts","tenant":"nordvik","portfolio":"north","all":true}""")))
                .isEqualTo("malformed");
        assertThat(kind(call("""
                {"command":"open_accounts","tenant":"nordvik","portfolio":"north","accounts":["a1"]}""")))
                .isEqualTo("malformed");
        assertThat(ask("portfolio_remove", "portfolio", "north").at("/change/receipt").asText()).isNotEmpty();
        apply();
        assertThat(kind(call("{\"command\":\"open_accounts\",\"tenant\":\"nordvik\",\"portfolio\":\"north\"}")))
                .isEqualTo("unknown");
        isWhatTheEventsSay();
    }

    @Test
    void whatWasOpenedByMistakeIsShutAgainByARetractionAndMayBeOpenedAnew() {
        told();
        String receipt = open("\"accounts\":[\"a1\"]").at("/accounts/0/receipt").asText();
        apply();
        assertThat(opened()).isPresent();
        ground.later(Duration.ofMinutes(2));
        assertThat(kind(ask("retract", "receipt", receipt))).isEqualTo("retracted");
        apply();
        assertThat(opened()).isEmpty();
        ground.later(Duration.ofMinutes(2));
        assertThat(open("\"accounts\":[\"a1\"]").at("/accounts/0/became").asText()).isEqualTo("opened");
        apply();
        assertThat(opened()).isPresent();
        isWhatTheEventsSay();
    }

    @Test
    void takenBackWithinTheMinuteItIsOpenedAnewAllTheSame() {
        told();
        JsonNode first = open("\"accounts\":[\"a1\",\"a1\"]").path("accounts");
        assertThat(first).as("named twice, it is one").hasSize(1);
        apply();
        assertThat(kind(ask("retract", "receipt", first.at("/0/receipt").asText()))).isEqualTo("retracted");
        apply();
        assertThat(opened()).isEmpty();
        JsonNode again = open("\"accounts\":[\"a1\"]").at("/accounts/0");
        assertThat(again.path("became").asText()).isEqualTo("opened");
        assertThat(again.path("receipt")).isNotEqualTo(first.at("/0/receipt"));
        apply();
        assertThat(opened()).isPresent();
        // of one that is open the receipt is told too: it is what a retraction asks for
        assertThat(open("\"accounts\":[\"a1\"]").at("/accounts/0/receipt").asText()).matches("e[0-9a-f]{32}");
    }

    @Test
    void aDistributorOpensItByAnEventOfItsOwn() {
        told();
        ground.receive(List.of(event("o1", "partner.opened", PARTNER, "{}", 5)));
        apply();
        assertThat(opened()).isPresent();
        assertThat(open("\"accounts\":[\"a1\"]").at("/accounts/0/became").asText()).isEqualTo("open");
    }

    @Test
    void anAccountWhosePartnerLeftIsOpenedAgainByAnEventOfItsOwn() {
        told();
        JsonNode first = open("\"accounts\":[\"a1\"]").at("/accounts/0");
        apply();
        ground.later(Duration.ofMinutes(9));
        leaves();
        apply();
        assertThat(opened()).isEmpty();
        ground.later(Duration.ofMinutes(2));
        JsonNode again = open("\"accounts\":[\"a1\"]").at("/accounts/0");
        assertThat(again.path("became").asText()).isEqualTo("opened");
        apply();
        assertThat(opened()).contains(Instant.parse(again.path("since").asText()));
        // the receipt that is told is the one by which it is shut again, not the one of before
        assertThat(open("\"accounts\":[\"a1\"]").at("/accounts/0/receipt")).isEqualTo(again.path("receipt"))
                .isNotEqualTo(first.path("receipt"));
        isWhatTheEventsSay();
    }

    @Test
    void aLeavingThatIsTakenBackLeavesTheAccountOpenSinceItsFirstDay() {
        told();
        open("\"accounts\":[\"a1\"]");
        apply();
        Optional<Instant> since = opened();
        ground.later(Duration.ofMinutes(9));
        leaves();
        apply();
        assertThat(opened()).isEmpty();
        assertThat(kind(
                call("{\"command\":\"retract\",\"tenant\":\"nordvik\",\"source\":\"/nordvik/erp\",\"id\":\"l1\"}")))
                .isEqualTo("retracted");
        apply();
        assertThat(since).isPresent().isEqualTo(opened());
        isWhatTheEventsSay();
    }
}

package dev.lightup.functions.admin;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever invites is told when nothing is known of the account.
class InvitedAccountTest extends OperatedTable {
    @Test
    void ofAnAccountThatNothingWasToldOfTheInvitationSaysSo() {
        ground.receive(List.of(event("p1", "partner.application.approved", "partner/a1", "{}", 0)));
        apply();
        assertThat(invited("a1").path("known").asBoolean(false)).isTrue();
        // a slip of the pen, or an account that will be told of: it cannot be known which, so a link is made
        assertThat(invited("a1x").path("known").asBoolean(true)).isFalse();
        assertThat(ask("invite", "address", "kim@nordvik.example").path("known").asBoolean(false)).isTrue();
    }

    private JsonNode invited(String account) {
        JsonNode answer = ask("invite", "account", account, "address", "dana@fjordlys.example");
        assertThat(kind(answer)).isEqualTo("invited");
        assertThat(answer.path("link").asText()).startsWith("/enter/link/");
        return answer;
    }
}

package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.local.Await;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// A reader gets in by Enter's own function and the operator's, on every ground.
@OnGround
class EnteringTest {
    @Test
    void anInvitationLetsInOnceIsRenewedRevokedAndLeft(Visit visit) {
        String partner = "partner/" + visit.own("A");
        ObjectNode known = visit.event("p1", "partner.application.approved", partner, 0, Visit.data());
        assertThat(visit.send(known).status()).isEqualTo(202);
        visit.state(partner, known);
        String address = visit.own("dana").toLowerCase(Locale.ROOT) + "@fjordlys.example";
        JsonNode invited = admin(visit, "invite", address);
        String link = invited.path("link").asText();
        String page = invited.path("page").asText();

        assertThat(enter(visit, "GET", link, List.of(), "").path("body").asText()).contains(address, "Accept and read");
        JsonNode in = enter(visit, "POST", link, List.of(), "");
        assertThat(in.path("statusCode").asInt()).isEqualTo(303);
        assertThat(in.at("/headers/location").asText()).as("a shut account").isEqualTo("/enter");
        assertThat(enter(visit, "POST", link, List.of(), "").path("statusCode").asInt()).isEqualTo(410);

        List<String> session = StreamSupport.stream(in.path("cookies").spliterator(), false)
                .map(JsonNode::asText)
                .filter(cookie -> cookie.startsWith("lightup-reader="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .toList();
        assertThat(enter(visit, "GET", "/enter/renew", session, visit.ground().site() + page).path("body").asText())
                .contains("is not opened yet");
        ObjectNode open = JsonNodeFactory.instance.objectNode()
                .put("command", "open_accounts")
                .put("tenant", Visit.TENANT);
        open.putArray("accounts").add(visit.own("A"));
        assertThat(visit.ground().invoke("AdminFunction", open.toString()).at("/accounts/0/became").asText())
                .isEqualTo("opened");
        Await.value("the account is opened", visit.patience(), () -> visit.ledger()
                .subjects()
                .state(Visit.TENANT, new Subject(Subject.Kind.PARTNER, visit.own("A")))
                .filter(state -> state.folded().current().state() instanceof PartnerState told
                        && told.opened().isPresent()));
        // until its pages are there, the way leads to what says so
        JsonNode renewed = Await.value("the account's pages", visit.patience(), () -> Optional
                .of(enter(visit, "GET", "/enter/renew", session, visit.ground().site() + page + "orders/"))
                .filter(answer -> answer.at("/headers/location").asText().equals(page + "orders/")));
        assertThat(renewed.path("cookies").toString()).contains("CloudFront-Signature=", "Path=" + page);
        assertThat(admin(visit, "readers", address).at("/readers/0/sessions")).hasSize(1);

        // the same answer for whoever was invited and whoever was not; what is mailed nobody here can see
        String recorded = ask(visit, address);
        assertThat(recorded).contains("Look into your mail")
                .isEqualTo(ask(visit, visit.own("nobody") + "@fjordlys.example"));

        assertThat(admin(visit, "revoke_reader", address).path("answer").asText()).isEqualTo("reader_revoked");
        JsonNode shut = enter(visit, "GET", "/enter/renew", session, visit.ground().site() + page);
        assertThat(shut.path("cookies")).isEmpty();
        assertThat(shut.at("/headers/location").isMissingNode()).isTrue();

        assertThat(enter(visit, "POST", "/enter/leave", session, "").path("body").asText()).contains("Signed out");
        assertThat(enter(visit, "GET", "/enter", session, "").path("body").asText()).contains("Get a link by mail");
    }

    private static JsonNode admin(Visit visit, String command, String address) {
        ObjectNode request = JsonNodeFactory.instance.objectNode()
                .put("command", command)
                .put("tenant", Visit.TENANT)
                .put("account", visit.own("A"));
        return visit.ground()
                .invoke("AdminFunction",
                        (command.equals("readers") ? request : request.put("address", address)).toString());
    }

    private static String ask(Visit visit, String address) {
        return entered(visit, "POST", "/enter", List.of(), "", "mail=" + address.replace("@", "%40")).path("body")
                .asText();
    }

    private static JsonNode enter(Visit visit, String method, String path, List<String> cookies, String referer) {
        return entered(visit, method, path, cookies, referer, "");
    }

    /// Calls Enter as the gateway does.
    private static JsonNode entered(
            Visit visit,
            String method,
            String path,
            List<String> cookies,
            String referer,
            String form) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("rawPath", path);
        ArrayNode sent = event.putArray("cookies");
        cookies.forEach(sent::add);
        ObjectNode headers = event.putObject("headers");
        Map.of("origin", visit.ground().site(), "content-type", "application/x-www-form-urlencoded", "referer", referer)
                .forEach(headers::put);
        event.putObject("requestContext").put("requestId", "suite").putObject("http").put("method", method);
        event.put("body", form).put("isBase64Encoded", false);
        return visit.ground().invoke("EnterFunction", event.toString());
    }
}

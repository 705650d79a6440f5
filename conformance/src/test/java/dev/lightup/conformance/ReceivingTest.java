package dev.lightup.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a sender is answered.
@OnGround
class ReceivingTest {
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    @Test
    void anEventIsAcceptedOnceAndAfterwardsADuplicate(Visit visit) {
        ObjectNode order = order(visit, "e1", 5);

        Mail.Answer first = visit.send(order);
        Mail.Answer second = visit.send(order);

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().at("/events/0/status").asText()).isEqualTo("accepted");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().at("/events/0/status").asText()).isEqualTo("duplicate");
        assertThat(second.json().path("receipt")).isEqualTo(first.json().path("receipt"));
        assertThat(visit.ledger().rawEvents().find(visit.key(order))).isPresent();
    }

    @Test
    void anIdThatStandsForOtherContentIsAConflictEveryTime(Visit visit) {
        visit.send(order(visit, "e1", 5));

        Mail.Answer conflict = visit.send(order(visit, "e1", 6));
        Mail.Answer again = visit.send(order(visit, "e1", 6));

        assertThat(problem(conflict, 409)).isEqualTo("id-conflict");
        assertThat(problem(again, 409)).isEqualTo("id-conflict");
        assertThat(again.json().path("receipt")).isEqualTo(conflict.json().path("receipt"));
        assertThat(visit.send(order(visit, "e1", 5)).json().at("/events/0/status").asText()).isEqualTo("duplicate");
    }

    @Test
    void whatIsNotUnderstoodIsQuarantinedAndMayComeRepairedUnderItsOwnId(Visit visit) {
        ObjectNode event = order(visit, "e1", 5);

        Mail.Answer quarantined = visit.send(event.deepCopy().put("type", "order.teleported"));

        assertThat(problem(quarantined, 422)).isEqualTo("type-unknown");
        assertThat(quarantined.json().path("receipt").asText()).isNotEmpty();
        assertThat(quarantined.body()).doesNotContain("teleported");
        assertThat(visit.send(event).json().at("/events/0/status").asText()).isEqualTo("accepted");
    }

    @Test
    void aBatchIsAnsweredEventByEvent(Visit visit) {
        ObjectNode known = order(visit, "e1", 5);
        visit.send(known);
        List<ObjectNode> batch = List.of(known, order(visit, "e2", 6),
                order(visit, "e3", 7).put("type", "order.teleported"));

        Mail.Answer answer = visit.post(visit.own("batch"), "application/cloudevents-batch+json", batch.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("events")).extracting(one -> one.path("status").asText())
                .containsExactly("duplicate", "accepted", "quarantined");
    }

    @Test
    void thePlainFormOfStandardWebhooksIsAnEvent(Visit visit) {
        ObjectNode plain = Visit.data().put("type", "order.accepted").put("timestamp", "2026-03-01T09:30:00Z");
        plain.set("data", Visit.data().put("order", visit.own("O")).put("account", visit.own("A")));

        Mail.Answer answer = visit.post(visit.own("p1"), "application/json", plain.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(visit.state("order/" + visit.own("O")).folded().current().holder().account())
                .isEqualTo(visit.own("A"));
    }

    @Test
    void aFileIsOneEventAndItsRowsAreOnThePages(Visit visit) {
        EndpointAccess files = visit.endpoint(Visit.TENANT, "export");
        // the day of the other tests' files: what an older one lists is gone once a later whole one left it out
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        String file = "asOf,account,accountName,customer,customerName,sku,subscription,sold,assigned,active,workload,windowDays,status,termEnd\n"
                + "%s,%s,Fjord Data,%s,Lyngheim,AWP-STD-1Y,%s,4711,30,21,,28,active,2027-03-01\n"
                        .formatted(day, visit.own("A"), visit.own("C"), visit.own("S"));

        Mail.Answer answer = visit.mail()
                .post(URI.create(files.url()), files.secret(), visit.own("f1"), "text/csv", file);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().at("/events/0/status").asText()).isEqualTo("accepted");
        String folder = visit.folder(visit.own("A"));
        assertThat(Json.read(visit.page(folder + "summary.json", "4711").text()).at("/seats/sold").asInt())
                .isEqualTo(4711);
        assertThat(visit.page(folder + "index.html", "Fjord Data").text()).contains("Fjord Data");
    }

    @Test
    void whoeverProvesNothingIsAlwaysAnsweredTheSame(Visit visit) {
        EndpointAccess endpoint = visit.endpoint();
        URI known = URI.create(endpoint.url());
        URI unknown = URI.create(endpoint.url() + "x");
        String body = order(visit, "e1", 5).toString();
        String id = visit.own("e1");
        Mail mail = visit.mail();

        List<Mail.Answer> answers = List.of(
                mail.exchange(HttpRequest.newBuilder(known)
                        .header("content-type", CLOUD_EVENT)
                        .POST(BodyPublishers.ofString(body))),
                mail.post(known, visit.endpoint("meridian", "canonical").secret(), id, CLOUD_EVENT, body),
                mail.post(unknown, endpoint.secret(), id, CLOUD_EVENT, body),
                mail.post(known, endpoint.secret(), id, CLOUD_EVENT, body,
                        Instant.now().minus(Duration.ofMinutes(6))));

        assertThat(answers).extracting(Mail.Answer::status).containsOnly(401);
        assertThat(answers).extracting(Mail.Answer::body).containsOnly(answers.getFirst().body());
        assertThat(problem(answers.getFirst(), 401)).isEqualTo("unauthorized");
        assertThat(visit.ledger().rawEvents().find(visit.key(order(visit, "e1", 5)))).isEmpty();
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefused(Visit visit) {
        ObjectNode event = order(visit, "e1", 5);
        ObjectNode large = event.deepCopy().put("note", "n".repeat(70_000));

        assertThat(problem(visit.send(large), 413)).isEqualTo("body-too-large");
        assertThat(problem(visit.post(visit.own("e1"), "application/xml", "<order/>"), 415))
                .isEqualTo("media-type-unknown");
        assertThat(problem(visit.post(visit.own("e1"), "text/csv", "a,b\n1,2\n"), 422))
                .isEqualTo("media-type-wrong");
        assertThat(visit.ledger().rawEvents().find(visit.key(event))).isEmpty();
    }

    @Test
    void theHandshakeOfCloudEventsIsAnswered(Visit visit) {
        Mail.Answer answer = visit.mail()
                .exchange(HttpRequest.newBuilder(URI.create(visit.endpoint().url()))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("webhook-request-origin", "sender.example"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("webhook-allowed-origin")).hasValue("*");
        assertThat(answer.headers().firstValue("webhook-allowed-rate")).isPresent();
        assertThat(answer.headers().firstValue("allow")).hasValueSatisfying(
                allowed -> assertThat(allowed).contains("POST"));
    }

    @Test
    void aTryTellsWhatWouldBeAndStoresNothing(Visit visit) {
        EndpointAccess endpoint = visit.endpoint();
        ObjectNode link = visit.event("c1", "customer.reseller_link.accepted", "customer/" + visit.own("C"), 0,
                Visit.data().put("account", visit.own("A")));
        visit.send(link);
        visit.state("customer/" + visit.own("C"), link);
        ObjectNode event = visit.event("e1", "subscription.created", "subscription/" + visit.own("S"), 1,
                Visit.data().put("customer", visit.own("C")).put("sku", "AWP").put("quantity", 3));
        Function<JsonNode, Mail.Answer> tries = body -> visit.mail()
                .post(visit.ground().tryOut(endpoint), endpoint.secret(), visit.own("t"), CLOUD_EVENT, body.toString());

        Mail.Answer tried = tries.apply(event);

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().path("stored").asBoolean(true)).isFalse();
        assertThat(tried.json().at("/events/0/would").asText()).isEqualTo("accepted");
        assertThat(tried.body()).contains(visit.own("A"), "mapped");
        assertThat(visit.ledger().rawEvents().find(visit.key(event))).isEmpty();
        assertThat(visit.send(event).json().at("/events/0/status").asText()).isEqualTo("accepted");
        assertThat(tries.apply(event).json().at("/events/0/would").asText()).isEqualTo("duplicate");
    }

    private static ObjectNode order(Visit visit, String id, int seats) {
        return visit.event(id, "order.submitted", "order/" + visit.own("O-" + id), 0,
                Visit.lines(visit.own("A"), visit.own("C"), seats));
    }

    private static String problem(Mail.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        return answer.json().path("type").asText().replace("https://lightup.dev/problems/", "");
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.gate.TwinCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A row of a sender never stops a page, whatever its words look like, and no word of a sender comes into the log.
final class WordsTest {
    private static final String CUSTOMER = "C-1";
    private static final Unit FIRST = House.account("P-1");
    private static final Unit SECOND = House.account("P-2");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;

    @BeforeEach
    void begin() {
        house = new House(dynamo);
        house.tell(new Subject(Kind.PARTNER, "P-1"), "P-1", "",
                new PartnerFact.ApplicationSubmitted(Optional.empty(), Optional.of("NO"), Optional.empty()));
    }

    @Test
    void aCustomersNameMayLookLikeAPath() {
        house.tell(new Subject(Kind.CUSTOMER, CUSTOMER), "P-1", CUSTOMER,
                new CustomerFact.Created(Optional.of("token"), Optional.of("NO"), Optional.empty()));
        house.ledger.labels().putMissing(House.TENANT, Map.of("token", "Acme a/abcdefghijklmnop"));
        order(CUSTOMER);
        bothArePublished("Acme a/abcdefghijklmnop");
    }

    @Test
    void aReasonMayNameAnAddress() {
        order(CUSTOMER);
        house.tell(new Subject(Kind.ORDER, "7Q-1"), "P-1", CUSTOMER, new OrderFact.ActionRequired(
                Optional.of(new Reason("other", Optional.of("see https://portal.example/c/abcdefghijklmnop")))));
        bothArePublished("https://portal.example/c/abcdefghijklmnop");
    }

    @Test
    void aCustomersIdMayLookLikeAPath() {
        order("p/abcdefghijklmnop");
        bothArePublished("p/abcdefghijklmnop");
        assertThat(house.page(House.root(FIRST) + "orders.csv")).contains("p/abcdefghijklmnop");
    }

    @Test
    void anOrderOfNobodyMayBeNamedLikeAPath() {
        order(CUSTOMER);
        house.tell(new Subject(Kind.ORDER, "unplaced c/sharepointonline"), "", "", new OrderFact.Accepted());
        house.settle();
        String home = House.root(House.distributor());
        for (String page : List.of("index.html", "index.json", "unplaced.csv")) {
            assertThat(house.page(home + page)).contains("unplaced c/sharepointonline");
        }
    }

    /// SHA-256 of the two subjects begins with the same five bytes: found in a second.
    @Test
    void orderNumbersThatWereSoughtUntilTheirHashesBeginAlikeStandOnOnePage() {
        for (String id : List.of("7Q-106793", "7Q-165490")) {
            house.tell(new Subject(Kind.ORDER, id), "P-1", CUSTOMER, new OrderFact.Submitted(
                    List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(), Optional.empty(),
                    Optional.empty()));
        }
        house.settle();
        assertThat(house.direct(FIRST)).contains("\"outcome\":\"published\"");
        assertThat(house.page(House.root(FIRST) + "c/" + House.customer(CUSTOMER) + "/index.html"))
                .contains("7Q-106793")
                .contains("7Q-165490");
    }

    /// Somebody copied the address of a page to which the subscription went later.
    @Test
    void theIdOfAnotherMayStandInASendersOwnWords() {
        var subscription = new Subject(Kind.SUBSCRIPTION, "S-1");
        order(CUSTOMER);
        house.tell(new Subject(Kind.ORDER, "7Q-1"), "P-1", CUSTOMER, new OrderFact.ActionRequired(
                Optional.of(new Reason("other", Optional.of("see /d/x/a/" + SECOND.id() + "/")))));
        house.tell(subscription, "P-1", CUSTOMER, new SubscriptionFact.Created("E3", 40, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        house.settle();
        house.clock.advance(Duration.ofDays(1));
        house.tell(subscription, "P-2", CUSTOMER, new SubscriptionFact.Transferred());
        house.settle();
        assertThat(house.direct(FIRST)).contains("published");
        assertThat(house.page(House.root(FIRST) + "index.json")).contains(SECOND.id());
    }

    /// Which members hold links is a list; this finds one that is missing there.
    @Test
    void everyIdInATwinStandsInAMemberThatHoldsLinks() throws IOException {
        order(CUSTOMER);
        house.tell(new Subject(Kind.SUBSCRIPTION, "S-1"), "P-1", CUSTOMER, new SubscriptionFact.Created("E3", 40,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        house.settle();
        Set<String> members = new HashSet<>();
        List<String> ids = List.of(FIRST.id(), House.customer(CUSTOMER),
                House.root(House.distributor()).substring(2, 18));
        for (var page : house.objects.texts().entrySet()) {
            if (page.getKey().endsWith(".json") && page.getKey().startsWith("d/")) {
                collect(page.getValue(), ids, members);
            }
            if (page.getKey().endsWith(".csv")) {
                assertThat(ids).noneMatch(page.getValue()::contains);
            }
        }
        assertThat(members).containsExactlyInAnyOrder("unit", "page");
        assertThat(TwinCheck.LINKS).containsAll(members);
    }

    private static void collect(String json, List<String> ids, Set<String> members) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    String text = parser.getText();
                    if (ids.stream().anyMatch(text::contains)) {
                        members.add(String.valueOf(parser.currentName()));
                    }
                }
            }
        }
    }

    @Test
    void noLineOfTheLogAndNoAnswerHoldsAMessage() {
        String canary = "maria-berg-canary";
        var failed = new PublishOutcome.Failed(FIRST,
                new IllegalStateException(canary, new IllegalArgumentException(canary)));
        var unread = new PublishOutcome.Unread(FIRST, List.of(new Subject(Kind.ORDER, canary)));
        var out = new ByteArrayOutputStream();
        var journal = new PublishLog(new PrintStream(out, true, StandardCharsets.UTF_8), house.clock, "Lightup/x");

        journal.outcomes(List.of(failed, unread), 0);
        journal.failure("something", failed.cause());

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("IllegalStateException")
                .contains("WordsTest.noLineOfTheLog")
                .contains("\"waiting\":1")
                .contains("\"Namespace\":\"Lightup/x\"")
                .doesNotContain(canary);
        assertThat(DirectAnswer.UnitAnswer.of(failed).toString() + DirectAnswer.UnitAnswer.of(unread))
                .doesNotContain(canary);
    }

    private void order(String customer) {
        house.tell(new Subject(Kind.ORDER, "7Q-1"), "P-1", customer, new OrderFact.Submitted(
                List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    private void bothArePublished(String words) {
        house.settle();
        assertThat(house.direct(FIRST)).contains("\"outcome\":\"published\"");
        house.clock.advance(Duration.ofMinutes(2));
        assertThat(house.direct(House.distributor())).contains("\"outcome\":\"published\"");
        String home = House.root(FIRST);
        assertThat(house.page(home + "index.html") + house.page(home + "orders/index.html")).contains(words);
        assertThat(house.page(home + "index.json") + house.page(home + "orders/index.json")).contains(words);
        assertThat(house.page(home + "orders.csv") + house.page(home + "moves.csv")).contains(words);
        assertThat(house.page(House.root(House.distributor()) + "index.html")).contains(FIRST.id());
    }
}

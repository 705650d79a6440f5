package dev.lightup.functions.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.FeedFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.json.Json;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExportFormatTest {
    private static final String SEATS = """
            # asOf: 2026-03-01
            Reseller,Reseller name,Customer ID,Customer,Contact,SKU,Subscription,Seats,Assigned,Active,Workload,Window,State,Ends
            A-7,Nordlys IT,C-19,"Fjord, Bakery AS","kari@example.org
            or by telephone",M365-BP,8c1f,"1,240",900,412,Teams,28,active,2027-01-31
            A-7,Nordlys IT,C-20,Hav AS,,M365-BP,,1 240,,,,,,
            A-9,Tind,C-30,Tind AS,,M365-BP,,many,,,,,,
            A-9,Tind,C-31,Tind AS,,M365-BP
            """;

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage stage = new Stage();
    private Receive receive = new Receive(dynamo.client(), "none", stage, Stage.clock());

    @BeforeEach
    void open() {
        receive = new Receive(dynamo.client(), dynamo.table(), stage, Stage.clock());
    }

    private static Sender file(String csv) {
        return Stage.sender(Stage.NORDVIK_FILES).media("text/csv").body(csv);
    }

    private Answer send(Sender sender) {
        return stage.call(receive, sender.bytes());
    }

    private List<Entry> entries(Answer answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        RawEvent raw = dynamo.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", RawKey.Shelf.EVENT, answer.receipt().substring(1)))
                .orElseThrow();
        return Formats.all(Stage.clock()).entries(raw);
    }

    private static <F extends Fact> List<F> facts(List<Entry> entries, Class<F> type) {
        return entries.stream().map(Entry::fact).filter(type::isInstance).map(type::cast).toList();
    }

    private static Json.Obj report(Answer answer) {
        return (Json.Obj) answer.json().get("export").orElseThrow();
    }

    @Test
    void rowsThatCanBeReadCountAndTheOthersAreToldByTheirLine() {
        Answer answer = send(file(SEATS));
        List<Entry> entries = entries(answer);
        String feed = Stage.NORDVIK_FILES + "/seats";
        Instant asOf = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(facts(entries, UsageFact.Snapshot.class)).containsExactly(
                new UsageFact.Snapshot(feed, Optional.of("teams"), Optional.empty(), Optional.of(900L),
                        Optional.empty(), Optional.of(412L), Optional.of(28), asOf,
                        Optional.of(List.of(new UsageFact.Standing(Optional.of("active"), false, 1240)))),
                new UsageFact.Snapshot(feed, Optional.empty(), Optional.of(1240L), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), asOf));
        assertThat(facts(entries, SubscriptionFact.Snapshot.class)).singleElement()
                .satisfies(fact -> assertThat(fact.quantity()).contains(1240L));
        assertThat(facts(entries, SystemFact.ExportRead.class)).singleElement().satisfies(fact -> {
            assertThat(fact.rows()).isEqualTo(4);
            assertThat(fact.unreadable()).isEqualTo(2);
            assertThat(fact.firstProblem())
                    .contains("line 6: `sold` is a whole number that can be read in one way, like 1240");
        });
        assertThat(report(answer).write()).contains("\"line\":6")
                .contains("\"line\":7")
                .contains("\"unreadable\":2")
                .doesNotContain("many");
    }

    @Test
    void whatIsSignedForAFeedThatHasNoMapYetIsRefusedPlainly() {
        Endpoint there = stage.endpoint(Stage.NORDVIK_FILES).orElseThrow();
        stage.add(new Endpoint(there.id(), there.tenant(), there.format(), there.keys(), there.scope(), List.of(), true,
                Optional.empty()));
        Answer answer = send(file(SEATS));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("columns-unknown", "the endpoint has no column map");
    }

    @Test
    void aDayBeginsWhereTheEndpointCountsDays() {
        Endpoint there = stage.endpoint(Stage.NORDVIK_FILES).orElseThrow();
        stage.add(
                new Endpoint(there.id(), there.tenant(), there.format(), there.keys(),
                        new Endpoint.Scope(there.scope().sources(), there.scope().families()), there.columns(), true,
                        Optional.of("America/Chicago")));
        List<Entry> entries = entries(send(file(SEATS)));
        // midnight in Chicago, in winter
        Instant asOf = Instant.parse("2026-03-01T06:00:00Z");
        assertThat(facts(entries, UsageFact.Snapshot.class)).isNotEmpty()
                .allSatisfy(
                        fact -> assertThat(fact.asOf()).isEqualTo(asOf));
        assertThat(entries).allSatisfy(entry -> assertThat(entry.zone()).contains("America/Chicago"));
    }

    @Test
    void anEntryOfARowBearsItsLineAndItsFilesMoment() {
        Entry usage = entries(send(file(SEATS))).stream()
                .filter(entry -> entry.subject().toString().equals("usage/C-20/M365-BP"))
                .findFirst()
                .orElseThrow();
        assertThat(usage.place()).isEqualTo(5);
        assertThat(usage.occurred()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(usage.account()).contains("A-7");
        assertThat(usage.customer()).contains("C-20");
    }

    @Test
    void noTwoEntriesOfAFileHaveOnePlace() {
        List<Entry> entries = entries(send(file(SEATS)));
        var places = new HashSet<String>();
        entries.forEach(entry -> assertThat(places.add(entry.subject() + " " + entry.place())).isTrue());
    }

    @Test
    void namesAreTokensAndUnmappedColumnsAreNotKept() {
        Answer answer = send(file(SEATS));
        List<Entry> entries = entries(answer);
        String all = dynamo.plainClient()
                .scan(r -> r.tableName(dynamo.table())
                        .filterExpression("kind <> :l")
                        .expressionAttributeValues(
                                java.util.Map.of(":l",
                                        software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("label"))))
                .items()
                .toString();
        assertThat(all).doesNotContain("Fjord").doesNotContain("kari@example.org").doesNotContain("Nordlys");
        assertThat(facts(entries, CustomerFact.Snapshot.class)).hasSize(2)
                .allSatisfy(fact -> assertThat(fact.name().orElseThrow()).matches("[0-9a-f]{32}"));
    }

    @Test
    void theSameFileAgainIsADuplicateAndIsAnsweredTheSame() {
        Answer first = send(file(SEATS));
        Answer again = send(file(SEATS).id("msg_2").at(Stage.NOW.plusSeconds(200)));
        assertThat(again.status(0)).isEqualTo("duplicate");
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(report(again)).isEqualTo(report(first));
    }

    @Test
    void aFileWithoutADateIsTrueWhenItIsSentAndNewWhenItIsSentAnew() {
        String undated = SEATS.substring(SEATS.indexOf('\n') + 1);
        Answer first = send(file(undated));
        assertThat(facts(entries(first), UsageFact.Snapshot.class).getFirst().asOf()).isEqualTo(Stage.NOW);
        assertThat(send(file(undated).at(Stage.NOW.plusSeconds(60))).status(0)).isEqualTo("duplicate");
        assertThat(send(file(undated).id("msg_2").at(Stage.NOW.plusSeconds(60))).status(0)).isEqualTo("accepted");
    }

    @Test
    void semicolonsTabsCrLfAndAByteOrderMarkAreRead() {
        for (String delimiter : List.of(";", "\t")) {
            String csv = "\ufeff" + String.join(delimiter, "customer id", " SKU ", "Seats") + "\r\n"
                    + String.join(delimiter, "C-1", "S-1", "\"1\u00a0240\"") + "\r\n\r\n"
                    + String.join(delimiter, "C-2", "S-1", "7.00") + "\r\n";
            List<UsageFact.Snapshot> facts = facts(entries(send(file(csv))), UsageFact.Snapshot.class);
            assertThat(facts).extracting(UsageFact.Snapshot::sold)
                    .containsExactly(Optional.of(1240L), Optional.of(7L));
        }
    }

    @Test
    void anUnclosedQuoteLosesItsLineOnly() {
        Answer answer = send(file("Customer ID,SKU,Seats\nC-1,S,1\nC-2,\"S,2\nC-3,S,3\n"));
        assertThat(facts(entries(answer), UsageFact.Snapshot.class)).hasSize(2);
        assertThat(report(answer).write()).contains("\"line\":3");
    }

    @Test
    void rowsOfOneCustomerAndSkuAddTheirSoldSeatsAndCountTheOthersOnce() {
        Answer answer = send(file("""
                Customer ID,SKU,Subscription,Seats,Assigned,Active
                C-1,S,s1,10,12,6
                C-1,S,s2,5,12,6
                """));
        assertThat(facts(entries(answer), UsageFact.Snapshot.class)).singleElement().satisfies(fact -> {
            assertThat(fact.sold()).contains(15L);
            assertThat(fact.assigned()).contains(12L);
            assertThat(fact.active()).contains(6L);
        });
        assertThat(facts(entries(answer), SubscriptionFact.Snapshot.class)).hasSize(2);
    }

    @Test
    void linesOfOneOrderAreOneOrder() {
        Answer answer = send(file("""
                Report date;Reseller;Customer ID;Order;SKU;Quantity;Status;Ordered on;Reason
                01.03.2026;A-7;C-1;O-1;S-1;5;Fulfilled;27.02.2026;
                01.03.2026;A-7;C-1;O-1;S-2;2;Pending;27.02.2026;
                28.02.2026;A-7;C-1;O-2;S-2;2;On hold;26.02.2026;credit
                2026-02-28;A-7;C-1;O-3;S-2;2;On hold;26.02.2026;credit
                """));
        List<OrderFact.Snapshot> orders = facts(entries(answer), OrderFact.Snapshot.class);
        assertThat(orders).hasSize(2);
        assertThat(orders.getFirst().status()).isEqualTo("partially_fulfilled");
        assertThat(orders.getFirst().lines()).hasSize(2);
        assertThat(orders.getFirst().submitted()).contains(Instant.parse("2026-02-27T00:00:00Z"));
        assertThat(orders.getLast().asOf()).isEqualTo("2026-02-28T00:00:00Z");
        assertThat(report(answer).write()).contains("\"line\":5").contains("\"asOf\":\"2026-03-01T00:00:00.000Z\"");
    }

    @Test
    void aFileThatSaysThatNoRowIsLeftIsTakenAndIsANewTruthEachTime() {
        for (String header : List.of("Customer ID,SKU,Seats\n",
                "Report date;Reseller;Customer ID;Order;SKU;Quantity;Status;Ordered on;Reason\n")) {
            assertThat(send(file(header)).problem()).contains("no-readable-row");
            Answer none = send(file("# rows: 0\n" + header));
            assertThat(none.statusCode()).as(none.body()).isEqualTo(202);
            assertThat(report(none).write()).contains("\"rows\":0");
            assertThat(facts(entries(none), FeedFact.FileRead.class)).singleElement().satisfies(read -> {
                assertThat(read.whole()).isTrue();
                assertThat(read.accounts()).isEmpty();
            });
            Answer later = send(file("# rows: 0\n" + header).id("msg_later"));
            assertThat(later.status(0)).as("also where rows say when they are true: there is none")
                    .isEqualTo("accepted");
            assertThat(send(file("# rows: 0\n" + header + "x\n")).statusCode()).as("a torn row").isEqualTo(422);
        }
    }

    @Test
    void aFileWithoutAReadableRowIsPutAside() {
        Answer answer = send(file("Customer ID,SKU,Seats\nC-1,S,lots\n"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.problem()).contains("no-readable-row");
        assertThat(answer.receipt()).startsWith("q");
    }
}

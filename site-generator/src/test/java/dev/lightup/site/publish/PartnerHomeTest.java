package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLeases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A partner that buys from two distributors: its home is made of what both accounts tell, and they know nothing of it.
final class PartnerHomeTest {
    private static final String OPERATOR = "operator";
    private static final String SECOND = "halcyon";
    private static final Unit NORDVIKS = House.account("P-1");
    private static final Unit HALCYONS = House.account(SECOND, "H-7");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private static Unit home(String name) {
        return new Unit.Partner(OpaqueId.id("key of operator".getBytes(StandardCharsets.UTF_8), "account", name));
    }

    private static String root() {
        return House.root(home("p-1"));
    }

    private static void tell(House house, String tenant, Kind kind, String id, String account, Fact fact) {
        house.tell(tenant, new Subject(kind, id), account, kind == Kind.PARTNER ? "" : "C-" + account, fact,
                house.clock.instant());
    }

    private static void link(House house, Unit account, String name, Fact fact) {
        house.tell(OPERATOR, new Subject(Kind.LINK, account.tenant() + "/" + account.id()), name, "", fact,
                house.clock.instant());
    }

    private static void sold(House house, String tenant, String account, String subscription, long seats) {
        tell(house, tenant, Kind.SUBSCRIPTION, subscription, account, new SubscriptionFact.Created("E3", seats,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        tell(house, tenant, Kind.SUBSCRIPTION, subscription, account, new SubscriptionFact.Activated());
    }

    /// Two accounts with 40 and 25 seats, both opened, each with a customer of a name.
    private House house() {
        House house = new House(dynamo);
        house.call("{\"units\":[\"operator|about\"]}");
        for (Unit account : new Unit[]{NORDVIKS, HALCYONS}) {
            String tenant = account.tenant();
            String id = account.equals(NORDVIKS) ? "P-1" : "H-7";
            house.ledger.labels().putMissing(tenant, Map.of("name-of-" + id, "Brightwater", "customer", "Contoso"));
            tell(house, tenant, Kind.PARTNER, id, id,
                    new PartnerFact.ApplicationSubmitted(Optional.of("name-of-" + id), Optional.of("NO"),
                            Optional.empty()));
            tell(house, tenant, Kind.PARTNER, id, id, new PartnerFact.Opened());
            tell(house, tenant, Kind.CUSTOMER, "C-" + id, id,
                    new CustomerFact.Created(Optional.of("customer"), Optional.of("NO"), Optional.empty()));
            sold(house, tenant, id, "S-" + id, account.equals(NORDVIKS) ? 40 : 25);
        }
        rest(house);
        return house;
    }

    private static House linked(House house) {
        link(house, NORDVIKS, "p-1", new LinkFact.Made());
        link(house, HALCYONS, "p-1", new LinkFact.Made());
        rest(house);
        return house;
    }

    private static void rest(House house) {
        house.settle();
        house.sweep(Duration.ofMinutes(4));
        house.settle();
    }

    private static SortedMap<String, String> objects(House house, String folder) {
        SortedMap<String, String> found = new TreeMap<>();
        house.objects.texts().forEach((path, text) -> {
            if (path.startsWith(folder)) {
                found.put(path, text);
            }
        });
        return found;
    }

    private static JsonNode twin(House house) throws IOException {
        return new ObjectMapper().readTree(house.page(root() + "index.json"));
    }

    @Test
    void aHomeStandsBesideItsAccountsAndTheirPagesStayAsTheyAre() throws IOException {
        House house = house();
        SortedMap<String, String> before = objects(house, "d/");
        assertThat(objects(house, "p/")).isEmpty();
        linked(house);
        assertThat(objects(house, "d/")).isEqualTo(before);
        assertThat(objects(house, "p/")).containsOnlyKeys(root() + "index.html", root() + "index.json",
                root() + "accounts.csv", root() + "moves.csv", root() + "summary.json");
        assertThat(twin(house).path("sold").asLong()).isEqualTo(40 + 25);
        assertThat(twin(house).at("/accounts/0/distributor").asText()).isEqualTo("halcyon");
        assertThat(twin(house).at("/accounts/1/distributor").asText()).isEqualTo("nordvik");
        assertThat(house.page(root() + "index.html")).contains("65 seats are sold over 2 accounts.",
                "href=\"../../" + House.root(NORDVIKS), "href=\"../../" + House.root(HALCYONS));
        assertThat(String.join("", objects(house, "p/").values())).as("names nobody")
                .doesNotContain("Contoso", "Brightwater", "C-P-1", "C-H-7");

        link(house, HALCYONS, "p-1", new LinkFact.Ended());
        rest(house);
        assertThat(objects(house, "p/")).as("one account alone is no partner's home").isEmpty();
        assertThat(objects(house, "d/")).isEqualTo(before);
        assertThat(house.ledger.heads().head(NORDVIKS).homes()).isEmpty();
    }

    @Test
    void whatAnAccountTellsStandsOnTheHomeAMinuteLater() throws IOException {
        House house = linked(house());
        sold(house, House.TENANT, "P-1", "S-2", 7);
        tell(house, SECOND, Kind.ORDER, "o-9", "H-7", new OrderFact.Accepted());
        house.settle();
        house.sweep(Duration.ofMinutes(1));
        assertThat(twin(house).path("sold").asLong()).isEqualTo(40 + 25 + 7);
        assertThat(twin(house).path("orders").path("open").asInt()).isEqualTo(1);
        assertThat(house.page(root() + "moves.csv").lines().filter(line -> line.contains("order/o-9")))
                .singleElement()
                .asString()
                .startsWith("halcyon,H-7,order");
        assertThat(house.ledger.heads().head(NORDVIKS).homes()).containsExactly(home("p-1"));
    }

    @Test
    void anAccountThatIsNotOpenedStandsNowhere() throws IOException {
        House house = house();
        Unit shut = House.account("third", "T-3");
        sold(house, "third", "T-3", "S-3", 1000);
        rest(house);
        link(house, shut, "p-1", new LinkFact.Made());
        linked(house);
        assertThat(twin(house).path("sold").asLong()).isEqualTo(40 + 25);
        assertThat(String.join("", objects(house, "p/").values())).doesNotContain(shut.id(), "third", "1,000");

        tell(house, "third", Kind.PARTNER, "T-3", "T-3", new PartnerFact.Opened());
        rest(house);
        assertThat(twin(house).path("sold").asLong()).isEqualTo(40 + 25 + 1000);
        assertThat(house.page(root() + "index.html")).contains(shut.id(), "1,065 seats are sold over 3 accounts.");

        tell(house, "fourth", Kind.PARTNER, "F-4", "F-4", new PartnerFact.Opened());
        link(house, House.account("fourth", "F-4"), "p-1", new LinkFact.Made());
        rest(house);
        assertThat(house.page(root() + "index.html")).as("it told no seats")
                .contains("1,065 seats are sold over 3 of 4 accounts.");
    }

    @Test
    void anAccountThatIsLinkedElsewhereLeavesTheOneAndComesToTheOther() {
        House house = linked(house());
        Unit third = House.account("third", "T-3");
        link(house, third, "p-2", new LinkFact.Made());
        house.clock.advance(Duration.ofSeconds(1));
        link(house, NORDVIKS, "p-2", new LinkFact.Made());
        rest(house);
        assertThat(objects(house, root())).isEmpty();
        assertThat(objects(house, House.root(home("p-2")))).isNotEmpty();
        assertThat(house.ledger.heads().head(NORDVIKS).homes()).containsExactly(home("p-2"));
    }

    @Test
    void whoDiesWhileAHomeIsMadeLeavesNothingThatTheSweepDoesNotMend() throws IOException {
        House house = house();
        long seats = 40 + 25;
        linked(house);
        boolean reached = true;
        for (int call = 0; reached; call++) {
            int number = call;
            seats++;
            sold(house, House.TENANT, "P-1", "S-more-" + call, 1);
            AtomicInteger seen = new AtomicInteger();
            FaultyDynamo database = FaultyDynamo.around(dynamo.plainClient());
            database.follow(request -> request.isWrite() && seen.getAndIncrement() == number
                    ? Fault.KILL_AFTER
                    : Fault.NONE);
            house.restart(database.client(), house.bucket, 200);
            try {
                house.settle();
                house.direct(NORDVIKS);
                house.direct(home("p-1"));
            } catch (FaultyDynamo.Killed | RuntimeException _) {
                // the function's process ended
            }
            reached = seen.get() > number;
            house.restart(dynamo.plainClient(), house.bucket, 200);
            // whoever asked for the account asks again; nobody asks for the home
            house.direct(NORDVIKS);
            house.settle();
            house.clock.advance(PublishLeases.LEASE);
            house.sweep(Duration.ofMinutes(1));
            assertThat(twin(house).path("sold").asLong()).as("killed after write %s", call).isEqualTo(seats);
        }
    }
}

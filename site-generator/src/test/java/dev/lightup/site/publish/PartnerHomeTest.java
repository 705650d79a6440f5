package dev.lightup.site.publish;

import static dev.lightup.site.publish.LinkedHouse.HALCYONS;
import static dev.lightup.site.publish.LinkedHouse.NORDVIKS;
import static dev.lightup.site.publish.LinkedHouse.SECOND;
import static dev.lightup.site.publish.LinkedHouse.home;
import static dev.lightup.site.publish.LinkedHouse.house;
import static dev.lightup.site.publish.LinkedHouse.link;
import static dev.lightup.site.publish.LinkedHouse.linked;
import static dev.lightup.site.publish.LinkedHouse.objects;
import static dev.lightup.site.publish.LinkedHouse.rest;
import static dev.lightup.site.publish.LinkedHouse.root;
import static dev.lightup.site.publish.LinkedHouse.sold;
import static dev.lightup.site.publish.LinkedHouse.tell;
import static dev.lightup.site.publish.LinkedHouse.twin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLeases;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A partner that buys from two distributors: its home is made of what both accounts tell, and they know nothing of it.
final class PartnerHomeTest {
    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    @Test
    void aHomeStandsBesideItsAccountsAndTheirPagesStayAsTheyAre() throws IOException {
        House house = house(dynamo);
        SortedMap<String, String> before = objects(house, "d/");
        assertThat(objects(house, "p/")).isEmpty();
        linked(house);
        assertThat(objects(house, "d/")).isEqualTo(before);
        assertThat(objects(house, "p/")).containsOnlyKeys(root() + "index.html", root() + "index.json",
                root() + "accounts.csv", root() + "moves.csv", root() + "readers.csv", root() + "summary.json");
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
        House house = linked(house(dynamo));
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
        House house = house(dynamo);
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
        House house = linked(house(dynamo));
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
        House house = house(dynamo);
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

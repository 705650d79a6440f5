package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.unit.WholeAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An account that outgrows one run, and what becomes of it from then on: at rest its pages are always those of all its states.
final class LevelsTest {
    private static final Unit ACCOUNT = House.account("P-1");
    private static final int FEW = 2;

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;

    @BeforeEach
    void aHouse() {
        house = new House(dynamo);
        house.restart(FEW);
    }

    private void bought(int customer) {
        house.tell(new Subject(Kind.SUBSCRIPTION, "S-" + customer), "P-1", "C-" + customer,
                created(customer));
    }

    private static SubscriptionFact created(int customer) {
        return new SubscriptionFact.Created("E3", 10L + customer, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private void rest() {
        house.settle();
        house.sweep(Duration.ofMinutes(4));
        house.settle();
    }

    private SortedMap<String, String> written() {
        return house.objects.texts()
                .entrySet()
                .stream()
                .filter(object -> object.getKey().startsWith(House.root(ACCOUNT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    private void isRight() {
        assertThat(written())
                .containsExactlyEntriesOf(WholeAccount.pages(house.ledger, ACCOUNT, house.clock.instant()));
    }

    private boolean inLevels() {
        return house.ledger.levels().of(ACCOUNT).filter(told -> told.whole()).isPresent();
    }

    @Test
    void anAccountOfFewCustomersIsMadeInOneRun() {
        for (int customer = 0; customer < FEW; customer++) {
            bought(customer);
        }
        rest();
        isRight();
        assertThat(house.ledger.levels().of(ACCOUNT)).isEmpty();
    }

    @Test
    void oneThatOutgrowsItIsMadeInLevelsAndNoByteShowsIt() {
        for (int customer = 0; customer < FEW; customer++) {
            bought(customer);
        }
        rest();
        for (int customer = FEW; customer < 3 * FEW; customer++) {
            bought(customer);
        }
        rest();
        assertThat(inLevels()).isTrue();
        isRight();
        assertThat(house.ledger.units().pages(ACCOUNT)).as("its customers' pages are their groups'")
                .noneMatch(page -> page.path().contains("/c/"));
        bought(2);
        house.tell(new Subject(Kind.ORDER, "O-4"), "P-1", "C-4", new OrderFact.Accepted());
        house.tell(new Subject(Kind.ORDER, "O-9"), "P-1", "", new OrderFact.Accepted());
        bought(30);
        rest();
        isRight();
    }

    @Test
    void oneThatIsMetWithVeryManyCustomersLeavesTheirPagesToItsGroupsFromTheBeginning() {
        for (int customer = 0; customer < 6 * FEW; customer++) {
            bought(customer);
        }
        house.settle();
        assertThat(written()).as("before its groups have told what is theirs").isEmpty();
        rest();
        assertThat(inLevels()).isTrue();
        isRight();
        assertThat(house.ledger.units().pages(ACCOUNT)).noneMatch(page -> page.path().contains("/c/"));
    }

    @Test
    void oneThatGrowsToVeryManyAtOnceKeepsItsPagesUntilItsGroupsHaveToldTheirs() {
        bought(0);
        rest();
        SortedMap<String, String> before = written();
        for (int customer = 1; customer < 6 * FEW; customer++) {
            bought(customer);
        }
        house.settle();
        assertThat(written()).containsAllEntriesOf(before);
        rest();
        assertThat(inLevels()).isTrue();
        isRight();
    }

    @Test
    void oneEventReadsItsCustomersGroupAloneAndShowsAtOnceThere() {
        for (int customer = 0; customer < 4 * FEW; customer++) {
            bought(customer);
        }
        rest();
        assertThat(inLevels()).isTrue();
        house.tell(new Subject(Kind.ORDER, "O-4"), "P-1", "C-4", new OrderFact.Accepted());
        house.settle();
        assertThat(written().get(House.root(ACCOUNT) + "c/" + House.customer("C-4") + "/index.html"))
                .contains("O-4");
        rest();
        isRight();
    }

    private void isInLevels() {
        for (int customer = 0; customer < 3 * FEW; customer++) {
            bought(customer);
        }
        rest();
        assertThat(inLevels()).isTrue();
        isRight();
    }

    @Test
    void whatMovesFromCustomerToCustomerAndFromAccountToAccountIsOnThePagesOfTheLatter() {
        isInLevels();
        order("C-4");
        rest();
        isRight();
        order("C-5");
        rest();
        isRight();
        house.tell(new Subject(Kind.ORDER, "O-1"), "P-2", "C-5", new OrderFact.Accepted());
        rest();
        isRight();
        house.tellAnew(new Subject(Kind.SUBSCRIPTION, "S-3"), "P-2", "C-3", created(3));
        rest();
        isRight();
        assertThat(written().keySet()).noneMatch(path -> path.contains(House.customer("C-3")));
    }

    @Test
    void whenAllOfItIsSomebodyElsesItsPagesGo() {
        isInLevels();
        for (int customer = 0; customer < 3 * FEW; customer++) {
            house.tellAnew(new Subject(Kind.SUBSCRIPTION, "S-" + customer), "P-2", "C-" + customer, created(customer));
        }
        rest();
        assertThat(written()).isEmpty();
        bought(1);
        rest();
        isRight();
    }

    @Test
    void whatIsTheAccountsOnEveryCustomersPageComesToAllOfThem() {
        isInLevels();
        house.tell(new Subject(Kind.PARTNER, "P-1"), "P-1", "", new PartnerFact.Opened());
        rest();
        isRight();
        house.clock.advance(Duration.ofDays(320));
        order("C-4");
        rest();
        isRight();
    }

    @Test
    void aBrakeOnTheAccountHoldsItsCustomersPagesToo() {
        isInLevels();
        house.ledger.heads().note(ACCOUNT, Publisher.FROZEN, Optional.of("numbers are being checked"));
        SortedMap<String, String> before = written();
        order("C-4");
        rest();
        assertThat(written()).isEqualTo(before);
        house.ledger.heads().note(ACCOUNT, Publisher.FROZEN, Optional.empty());
        house.sweep(Duration.ofMinutes(20));
        house.settle();
        isRight();
    }

    @Test
    void verifyFindsNothingAndRepairMakesGood() {
        isInLevels();
        String verify = "{\"verify\":true,\"tenant\":\"" + House.TENANT + "\"}";
        assertThat(house.call(verify)).contains("\"differences\":[]");
        String path = House.root(ACCOUNT) + "c/" + House.customer("C-4") + "/index.html";
        String etag = house.objects.head(path).orElseThrow().etag();
        house.objects.remove(path, etag);
        house.objects.put(House.root(ACCOUNT) + "c/" + House.customer("C-4") + "/stray.html", "text/html", new byte[0],
                1,
                new Bucket.Condition.IfNoneMatch());
        assertThat(house.call(verify)).contains("missing").contains("extra");
        house.call("{\"repair\":true,\"all\":true}");
        rest();
        isRight();
        assertThat(house.call(verify)).contains("\"differences\":[]");
    }

    @Test
    void membersThatAReleaseBeforeGroupsPutAreFound() {
        for (int customer = 0; customer < 3 * FEW; customer++) {
            bought(customer);
        }
        house.ledger.units().memberships(ACCOUNT).forEach(member -> {
            house.ledger.units().removeMember(member.unit(), member.subject(), Long.MAX_VALUE);
            house.ledger.units().putMember(ACCOUNT, member.subject(), member.version().orElseThrow());
        });
        rest();
        assertThat(inLevels()).isTrue();
        isRight();
        order("C-4");
        rest();
        isRight();
    }

    private void order(String customer) {
        house.tell(new Subject(Kind.ORDER, "O-1"), "P-1", customer, new OrderFact.Accepted());
    }
}

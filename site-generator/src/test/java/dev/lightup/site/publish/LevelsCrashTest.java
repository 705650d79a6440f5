package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.site.unit.WholeAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An account that comes to be made in levels while processes end, or are misled, at each of their calls in turn: stream and clock alone bring it
/// to the pages that all its states say.
final class LevelsCrashTest {
    private static final int FEW = 2;
    /// In turns: so many that its first run makes all pages, and so many that its groups are made first.
    private static final int CUSTOMERS = 4;
    private static final int MORE_CUSTOMERS = 11;
    /// Of how many calls one goes wrong in the short form.
    private static final int STEP = Boolean.getBoolean("lightup.long") ? 1 : 211;

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"KILL_AFTER", "SERVER_ERROR_AFTER"})
    void atEveryCallOfTheDatabaseTheAccountComesRight(Fault fault) {
        House house = new House(dynamo);
        int begin = 37 * fault.ordinal() % STEP;
        boolean reached = true;
        int calls = 0;
        for (int call = begin; reached; call += STEP) {
            String partner = "P-" + call;
            Unit account = House.account(partner);
            tell(house, partner, call);
            var seen = new AtomicInteger();
            int number = call;
            FaultyDynamo database = FaultyDynamo.around(dynamo.plainClient());
            database.follow(_ -> seen.getAndIncrement() == number ? fault : Fault.NONE);
            house.restart(database.client(), house.bucket, FEW);
            dies(house, account);
            reached = seen.get() > number;
            calls = seen.get();
            comesRight(house, account, fault + " at call " + call + " of the database");
        }
        assertThat(calls).isGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource(value = BucketFault.class, names = {"KILL_AFTER", "FAIL_AFTER"})
    void atEveryCallOfTheBucketTheAccountComesRight(BucketFault fault) {
        House house = new House(dynamo);
        boolean reached = true;
        for (int call = 7 * fault.ordinal() % STEP; reached; call += STEP) {
            String partner = "B-" + call;
            Unit account = House.account(partner);
            tell(house, partner, call);
            var seen = new AtomicInteger();
            house.restart(dynamo.plainClient(), new FaultyBucket(house.objects, fault.at(seen, call)), FEW);
            dies(house, account);
            reached = seen.get() > call;
            comesRight(house, account, fault + " at call " + call + " of the bucket");
        }
    }

    private static void tell(House house, String partner, int call) {
        int customers = call % 2 == 0 ? CUSTOMERS : MORE_CUSTOMERS;
        for (int customer = 0; customer < customers; customer++) {
            house.tell(new Subject(Kind.SUBSCRIPTION, "S-" + partner + "-" + customer), partner,
                    partner + "-" + customer,
                    new SubscriptionFact.Created("E3", 10L, Optional.empty(), Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.empty()));
        }
    }

    /// The account is made, then its groups, then the account of what they tell, until the process ends.
    private static void dies(House house, Unit account) {
        try {
            house.direct(account);
            List<Unit> groups = house.ledger.units()
                    .memberships(account)
                    .stream()
                    .map(membership -> membership.unit())
                    .filter(Unit::hasPages)
                    .distinct()
                    .toList();
            groups.forEach(house::direct);
            house.direct(account);
            house.direct(account);
        } catch (FaultyDynamo.Killed | BucketFault.Killed | RuntimeException _) {
            // whoever asked asks again: the stream delivers once more
        }
    }

    private void comesRight(House house, Unit account, String what) {
        house.restart(FEW);
        house.settle();
        for (int round = 0; round < 2; round++) {
            house.clock.advance(PublishLeases.LEASE);
            for (int shard = 0; shard < RawKey.SHARDS; shard++) {
                house.ledger.sweeps()
                        .due(shard, house.clock.instant())
                        .toList()
                        .forEach(due -> house.direct(due.unit()));
            }
            house.settle();
        }
        String root = House.root(account);
        Map<String, String> written = house.objects.texts()
                .entrySet()
                .stream()
                .filter(object -> object.getKey().startsWith(root))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
        assertThat(written).as(what).isEqualTo(WholeAccount.pages(house.ledger, account, house.clock.instant()));
        assertThat(house.ledger.levels().of(account)).as(what)
                .hasValueSatisfying(told -> assertThat(told.whole()).isTrue());
        assertThat(house.ledger.units().pages(account)).as(what).noneMatch(page -> page.path().contains("/c/"));
    }
}

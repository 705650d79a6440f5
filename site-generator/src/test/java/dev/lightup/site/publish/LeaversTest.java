package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.unit.DraftSources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Members whose states no longer name the unit leave it, and nobody who comes back is sent away.
final class LeaversTest {
    private static final Unit UNPLACED = Unit.unplaced(House.TENANT);
    private static final Holder P1 = Holder.account("P-1");

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    @Test
    void subjectsThatWerePlacedLeaveWhatIsNotPlaced() {
        House house = new House(dynamo);
        for (int i = 0; i < 50; i++) {
            house.tell(order(i), "", "", new OrderFact.Accepted());
        }
        house.tell(order(99), "", "", new OrderFact.Accepted());
        house.settle();
        house.clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 50; i++) {
            house.tell(order(i), "P-1", "", new OrderFact.Accepted());
        }
        assertThat(house.ledger.units().members(UNPLACED)).hasSize(51);

        house.settle();

        assertThat(house.ledger.units().members(UNPLACED)).containsExactly(order(99));
    }

    /// Late maps gave most of its customers to another from the beginning: its readers go on seeing them until somebody says that this is
    /// meant.
    @Test
    void anAccountThatLostMostOfItsCustomersIsPublishedOnceSomebodySaysThatThisIsMeant() {
        House house = new House(dynamo);
        Unit unit = House.account("P-1");
        for (int i = 0; i < 20; i++) {
            house.tell(order(i), "P-1", "C-" + i, new OrderFact.Accepted());
        }
        house.settle();
        house.clock.advance(Duration.ofMinutes(5));
        for (int i = 1; i < 20; i++) {
            house.tellAnew(order(i), "P-2", "C-" + i, new OrderFact.Accepted());
        }
        house.settle();
        assertThat(house.direct(unit)).contains("\"outcome\":\"refused\"").contains("loses ");
        assertThat(house.call("{\"repair\":true,\"units\":[\"" + unit + "\"]}")).contains("loses ");

        assertThat(house.call("{\"repair\":true,\"shrink\":true,\"units\":[\"" + unit + "\"]}"))
                .contains("\"outcome\":\"published\"");
        String gone = House.root(unit) + "c/" + House.customer("C-7") + "/index.html";
        assertThat(house.objects.texts()).doesNotContainKey(gone);
        house.settle();
        assertThat(house.direct(unit)).contains("\"outcome\":\"published\"");
    }

    @Test
    void whatOnceWasUnplacedIsNotReadForEver() {
        House house = new House(dynamo);
        house.tell(order(0), "", "", new OrderFact.Accepted());
        house.settle();
        double few = publishing(house);
        Ledger ledger = house.ledger;
        int gone = 250;
        for (int i = 1; i <= gone; i++) {
            ledger.units().putMember(UNPLACED, order(i), 1);
            ledger.subjects().write(state(order(i), P1, 1));
        }
        assertThat(publishing(house)).as("all of them, once").isGreaterThan(few + 60);
        // a run takes a hundred of them out: the third the last fifty
        for (int i = 0; i < 2; i++) {
            assertThat(publishing(house)).as("some of them are still there").isGreaterThan(few);
        }
        assertThat(publishing(house)).isEqualTo(few);
    }

    private double publishing(House house) {
        house.clock.advance(Duration.ofMinutes(2));
        dynamo.faults().meter().reset();
        assertThat(house.direct(House.distributor())).contains("published");
        return dynamo.faults().meter().readUnits();
    }

    /// A fold puts the member and writes the state while Publish reads members and states and removes; in every order of the two.
    @Test
    void aMemberThatIsPutAgainMeanwhileStays() {
        int orders = 0;
        for (int put = 0; put <= 3; put++) {
            for (int write = put; write <= 3; write++) {
                Subject subject = order(1_000 + orders++);
                Ledger ledger = new Ledger(dynamo.plainClient(), dynamo.table());
                ledger.units().putMember(UNPLACED, subject, 1);
                ledger.subjects().write(state(subject, Holder.UNPLACED, 1));
                ledger.subjects().write(state(subject, P1, 2));
                List<Runnable> fold = List.of(() -> ledger.units().putMember(UNPLACED, subject, 3),
                        () -> ledger.subjects().write(state(subject, Holder.UNPLACED, 3)));
                List<Integer> at = List.of(put, write);
                AtomicInteger call = new AtomicInteger();
                Runnable next = () -> {
                    int now = call.getAndIncrement();
                    for (int step = 0; step < 2; step++) {
                        if (at.get(step) == now) {
                            fold.get(step).run();
                        }
                    }
                };
                dynamo.faults().follow(_ -> {
                    next.run();
                    return Fault.NONE;
                });
                leave();
                dynamo.faults().heal();
                while (call.get() <= 3) {
                    next.run();
                }
                assertThat(ledger.units().members(UNPLACED))
                        .as("put before call %d, written before call %d", put, write)
                        .contains(subject);
                ledger.units().removeMember(UNPLACED, subject, 9);
            }
        }
        assertThat(orders).isEqualTo(10);
    }

    @Test
    void aMemberWithoutAVersionAndOneWhoseStateIsUnknownStay() {
        Ledger ledger = new Ledger(dynamo.plainClient(), dynamo.table());
        dynamo.plainClient()
                .putItem(r -> r.tableName(dynamo.table())
                        .item(Map.of("pk", AttributeValue.fromS("nordvik#U#u"), "sk",
                                AttributeValue.fromS("m#" + order(1)), "kind", AttributeValue.fromS("member"))));
        ledger.subjects().write(state(order(1), P1, 1));
        ledger.units().putMember(UNPLACED, order(2), 1);
        ledger.units().putMember(UNPLACED, order(3), 2);
        ledger.subjects().write(state(order(3), P1, 1));

        leave();

        assertThat(ledger.units().members(UNPLACED)).containsExactlyInAnyOrder(order(1), order(2), order(3));
    }

    private void leave() {
        Ledger ledger = dynamo.ledger();
        new RunNotices(ledger, new TenantUnits(ledger.units(), ledger.heads(), new BoundedParallelism(1)),
                new BoundedParallelism(1), InstantSource.system())
                .members(DraftSources.of(ledger, UNPLACED));
    }

    private static Subject order(int number) {
        return new Subject(Kind.ORDER, "o-" + number);
    }

    private static StateItem state(Subject subject, Holder holder, long version) {
        var told = new EscalationState("title", Optional.empty(), 1, EscalationState.Status.OPEN, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var folded = new FoldedSubject(subject,
                List.of(new Slice(holder, Optional.empty(), Optional.empty(), Optional.empty(),
                        told, new ArrayList<>(), 0, Optional.empty())));
        return new StateItem(House.TENANT, folded, version, StateItem.Taken.marks(List.of()),
                new TreeMap<>(Map.of("account:P-1", "aaaaaaaaaaaaaaaa", "tenant:", "dddddddddddddddd")),
                Optional.empty(), new HandClock().instant());
    }
}

package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.PersonalLabels;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitMembership;
import dev.lightup.ledger.publication.UnitRecords;
import dev.lightup.ledger.subject.CustomerSubjects;
import dev.lightup.ledger.sweep.ParkedEvent;
import dev.lightup.ledger.sweep.SweepIndexes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoresTest {
    private static final Unit UNIT = Unit.account(Given.TENANT, "abcdefghij234567");
    /// After every minute that is spoken of here.
    private static final Instant LATER = Given.NOON.plusSeconds(7_200);

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void labelsArePutOnceReadInBatchesAndErasedForGood() {
        PersonalLabels labels = dynamo.ledger().labels();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < 230; i++) {
            values.put("tok" + i, "Contoso " + i);
        }
        assertThat(labels.putMissing("nordvik", values)).isEqualTo(230);
        assertThat(labels.putMissing("nordvik", values)).isZero();
        assertThat(labels.read("nordvik", values.keySet())).hasSize(230)
                .containsEntry("tok7", new PersonalLabel.Clear("tok7", "Contoso 7"));
        assertThat(labels.read("other", values.keySet())).isEmpty();
        labels.erase("nordvik", "tok7");
        assertThat(labels.putMissing("nordvik", Map.of("tok7", "Contoso 7"))).isZero();
        assertThat(labels.read("nordvik", List.of("tok7", "tok7", "none")))
                .isEqualTo(Map.of("tok7", new PersonalLabel.Erased("tok7")));
        assertThat(labels.read("nordvik", List.of())).isEmpty();
    }

    @Test
    void aKnownLabelCostsNoWrite() {
        PersonalLabels labels = dynamo.ledger().labels();
        labels.putMissing("nordvik", Map.of("tok", "Contoso"));
        dynamo.faults().meter().reset();
        labels.putMissing("nordvik", Map.of("tok", "Contoso"));
        assertThat(dynamo.faults().meter().writeUnits()).isZero();
    }

    @Test
    void aLabelThatIsErasedWhileItIsPutStaysErased() {
        var other = new Ledger(dynamo.plainClient(), dynamo.table());
        dynamo.faults().follow(call -> {
            if (call.isWrite()) {
                other.labels().erase("nordvik", "tok");
            }
            return Fault.NONE;
        });
        assertThat(dynamo.ledger().labels().putMissing("nordvik", Map.of("tok", "Contoso"))).isZero();
        assertThat(other.labels().read("nordvik", List.of("tok"))).containsEntry("tok",
                new PersonalLabel.Erased("tok"));
    }

    @Test
    void whateverIsReadSeesTheLastWriteAtOnceTheIndexesAside() {
        dynamo.faults().follow(_ -> Fault.STALE);
        Ledger ledger = dynamo.ledger();
        RawEvent raw = Given.event("e-1");
        ledger.rawEvents().put(raw);
        RawKey aside = RawKey.aside(Given.TENANT, "ep_1", new byte[]{1});
        ledger.rawEvents()
                .putAside(new RawEvent(aside, raw.endpoint(), raw.source(), raw.id(), raw.format(), 0,
                        raw.media(), raw.received(), raw.grade(), raw.keyId(), raw.mac(), raw.request(), raw.receipt(),
                        RawEvent.Standing.QUARANTINED, Optional.empty(), Optional.empty(), ""), new byte[]{1},
                        Given.NOON.plusSeconds(1));
        assertThat(ledger.rawEvents().find(raw.key())).isPresent();
        assertThat(ledger.rawEvents().body(aside, Given.NOON)).isPresent();

        ledger.labels().putMissing("nordvik", Map.of("tok", "Contoso"));
        assertThat(ledger.labels().read("nordvik", List.of("tok"))).hasSize(1);

        var reference = new CheckpointRef(Given.NOON, "00");
        ledger.subjects().put(Given.stored(1));
        ledger.subjects().write(Given.state(1, 1, 1));
        ledger.subjects().putCheckpoint("nordvik", Given.SUBSCRIPTION, reference, "{}");
        assertThat(ledger.subjects().state("nordvik", Given.SUBSCRIPTION)).isPresent();
        assertThat(ledger.subjects().states("nordvik", List.of(Given.SUBSCRIPTION))).hasSize(1);
        assertThat(ledger.subjects().entries("nordvik", Given.SUBSCRIPTION)).hasSize(1);
        assertThat(ledger.subjects().entriesAfter("nordvik", Given.SUBSCRIPTION, Given.NOON)).hasSize(1);
        assertThat(ledger.subjects().checkpoint("nordvik", Given.SUBSCRIPTION, reference)).isPresent();

        ledger.customers().putName("nordvik", "c1", Given.SUBSCRIPTION);
        ledger.customers().putMap("c1", Given.stored(1));
        assertThat(ledger.customers().names("nordvik", "c1")).hasSize(1);
        assertThat(ledger.customers().maps("nordvik", "c1")).hasSize(1);

        ledger.units().putMember(UNIT, Given.SUBSCRIPTION, 1);
        ledger.units().putPage(UNIT, new PageItem("index.html", "h", "e", 1, 1));
        ledger.units().putSummary(new SummaryItem(UNIT, 1, "{}"));
        ledger.heads().raise(UNIT, Given.NOON, Duration.ofMinutes(2));
        assertThat(ledger.units().members(UNIT)).hasSize(1);
        assertThat(ledger.units().pages(UNIT)).hasSize(1);
        assertThat(ledger.units().summary(UNIT)).isPresent();
        assertThat(ledger.units().summaries("nordvik")).hasSize(1);
        assertThat(ledger.heads().head(UNIT).rev()).isOne();

        ledger.sweeps().moveCursor(3, Given.NOON, LATER);
        ledger.sweeps().park(ParkedEvent.first(raw.key(), Given.NOON, "not-read"));
        assertThat(ledger.sweeps().cursor(3, LATER)).contains(Given.NOON);
        assertThat(ledger.sweeps().parked(raw.key().shard())).hasSize(1);
    }

    @Test
    void namesAndMapsOfACustomerMeet() {
        CustomerSubjects customers = dynamo.ledger().customers();
        Subject order = new Subject(Subject.Kind.ORDER, "7Q-2210");
        customers.putName("nordvik", "contoso#1", order);
        customers.putName("nordvik", "contoso#1", order);
        customers.putName("nordvik", "contoso#1", Given.SUBSCRIPTION);
        customers.putMap("contoso#1", Given.stored(1));
        customers.putMap("contoso#1", Given.stored(2));
        customers.putMap("contoso#1", Given.stored(2));
        assertThat(customers.names("nordvik", "contoso#1")).containsExactly(order, Given.SUBSCRIPTION);
        assertThat(customers.maps("nordvik", "contoso#1").stream().flatMap(map -> map.known().stream()))
                .containsExactlyInAnyOrder(Given.stored(1), Given.stored(2));
        assertThat(customers.names("nordvik", "contoso")).isEmpty();
        assertThat(customers.maps("other", "contoso#1")).isEmpty();
    }

    @Test
    void membersPagesAndHeadOfAUnitDoNotMix() {
        UnitRecords units = dynamo.ledger().units();
        units.putMember(UNIT, Given.SUBSCRIPTION, 1);
        units.putPage(UNIT, new PageItem("index.html", "h1", "etag", 1, 4711));
        units.putPage(UNIT, new PageItem("orders/index.html", "h2", "etag", 1, 4712));
        dynamo.ledger().heads().raise(UNIT, Given.NOON, Duration.ofMinutes(2));
        assertThat(units.members(UNIT)).containsExactly(Given.SUBSCRIPTION);
        assertThat(units.pages(UNIT)).extracting(PageItem::path).containsExactly("index.html", "orders/index.html");
        units.deletePage(UNIT, "index.html");
        assertThat(units.pages(UNIT)).containsExactly(new PageItem("orders/index.html", "h2", "etag", 1, 4712));
        assertThat(units.members(Unit.unplaced(Given.TENANT))).isEmpty();
    }

    @Test
    void aMemberOfAKindThatOnlyALaterReleaseKnowsIsLeftAlone() {
        UnitRecords units = dynamo.ledger().units();
        units.putMember(UNIT, Given.SUBSCRIPTION, 1);
        Map<String, AttributeValue> later = new HashMap<>(dynamo.plainClient()
                .scan(all -> all.tableName(dynamo.table()))
                .items()
                .getFirst());
        later.compute("sk", (_, name) -> AttributeValue
                .fromS(Objects.requireNonNull(name).s().replace(Given.SUBSCRIPTION.toString(), "dream/1")));
        dynamo.plainClient().putItem(put -> put.tableName(dynamo.table()).item(later));
        assertThat(units.members(UNIT)).containsExactly(Given.SUBSCRIPTION);
        assertThat(dynamo.plainClient().scan(all -> all.tableName(dynamo.table())).items()).contains(later);
    }

    @Test
    void membersOfGroupsAreTheirAccountsAndThoseOfOneGroupAreOneQuery() {
        UnitRecords units = dynamo.ledger().units();
        Unit ab = new Unit.Group(Given.TENANT, UNIT.id(), "ab");
        Unit nobodys = Unit.Group.of(Given.TENANT, UNIT.id(), Optional.empty());
        Subject order = new Subject(Subject.Kind.ORDER, "a#b");
        Subject before = new Subject(Subject.Kind.ORDER, "before");
        units.putMember(ab, order, 4);
        units.putMember(nobodys, Given.SUBSCRIPTION, 2);
        units.putMember(UNIT, before, 1);
        units.putPage(UNIT, new PageItem("index.html", "h1", "etag", 1, 4711));
        dynamo.faults().meter().reset();
        assertThat(units.memberships(ab)).containsExactly(new UnitMembership(ab, order, OptionalLong.of(4)));
        assertThat(dynamo.faults().meter().calls("query")).isOne();
        assertThat(units.memberships(UNIT)).containsExactlyInAnyOrder(
                new UnitMembership(ab, order, OptionalLong.of(4)),
                new UnitMembership(nobodys, Given.SUBSCRIPTION, OptionalLong.of(2)),
                new UnitMembership(UNIT, before, OptionalLong.of(1)));
        assertThat(units.membership(UNIT, order)).isEmpty();
        assertThat(units.removeMember(ab, order, 3)).isFalse();
        assertThat(units.removeMember(ab, order, 4)).isTrue();
        assertThat(units.members(ab)).isEmpty();
    }

    @Test
    void aManifestItemIsNotPutOverAHigherRevision() {
        UnitRecords units = dynamo.ledger().units();
        assertThat(units.putPage(UNIT, new PageItem("index.html", "new", "e2", 7, 1))).isTrue();
        assertThat(units.putPage(UNIT, new PageItem("index.html", "old", "e1", 6, 1))).isFalse();
        assertThat(units.putPage(UNIT, new PageItem("index.html", "own", "e3", 7, 1))).isTrue();
        assertThat(units.pages(UNIT)).extracting(PageItem::hash).containsExactly("own");
    }

    @Test
    void membersBeyondOneMegabyteAreReadToTheEnd() {
        UnitRecords units = dynamo.ledger().units();
        String pad = "日".repeat(190);
        for (int i = 0; i < 1900; i++) {
            units.putMember(UNIT, new Subject(Subject.Kind.CUSTOMER, "%05d".formatted(i) + pad), 1);
        }
        dynamo.faults().meter().reset();
        assertThat(units.members(UNIT)).hasSize(1900);
        assertThat(dynamo.faults().meter().calls("query")).isGreaterThan(1);
    }

    @Test
    void aSummaryIsWrittenOnlyWhenItDiffersAndNeverGoesBack() {
        UnitRecords units = dynamo.ledger().units();
        assertThat(units.putSummary(new SummaryItem(UNIT, 2, "{\"open\":1}"))).isTrue();
        assertThat(units.putSummary(new SummaryItem(UNIT, 3, "{\"open\":1}"))).isFalse();
        assertThat(units.putSummary(new SummaryItem(UNIT, 1, "{\"open\":9}"))).isFalse();
        assertThat(units.putSummary(new SummaryItem(UNIT, 4, "{\"open\":2}"))).isTrue();
        Unit other = Unit.account(Given.TENANT, "zzzz");
        units.putSummary(new SummaryItem(other, 1, "{}"));
        assertThat(units.summaries(Given.TENANT))
                .containsExactly(new SummaryItem(UNIT, 4, "{\"open\":2}"), new SummaryItem(other, 1, "{}"));
        assertThat(units.summaries("other")).isEmpty();
    }

    @Test
    void aSummaryThatIsPassedWhileItIsPutIsNotPutOverTheLaterOne() {
        var other = new Ledger(dynamo.plainClient(), dynamo.table()).units();
        dynamo.faults().follow(call -> {
            if (call.isWrite()) {
                other.putSummary(new SummaryItem(UNIT, 9, "{\"late\":1}"));
            }
            return Fault.NONE;
        });
        assertThat(dynamo.ledger().units().putSummary(new SummaryItem(UNIT, 8, "{}"))).isFalse();
        assertThat(other.summary(UNIT)).map(SummaryItem::rev).contains(9L);
    }

    @Test
    void whatWasReceivedIsFoundByShardAndMinute() {
        Ledger ledger = dynamo.ledger();
        List<RawKey> put = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RawEvent plain = Given.event("e-" + i);
            Instant received = Given.NOON.plusSeconds(i * 10L);
            ledger.rawEvents()
                    .put(new RawEvent(plain.key(), plain.endpoint(), plain.source(), plain.id(), plain.format(), 0,
                            plain.media(),
                            received, plain.grade(), plain.keyId(), plain.mac(), plain.request(), plain.receipt(),
                            plain.standing(), Optional.empty(), Optional.empty(), plain.body()));
            put.add(plain.key());
        }
        List<RawKey> found = new ArrayList<>();
        List<RawKey> third = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            List<ReceivedEvent> all = ledger.sweeps().received(shard, Given.NOON, Given.NOON.plusSeconds(600)).toList();
            assertThat(all).extracting(ReceivedEvent::minute).isSorted();
            all.forEach(r -> found.add(r.key()));
            ledger.sweeps()
                    .received(shard, Given.NOON.plusSeconds(120), Given.NOON.plusSeconds(180))
                    .forEach(r -> third.add(r.key()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(put);
        assertThat(third).containsExactlyInAnyOrderElementsOf(put.subList(12, 18));
    }

    @Test
    void anIndexOfOneItemPagesIsReadToItsEndAndMayBeStale() {
        Ledger ledger = dynamo.ledger();
        RawEvent event = Given.event("e-1");
        ledger.rawEvents().put(event);
        int shard = event.key().shard();
        dynamo.faults().follow(_ -> Fault.TRUNCATED);
        assertThat(ledger.sweeps().received(shard, Given.NOON, Given.NOON.plusSeconds(60))).hasSize(1);
        dynamo.faults().follow(_ -> Fault.STALE);
        assertThat(ledger.sweeps().received(shard, Given.NOON, Given.NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void aCursorMovesForwardOnly() {
        SweepIndexes sweeps = dynamo.ledger().sweeps();
        assertThat(sweeps.cursor(3, LATER)).isEmpty();
        assertThat(sweeps.moveCursor(3, Given.NOON, LATER)).isTrue();
        assertThat(sweeps.moveCursor(3, Given.NOON, LATER)).isFalse();
        assertThat(sweeps.moveCursor(3, Given.NOON.minusSeconds(60), LATER)).isFalse();
        assertThat(sweeps.moveCursor(3, Given.NOON.plusSeconds(60), LATER)).isTrue();
        assertThat(sweeps.cursor(3, LATER)).contains(Given.NOON.plusSeconds(60));
        assertThat(sweeps.cursor(4, LATER)).isEmpty();
    }

    @Test
    void parkedEventsWaitLongerEachTime() {
        SweepIndexes sweeps = dynamo.ledger().sweeps();
        RawKey key = Given.event("e-1").key();
        ParkedEvent parked = ParkedEvent.first(key, Given.NOON, "fold-failed");
        sweeps.park(parked);
        assertThat(sweeps.parked(key.shard())).containsExactly(parked);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            parked = parked.again(Given.NOON, "fold-failed");
            minutes.add(Duration.between(Given.NOON, parked.next()).toMinutes());
        }
        assertThat(minutes).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L, 360L, 360L);
        sweeps.park(parked);
        assertThat(sweeps.parked(key.shard())).containsExactly(parked);
        sweeps.moveCursor(key.shard(), Given.NOON, LATER);
        sweeps.unpark(key);
        assertThat(sweeps.parked(key.shard())).isEmpty();
        assertThat(sweeps.cursor(key.shard(), LATER)).isPresent();
    }

    @Test
    void tenantsAreLowerCaseWords() {
        for (String bad : List.of("", "Nordvik", "a#b", "a b", "1a", "-", "x".repeat(41), "é")) {
            assertThatThrownBy(() -> Unit.of(bad, "d")).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Unit.parse("nordvik|a/abc")).isEqualTo(Unit.account("nordvik", "abc"));
        assertThatThrownBy(() -> Unit.parse("nordvik")).isInstanceOf(IllegalArgumentException.class);
    }
}

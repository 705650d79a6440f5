package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.site.unit.ProgrammeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The function as AWS calls it, with the real pages.
final class PublishTest {
    private static final Subject ORDER = new Subject(Kind.ORDER, "7Q-1");
    private static final Subject SUBSCRIPTION = new Subject(Kind.SUBSCRIPTION, "S-1");
    private static final Unit FIRST = House.account("P-1");
    private static final Unit SECOND = House.account("P-2");
    private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;

    @BeforeEach
    void begin() {
        house = new House(dynamo);
        house.call("{\"units\":[\"operator|about\"]}");
        for (String partner : List.of("P-1", "P-2")) {
            house.tell(new Subject(Kind.PARTNER, partner), partner, "",
                    new PartnerFact.ApplicationSubmitted(Optional.of("name-of-" + partner),
                            Optional.of("NO"), Optional.empty()));
            house.tell(new Subject(Kind.CUSTOMER, "C-" + partner), partner, "C-" + partner,
                    new CustomerFact.Created(Optional.of("customer-of-" + partner), Optional.of("NO"),
                            Optional.empty()));
        }
        house.ledger.labels()
                .putMissing(House.TENANT, Map.of("name-of-P-1", "Brightwater", "customer-of-P-1", "Contoso"));
        house.tell(ORDER, "P-1", "C-P-1",
                new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.of("S-1"))), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        house.tell(SUBSCRIPTION, "P-1", "C-P-1",
                new SubscriptionFact.Created("E3", 40, Optional.of("7Q-1"), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()));
        house.tell(new Subject(Kind.OFFER, "copilot"), "", "", new OfferFact.Listed(Optional.of("Copilot")));
        house.tell(new Subject(Kind.ENDPOINT, "ep_1"), "", "", new SystemFact.Test());
        house.tell(new Subject(Kind.ORDER, "lost"), "", "", new OrderFact.Accepted());
    }

    @Test
    void whatTheStreamBringsStandsOnThePages() {
        house.settle();

        assertThat(house.page(House.root(FIRST) + "index.html")).contains("Brightwater").contains("Contoso");
        assertThat(house.page(House.root(SECOND) + "index.html")).doesNotContain("Brightwater")
                .doesNotContain("Contoso");
        assertThat(house.page(House.root(House.distributor()) + "index.html")).contains("Brightwater").contains("7Q-1");
        assertThat(house.objects.texts().keySet()).anyMatch(p -> p.startsWith("assets/"))
                .anyMatch(p -> p.startsWith("about/"));
    }

    @Test
    void aBatchDeliveredTwiceWritesNothingTheSecondTime() {
        byte[] batch = house.batch();
        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);
        Map<String, String> before = house.objects.texts();
        house.bucket.forget();

        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);

        assertThat(house.bucket.calls()).isEmpty();
        assertThat(house.objects.texts()).isEqualTo(before);
    }

    @Test
    void oneChangedStateWritesPagesOfItsUnitOnly() {
        settleAndWait();
        house.tell(ORDER, "P-1", "C-P-1", new OrderFact.Accepted());
        house.bucket.forget();

        house.call(house.batch());

        assertThat(house.bucket.writes()).isNotEmpty()
                .allSatisfy(write -> assertThat(write).startsWith("put " + House.root(FIRST)));
    }

    /// The distributor's pages follow, once.
    @Test
    void theLevelAboveFewAccountsIsMadeAtMostOnceInTenSeconds() {
        settleAndWait();
        house.bucket.forget();
        for (int i = 0; i < 5; i++) {
            house.tell(ORDER, "P-1", "C-P-1",
                    i % 2 == 0 ? new OrderFact.OnHold(Optional.empty()) : new OrderFact.Released());
            house.settle();
            house.clock.advance(Duration.ofSeconds(2));
        }
        String home = "put " + House.root(House.distributor()) + "index.html";
        long made = house.bucket.writes().stream().filter(home::equals).count();
        Instant due = house.ledger.heads().head(House.distributor()).dueAt().orElseThrow();

        assertThat(made).isEqualTo(1);
        assertThat(due).isBetween(house.clock.instant(), house.clock.instant().plusSeconds(10));

        house.clock.advance(Duration.between(house.clock.instant(), due));
        house.direct(House.distributor());
        assertThat(verified("nordvik")).contains("\"differences\":[]");
    }

    @Test
    void theLevelAboveManyAccountsIsMadeAtMostOnceAMinuteAndAboveVeryManyLessOften() {
        Map<Integer, Duration> apart = Map.of(100, Duration.ofSeconds(10), 101, Duration.ofMinutes(1), 1_999,
                Duration.ofMinutes(1), 5_000, Duration.ofMinutes(5), 90_000, Duration.ofMinutes(15));
        apart.forEach((below, interval) -> {
            PublishRun run = house.ledger.heads()
                    .raise(House.distributor(), house.clock.instant(), Duration.ofMinutes(2))
                    .orElseThrow();
            house.ledger.heads()
                    .commit(run, Optional.empty(), Duration.ofMinutes(2), Map.of("below", below.toString()), List.of());
            var throttle = new AggregateThrottle(house.ledger.heads(), house.clock);
            house.clock.advance(interval.minusMillis(1));
            assertThat(throttle.mustWait(house.ledger.heads().head(House.distributor()))).as("%d", below).isTrue();
            house.clock.advance(Duration.ofMillis(1));
            assertThat(throttle.mustWait(house.ledger.heads().head(House.distributor()))).as("%d", below).isFalse();
        });
    }

    @Test
    void afterATransferNeitherHolderSeesTheOthersTime() {
        house.settle();
        house.clock.advance(Duration.ofDays(3));
        house.tell(SUBSCRIPTION, "P-2", "C-P-1", new SubscriptionFact.Transferred());
        house.tell(SUBSCRIPTION, "P-2", "C-P-1",
                new SubscriptionFact.QuantityChanged(Optional.of(40L), 808, Optional.empty()));
        house.settle();

        String first = pagesOf(FIRST);
        String second = pagesOf(SECOND);
        assertThat(second).contains("808").doesNotContain(FIRST.id()).doesNotContain("<bdi>P-1</bdi>");
        assertThat(first).doesNotContain(">808").doesNotContain(":808").doesNotContain(SECOND.id());
    }

    /// Late events can say that a subject was another's from the beginning.
    @Test
    void anAccountThatNeverHeldAnythingLosesItsPagesAndItsPlaceAbove() {
        Subject order = new Subject(Kind.ORDER, "7Q-9");
        house.tell(order, "P-3", "", new OrderFact.Accepted());
        settleAndWait();
        Unit third = House.account("P-3");
        String home = House.root(House.distributor()) + "index.html";
        assertThat(pagesOf(third)).contains("7Q-9");
        assertThat(house.page(home)).contains(third.id());

        house.tellAnew(order, "P-1", "C-P-1", new OrderFact.Accepted());
        settleAndWait();

        assertThat(house.objects.texts().keySet()).noneMatch(path -> path.startsWith(House.root(third)));
        assertThat(house.page(home)).doesNotContain(third.id());
        assertThat(pagesOf(FIRST)).contains("7Q-9");
        assertThat(verified("nordvik")).contains("\"differences\":[]");
    }

    @Test
    void whatIsVerifiedIsWhatIsThereByteForByte() {
        house.settle();
        settleDistributor();

        assertThat(verified("nordvik")).contains("\"differences\":[]").doesNotContain("\"pages\":0");

        String home = House.root(FIRST) + "index.html";
        var head = house.objects.head(home).orElseThrow();
        house.objects.put(home, "text/html", new byte[]{'x'}, head.rev(),
                new dev.lightup.site.bucket.Bucket.Condition.IfMatch(head.etag()));
        String twin = House.root(FIRST) + "index.json";
        house.objects.remove(twin, house.objects.head(twin).orElseThrow().etag());
        house.objects.put(House.root(FIRST) + "c/left.html", "text/html", new byte[0], 1,
                new dev.lightup.site.bucket.Bucket.Condition.IfNoneMatch());

        assertThat(verified("nordvik"))
                .contains("{\"unit\":\"" + FIRST + "\",\"path\":\"" + home + "\",\"what\":\"differs\"}")
                .contains("{\"unit\":\"" + FIRST + "\",\"path\":\"" + twin + "\",\"what\":\"missing\"}")
                .contains("\"path\":\"" + House.root(FIRST) + "c/left.html\",\"what\":\"extra\"");
    }

    @Test
    void anErasedNameLeavesThePageWhenTheUnitIsPublished() {
        house.settle();
        assertThat(pagesOf(FIRST)).contains("Contoso");

        house.ledger.labels().erase(House.TENANT, "customer-of-P-1");
        house.direct(FIRST);

        assertThat(pagesOf(FIRST)).doesNotContain("Contoso");
    }

    @Test
    void aNewConfigurationMakesEveryUnitDueWithinTheHourAndAgainTheSame() {
        settleAndWait();
        String programme = "{\"name\":\"Active Use\",\"distributors\":[{\"tenant\":\"nordvik\",\"name\":\"Nordvik Cloud\",\"zone\":\"Europe/Oslo\","
                + "\"opens\":8,\"closes\":17,\"workdays\":[\"monday\"],\"holidays\":[],\"silentAfterDays\":3}]}";
        house.tell("operator", ProgrammeSource.SUBJECT, "", "", new SystemFact.ProgrammeApplied(programme),
                house.clock.instant());
        byte[] batch = house.batch();

        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);
        Map<Unit, Instant> dues = dues();
        house.clock.advance(Duration.ofSeconds(5));
        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);

        assertThat(dues().entrySet()).containsExactlyInAnyOrderElementsOf(dues.entrySet());
        assertThat(dues).hasSize(3);
        Set<Instant> different = new HashSet<>(dues.values());
        assertThat(different).hasSizeGreaterThan(1)
                .allSatisfy(due -> assertThat(due)
                        .isBetween(house.clock.instant().minusSeconds(10),
                                house.clock.instant().plus(Duration.ofHours(1))));
        house.direct(FIRST);
        assertThat(pagesOf(FIRST)).contains("Nordvik Cloud");
    }

    @Test
    void aUnitThatCannotBeBegunIsAskedForAgain() {
        house.settle();
        house.tell(ORDER, "P-1", "C-P-1", new OrderFact.Accepted());
        byte[] batch = house.batch();
        dynamo.faults().follow(call -> call.isWrite() ? Fault.THROTTLE : Fault.NONE);

        assertThat(house.call(batch)).contains("itemIdentifier");

        dynamo.faults().heal();
        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);
    }

    @Test
    void aUnitThatFailsLaterHoldsNobodyUp() {
        house.settle();
        house.tell(ORDER, "P-1", "C-P-1", new OrderFact.Accepted());
        byte[] batch = house.batch();
        dynamo.faults()
                .follow(call -> call.operation().equals("batchGetItem") ? Fault.SERVER_ERROR_BEFORE : Fault.NONE);

        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);

        dynamo.faults().heal();
        assertThat(house.ledger.heads().head(FIRST).dueAt()).contains(house.clock.instant().plusSeconds(60));
    }

    @Test
    void aRecordThatCannotBeReadHoldsNobodyUp() {
        String batch = "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\"1\",\"Keys\":{\"pk\":{\"S\":\"x\"},"
                + "\"sk\":{\"S\":\"state\"}},\"NewImage\":{\"kind\":{\"S\":\"state\"},\"pk\":{\"S\":\"x\"}}}}]}";

        assertThat(house.call(batch)).isEqualTo(NONE_FAILED);
    }

    @Test
    void whatABatchHasNoTimeForIsDueAndHandedOnOnce() {
        byte[] batch = house.batch();
        var hurried = new TestContext(1_000);

        assertThat(house.call(batch, hurried)).isEqualTo(NONE_FAILED);
        assertThat(house.call(batch, hurried)).isEqualTo(NONE_FAILED);

        assertThat(house.bucket.calls()).noneMatch(call -> call.contains(House.root(FIRST)));
        assertThat(house.handedOn).contains(FIRST).doesNotHaveDuplicates();
        assertThat(house.ledger.heads().head(FIRST).dueAt()).contains(house.clock.instant());
        house.sweep(Duration.ofMinutes(1));
        assertThat(house.bucket.calls()).anyMatch(call -> call.contains(House.root(FIRST)));
    }

    @Test
    void whatNobodyTakesWaitsForTheSweep() {
        byte[] batch = house.batch();
        house.nobodyTakes = true;

        assertThat(house.call(batch, new TestContext(1_000))).isEqualTo(NONE_FAILED);

        assertThat(house.ledger.heads().head(FIRST).dueAt()).contains(house.clock.instant());
        house.sweep(Duration.ofMinutes(1));
        assertThat(house.bucket.calls()).anyMatch(call -> call.contains(House.root(FIRST)));
    }

    @Test
    void whoHasManyUnitsInABatchLetsOthersComeFirst() {
        house.settle();
        for (int i = 0; i < 10; i++) {
            house.tell("aaa", new Subject(Subject.Kind.ORDER, "o" + i), "A-" + i, "", new OrderFact.Accepted(),
                    house.clock.instant());
        }
        house.tell("bbb", new Subject(Subject.Kind.ORDER, "o"), "B-1", "", new OrderFact.Accepted(),
                house.clock.instant());
        house.tell("ccc", new Subject(Subject.Kind.ORDER, "o"), "C-1", "", new OrderFact.Accepted(),
                house.clock.instant());

        List<Unit> turns = PublishDispatch.inTurns(StreamWork.of(house.records()).units().keySet());

        assertThat(turns.stream().map(Unit::tenant).limit(3)).containsExactlyInAnyOrder("aaa", "bbb", "ccc");
        assertThat(turns.stream().map(Unit::tenant).filter("aaa"::equals)).hasSize(10);
    }

    @Test
    void aUnitOfWhichARunIsOpenIsLeftToThatRun() {
        house.settle();
        house.ledger.heads().raise(FIRST, house.clock.instant(), Publisher.LIMIT);
        house.tell(ORDER, "P-1", "C-P-1", new OrderFact.Accepted());
        house.bucket.forget();

        house.settle();

        assertThat(house.bucket.calls()).noneMatch(call -> call.contains(House.root(FIRST)));
        assertThat(house.ledger.heads().head(FIRST).dueAt()).contains(house.clock.instant());
        assertThat(house.call("{\"units\":[\"" + FIRST + "\"],\"inLane\":true}")).contains("\"outcome\":\"joined\"");
        house.clock.advance(Publisher.LIMIT);
        assertThat(house.call("{\"units\":[\"" + FIRST + "\"],\"inLane\":true}")).contains("\"outcome\":\"published\"");
    }

    @Test
    void unitsThatAreNotThereAreNamed() {
        assertThat(house.call("{\"units\":[\"nordvik|x\",\"nonsense\",\"operator|d\"]}"))
                .contains("{\"unit\":\"nordvik|x\",\"outcome\":\"unknown\"")
                .contains("{\"unit\":\"nonsense\",\"outcome\":\"unknown\"")
                .contains("{\"unit\":\"operator|d\",\"outcome\":\"unknown\"");
    }

    @Test
    void whatIsNotPlacedStandsOnTheDistributorsHome() {
        assertThat(house.call("{\"units\":[\"nordvik|u\"]}")).contains("\"outcome\":\"published\"");
        assertThat(house.page(House.root(House.distributor()) + "index.html")).contains("lost");
    }

    private String verified(String tenant) {
        return house.call("{\"verify\":true,\"tenant\":\"" + tenant + "\"}");
    }

    private void settleDistributor() {
        house.clock.advance(Duration.ofMinutes(2));
        house.direct(House.distributor());
    }

    private void settleAndWait() {
        house.settle();
        settleDistributor();
        house.settle();
        house.clock.advance(Duration.ofMinutes(2));
    }

    private Map<Unit, Instant> dues() {
        Map<Unit, Instant> dues = new java.util.TreeMap<>();
        Stream.of(FIRST, SECOND, House.distributor())
                .forEach(unit -> house.ledger.heads().head(unit).dueAt().ifPresent(due -> dues.put(unit, due)));
        return dues;
    }

    private String pagesOf(Unit unit) {
        StringBuilder all = new StringBuilder();
        house.objects.texts().forEach((path, text) -> {
            if (path.startsWith(House.root(unit))) {
                all.append(path).append('\n').append(text).append('\n');
            }
        });
        assertThat(all).isNotEmpty();
        return all.toString();
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.unit.WholeAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages of a unit that somebody froze: as they were, and saying so.
final class FrozenPagesTest {
    private static final Unit FIRST = House.account("P-1");
    private static final Subject ORDER = new Subject(Kind.ORDER, "7Q-1");
    private static final String WHY = "ticket 4711: Kari doubts the seats";
    /// As all times in twins.
    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder().appendInstant(3)
            .toFormatter(Locale.ROOT);
    private static final String LINE = "id=\"frozen\"";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private static void freeze(PublishLeaseNotes at, Instant since) {
        at.note(PublishLease.HELD_SINCE, Optional.of(since.toString()));
        at.note(PublishLease.FROZEN, Optional.of(WHY));
    }

    private interface PublishLeaseNotes {
        void note(String name, Optional<String> value);
    }

    private House house() {
        var house = new House(dynamo);
        house.tell(new Subject(Kind.PARTNER, "P-1"), "P-1", "", new PartnerFact.ApplicationSubmitted(
                Optional.empty(), Optional.of("NO"), Optional.empty()));
        house.tell(ORDER, "P-1", "C-1", new OrderFact.Submitted(
                List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(), Optional.empty(),
                Optional.empty()));
        house.settle();
        later(house);
        return house;
    }

    private static void later(House house) {
        house.clock.advance(Duration.ofMinutes(5));
        house.settle();
        house.sweep(Duration.ofMinutes(20));
    }

    private static Map<String, String> below(House house) {
        var texts = new TreeMap<>(house.objects.texts());
        texts.keySet().removeIf(path -> !path.startsWith(House.root(FIRST)));
        return texts;
    }

    @Test
    void sayItWithSinceWhenAndKeepWhatTheySaidAndAreRightOnceThawed() throws IOException {
        House house = house();
        Map<String, String> before = below(house);
        Instant since = house.clock.instant();
        freeze((name, value) -> house.ledger.heads().note(FIRST, name, value), since);
        house.tell(ORDER, "P-1", "C-1", new OrderFact.Accepted());
        house.settle();
        later(house);

        Map<String, String> frozen = below(house);
        assertThat(frozen.keySet()).isEqualTo(before.keySet());
        int pages = 0;
        for (Map.Entry<String, String> page : frozen.entrySet()) {
            String text = page.getValue();
            String old = before.getOrDefault(page.getKey(), "");
            assertThat(text).doesNotContain("Kari").doesNotContain("4711");
            if (page.getKey().endsWith(".html")) {
                pages++;
                assertThat(text.split(LINE, -1)).as(page.getKey()).hasSize(2);
                assertThat(text).contains("<time datetime=\"" + since + "\">")
                        .contains("This page stands as it is since");
                // the line is all that differs
                int at = text.indexOf("<p class=\"notice\" " + LINE);
                assertThat(text.substring(0, at) + text.substring(text.indexOf("</p>", at) + 4)).isEqualTo(old);
            } else if (page.getKey().endsWith(".json")) {
                JsonNode twin = new ObjectMapper().readTree(text);
                assertThat(twin.path("frozenSince").asText()).as(page.getKey()).isEqualTo(MILLIS.format(since));
                ((ObjectNode) twin).remove("frozenSince");
                assertThat(twin).isEqualTo(new ObjectMapper().readTree(old));
            } else {
                assertThat(text).isEqualTo(old);
            }
        }
        assertThat(pages).isPositive();
        // said once: the runs that follow find nothing to do
        house.bucket.forget();
        house.call("{\"units\":[\"" + FIRST + "\"]}");
        assertThat(house.bucket.writes()).isEmpty();

        house.ledger.heads().note(FIRST, PublishLease.FROZEN, Optional.empty());
        house.ledger.heads().lowerDue(FIRST, house.clock.instant());
        later(house);
        assertThat(below(house).values()).noneMatch(text -> text.contains(LINE) || text.contains("frozenSince"));
        assertThat(house.call("{\"verify\":true,\"tenant\":\"nordvik\"}")).contains("\"differences\":[]")
                .contains("\"frozen\":[]");
    }

    /// As `freeze` does: the account and the groups of its customers are due.
    private static void freezeInLevels(House house, Optional<Instant> since) {
        house.ledger.heads().note(FIRST, PublishLease.HELD_SINCE, since.map(Instant::toString));
        house.ledger.heads().note(FIRST, PublishLease.FROZEN, since.map(_ -> WHY));
        house.ledger.heads().lowerDue(FIRST, house.clock.instant());
        house.ledger.units()
                .told(FIRST)
                .forEach(group -> house.ledger.heads().lowerDue(group.unit(), house.clock.instant()));
    }

    private static void bought(House house, int customer, long seats) {
        house.tell(new Subject(Kind.SUBSCRIPTION, "S-" + customer), "P-1", "C-" + customer,
                new SubscriptionFact.Created("E3", seats, Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty()));
        house.tell(new Subject(Kind.SUBSCRIPTION, "S-" + customer), "P-1", "C-" + customer,
                new SubscriptionFact.Activated());
    }

    @Test
    void ofAnAccountInLevelsAreThoseOfItsCustomersTooWhileTheDistributorGoesOnByTheCalendar() throws IOException {
        var house = new House(dynamo);
        house.restart(2);
        for (int customer = 0; customer < 5; customer++) {
            bought(house, customer, 10);
        }
        house.tell(ORDER, "P-1", "C-1", new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())),
                Optional.empty(), Optional.empty(), Optional.empty()));
        house.clock.advance(Duration.ofDays(10));
        var fresh = new Subject(Kind.ORDER, "7Q-2");
        house.tell(fresh, "P-1", "C-2", new OrderFact.Submitted(List.of(new OrderLine("E3", 5, Optional.empty())),
                Optional.empty(), Optional.empty(), Optional.empty()));
        rest(house);
        assertThat(house.ledger.levels().of(FIRST).filter(told -> told.whole())).as("made in levels").isPresent();
        Map<String, String> before = below(house);
        String queue = House.root(House.distributor()) + "queue.csv";
        int late = daysLate(house, queue);
        assertThat(waiting(house, queue, fresh)).contains(",on_time,");

        freezeInLevels(house, Optional.of(house.clock.instant()));
        house.tell(new Subject(Kind.ORDER, "7Q-3"), "P-1", "C-3", new OrderFact.Accepted());
        bought(house, 9, 99);
        rest(house);
        Map<String, String> frozen = below(house);
        assertThat(frozen.keySet()).as("no page of a customer who came meanwhile").isEqualTo(before.keySet());
        assertThat(frozen.keySet().stream().filter(path -> path.contains("/c/") && path.endsWith(".html")))
                .hasSizeGreaterThanOrEqualTo(5);
        frozen.forEach((path, text) -> {
            if (path.endsWith(".html")) {
                assertThat(text.split(LINE, -1)).as(path).hasSize(2);
            }
            assertThat(text.replaceFirst("<p class=\"notice\" id=\"frozen\".*?</p>", "")
                    .replaceFirst("\\{\"frozenSince\":\"[^\"]*\",", "{")).as(path).isEqualTo(before.get(path));
        });
        // the level above has what it told last, and counts its days on
        house.clock.advance(Duration.ofDays(20));
        rest(house);
        house.direct(House.distributor());
        assertThat(new ObjectMapper().readTree(house.page(House.root(House.distributor()) + "index.json"))
                .at("/totals/seats/sold")
                .asLong()).isEqualTo(50);
        assertThat(daysLate(house, queue)).as("a business day each of twenty days but the weekends")
                .isBetween(late + 12, late + 15);
        assertThat(waiting(house, queue, fresh)).as("nothing is late that it did not tell so").contains(",on_time,");
        assertThat(below(house)).isEqualTo(frozen);

        freezeInLevels(house, Optional.empty());
        rest(house);
        // a group that never told anything is due by its lease
        house.clock.advance(PublishLeases.LEASE);
        rest(house);
        Map<String, String> whole = WholeAccount.pages(house.ledger, FIRST, house.clock.instant());
        assertThat(below(house).keySet()).containsExactlyInAnyOrderElementsOf(whole.keySet());
        below(house).forEach((path, text) -> assertThat(text).as(path).isEqualTo(whole.get(path)));
        assertThat(below(house).get(House.root(FIRST) + "index.html")).contains("149");
    }

    private static String waiting(House house, String queue, Subject about) {
        return house.page(queue)
                .lines()
                .filter(line -> line.contains(about.toString() + ","))
                .findFirst()
                .orElseThrow();
    }

    /// By the row of the order that was late when its account was frozen.
    private static int daysLate(House house, String queue) {
        Matcher row = Pattern.compile(",late,[^,]+,[^,]+,(\\d+),").matcher(waiting(house, queue, ORDER));
        assertThat(row.find()).isTrue();
        return Integer.parseInt(row.group(1));
    }

    private static void rest(House house) {
        house.settle();
        house.sweep(Duration.ofMinutes(4));
        house.settle();
    }

    @Test
    void areCountedApartByVerifyWhichStillFindsAnObjectThatWasAltered() {
        House house = house();
        Instant since = house.clock.instant();
        freeze((name, value) -> house.ledger.heads().note(FIRST, name, value), since);
        house.call("{\"units\":[\"" + FIRST + "\"]}");
        String verify = "{\"verify\":true,\"units\":[\"" + FIRST + "\"]}";
        assertThat(house.call(verify)).contains("\"differences\":[]")
                .contains("\"frozen\":[{\"unit\":\"" + FIRST + "\",\"since\":\"" + MILLIS.format(since)
                        + "\",\"behind\":0}]");
        house.tell(ORDER, "P-1", "C-1", new OrderFact.Accepted());
        assertThat(house.call(verify)).contains("\"differences\":[]").doesNotContain("\"behind\":0");

        String home = House.root(FIRST) + "index.html";
        Bucket.Head there = house.objects.head(home).orElseThrow();
        house.objects.put(home, "text/html", "altered".getBytes(StandardCharsets.UTF_8), there.rev(),
                new Bucket.Condition.IfMatch(there.etag()));
        String stray = House.root(FIRST) + "c/left.html";
        house.objects.put(stray, "text/html", "left".getBytes(StandardCharsets.UTF_8), 1,
                new Bucket.Condition.IfNoneMatch());
        assertThat(house.call(verify)).contains("\"path\":\"" + home + "\",\"what\":\"differs\"")
                .contains("\"path\":\"" + stray + "\",\"what\":\"extra\"");
        // a run leaves it for whoever looks
        house.call("{\"units\":[\"" + FIRST + "\"]}");
        assertThat(house.page(home)).isEqualTo("altered");
    }

    @Test
    void waitForTheRunThatBeganBeforeTheFreeze() {
        var world = new World(dynamo);
        world.set("a", "one");
        world.publisher().publish(world.unit, false);
        PublishRun older = world.ledger.heads().raise(world.unit, world.clock.instant(), Publisher.LIMIT).orElseThrow();
        freeze((name, value) -> world.ledger.heads().note(world.unit, name, value), world.clock.instant());
        Map<String, String> before = world.bucket.texts();

        assertThat(world.publisher().publish(world.unit, false)).isEqualTo(new PublishOutcome.Frozen(world.unit, WHY));
        assertThat(world.bucket.texts()).isEqualTo(before);

        world.ledger.heads().drop(older);
        world.clock.advance(Duration.ofMinutes(1));
        world.publisher().publish(world.unit, false);
        assertThat(world.bucket.texts().values()).allMatch(text -> text.contains(LINE));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"KILL_BEFORE", "KILL_AFTER", "SERVER_ERROR_AFTER", "THROTTLE"})
    void comeRightFromEveryCallOfTheDatabase(Fault fault) {
        int call = 0;
        for (boolean reached = true; reached; call++) {
            World world = changed(call);
            var seen = new AtomicInteger();
            int number = call;
            FaultyDynamo database = world.faulty();
            database.follow(_ -> seen.getAndIncrement() == number ? fault : Fault.NONE);
            comesRight(world, world.publisher(database.client(), world.bucket), fault + " at call " + call);
            reached = seen.get() > number;
        }
        assertThat(call).isGreaterThan(6);
    }

    @ParameterizedTest
    @EnumSource(BucketFault.class)
    void comeRightFromEveryCallOfTheBucket(BucketFault fault) {
        int call = 0;
        for (boolean reached = true; reached; call++) {
            World world = changed(call);
            var seen = new AtomicInteger();
            comesRight(world, world.publisher(dynamo.plainClient(),
                    new FaultyBucket(world.bucket, fault.at(seen, call))), fault + " at call " + call);
            reached = seen.get() > call;
        }
        assertThat(call).isGreaterThan(3);
    }

    /// Published, then changed and frozen.
    private World changed(int number) {
        var world = new World(dynamo, number);
        world.set("same", "steady");
        world.set("gone", "zero");
        world.publisher().publish(world.unit, false);
        world.set("gone", "");
        return world;
    }

    private static void comesRight(World world, Publisher faulty, String where) {
        Map<String, String> before = world.bucket.texts();
        freeze((name, value) -> world.ledger.heads().note(world.unit, name, value), world.clock.instant());
        world.ledger.heads().lowerDue(world.unit, world.clock.instant());
        try {
            faulty.publish(world.unit, false);
        } catch (FaultyDynamo.Killed | BucketFault.Killed | RuntimeException _) {
            // the unit is due
        }
        for (int minute = 0; minute < 20; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            if (world.ledger.heads()
                    .head(world.unit)
                    .dueAt()
                    .filter(due -> !due.isAfter(world.clock.instant()))
                    .isPresent()) {
                world.publisher().publish(world.unit, false);
            }
        }
        Map<String, String> frozen = world.bucket.texts();
        assertThat(frozen.keySet()).as(where).isEqualTo(before.keySet());
        frozen.forEach((path, text) -> {
            assertThat(text.split(LINE, -1)).as(where + " of " + path).hasSize(2);
            assertThat(text.replaceFirst("<p class=\"notice\" id=\"frozen\".*?</p>", "")).as(where)
                    .isEqualTo(before.get(path));
        });
        for (PageItem item : world.ledger.units().pages(world.unit)) {
            assertThat(item.hash()).as(where)
                    .isEqualTo(
                            ObjectContent.hash(frozen.getOrDefault(item.path(), "").getBytes(StandardCharsets.UTF_8)));
        }
        world.ledger.heads().note(world.unit, PublishLease.FROZEN, Optional.empty());
        world.ledger.heads().lowerDue(world.unit, world.clock.instant());
        world.sweep();
        world.isRight(where + ", thawed");
    }
}

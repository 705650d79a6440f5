package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.RefoldTask;
import dev.lightup.site.unit.ProgrammeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stored records that this release cannot read: nothing stops, old pages stand byte for byte, and all is right once they are made anew.
final class UnreadTest {
    private static final Subject ORDER = new Subject(Kind.ORDER, "7Q-1");
    private static final Unit FIRST = House.account("P-1");
    private static final Unit SECOND = House.account("P-2");
    private static final AttributeValue NONSENSE = AttributeValue.fromB(SdkBytes.fromUtf8String("nonsense"));
    /// What the state, or the summary, of another release looks like.
    private static final List<Map.Entry<String, AttributeValue>> ODD = List.of(
            Map.entry("sh", AttributeValue.fromN("0")),
            Map.entry("sh", AttributeValue.fromN("9")), Map.entry("j", NONSENSE),
            Map.entry("j", AttributeValue.fromS("{}")));

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;

    @BeforeEach
    void begin() {
        house = new House(dynamo);
        for (String partner : List.of("P-1", "P-2")) {
            house.tell(new Subject(Kind.PARTNER, partner), partner, "", new PartnerFact.ApplicationSubmitted(
                    Optional.empty(), Optional.of("NO"), Optional.empty()));
        }
        house.tell(ORDER, "P-1", "C-1", new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())),
                Optional.empty(), Optional.empty(), Optional.empty()));
        house.tell(new Subject(Kind.ENDPOINT, "ep_1"), "", "", new SystemFact.Test());
        house.settle();
        minutes(2);
        house.direct(House.distributor());
        house.settle();
        minutes(2);
    }

    @Test
    void aUnitIsNotRenderedOverAStateThatCannotBeRead() {
        for (var odd : ODD) {
            Map<String, String> before = house.objects.texts();
            house.damage("nordvik#S#" + ORDER, "state", odd.getKey(), odd.getValue());

            house.settle();
            assertThat(house.direct(FIRST)).contains("\"outcome\":\"waiting\"").doesNotContain("7Q-1");

            assertThat(house.objects.texts()).isEqualTo(before);
            assertThat(refolds()).extracting(RefoldTask::subject).containsExactly(ORDER);
            assertThat(house.ledger.heads().head(FIRST).open()).isEmpty();
            assertThat(house.ledger.heads().head(FIRST).repairSince()).isEmpty();
            assertThat(house.ledger.heads().head(FIRST).dueAt()).contains(house.clock.instant().plusSeconds(60));

            mend(ORDER);
            assertThat(house.objects.texts()).isEqualTo(before);
            assertThat(verified()).contains("\"differences\":[]");
        }
    }

    @Test
    void aDistributorIsNotRenderedOverAStateThatCannotBeReadEither() {
        var endpoint = new Subject(Kind.ENDPOINT, "ep_1");
        Map<String, String> before = house.objects.texts();
        house.damage("nordvik#S#" + endpoint, "state", "j", NONSENSE);

        assertThat(house.direct(House.distributor())).contains("\"outcome\":\"waiting\"");

        assertThat(house.objects.texts()).isEqualTo(before);
        mend(endpoint);
        assertThat(verified()).contains("\"differences\":[]");
    }

    @Test
    void anAccountWhoseSummaryCannotBeReadIsNotToldAndAskedToTellAnew() {
        String home = House.root(House.distributor()) + "index.html";
        Map<String, String> before = house.objects.texts();
        for (var odd : ODD) {
            boolean newer = odd.getValue().equals(AttributeValue.fromN("9"));
            house.ledger.heads()
                    .commit(house.ledger.heads()
                            .raise(FIRST, house.clock.instant(), Publisher.LIMIT)
                            .orElseThrow(), Optional.empty(), Publisher.LIMIT, Map.of());
            house.damage("nordvik#U#d", "s#" + FIRST.word(), odd.getKey(), odd.getValue());
            minutes(2);

            assertThat(house.direct(House.distributor())).contains("\"outcome\":\"published\"");

            assertThat(house.page(home)).contains("1 account is being written anew: its numbers are missing here.")
                    .doesNotContain(FIRST.id())
                    .contains(SECOND.id());
            assertThat(house.page(House.root(House.distributor()) + "index.json")).contains("\"untold\":1")
                    .contains("\"totals\":{\"accounts\":1,");
            assertThat(house.ledger.heads().head(FIRST).dueAt().filter(house.clock.instant()::equals).isPresent())
                    .isEqualTo(!newer);

            house.direct(FIRST);
            minutes(2);
            house.direct(House.distributor());
            assertThat(house.objects.texts()).isEqualTo(before);
        }
    }

    @Test
    void aLineOfTheManifestThatCannotBeReadMakesTheRunCompare() {
        String page = House.root(FIRST) + "index.html";
        Map<String, String> before = house.objects.texts();
        for (String attribute : List.of("h", "e", "rev", "z")) {
            house.damage("nordvik#U#" + FIRST.word(), "p#" + page, attribute, AttributeValue.fromBool(true));
            String other = House.root(FIRST) + "orders/index.html";
            house.objects.remove(other, house.objects.head(other).orElseThrow().etag());
            house.bucket.forget();

            assertThat(house.direct(FIRST)).contains("\"outcome\":\"published\"");

            assertThat(house.bucket.calls()).contains("head " + page);
            assertThat(house.objects.texts()).isEqualTo(before);
            assertThat(house.ledger.units().manifest(FIRST).unread()).isEmpty();
        }
        house.damage("nordvik#U#" + FIRST.word(), "p#" + House.root(FIRST) + "gone.html", "h",
                AttributeValue.fromS("x"));
        house.direct(FIRST);
        assertThat(house.ledger.units().manifest(FIRST).unread()).as("a line of no page").isEmpty();
    }

    @Test
    void aHeadThatCannotBeReadStopsNothing() {
        Map<String, String> before = house.objects.texts();
        for (String part : List.of("o", "c", "n", "sv")) {
            house.damage("nordvik#U#" + FIRST.word(), "head", part, AttributeValue.fromS("nonsense"));
            assertThat(house.direct(FIRST)).as(part).contains("\"outcome\":\"published\"");
            assertThat(house.objects.texts()).isEqualTo(before);
        }
        house.damage("nordvik#U#" + FIRST.word(), "head", "n", AttributeValue.fromS("{\"v2\":[\"frozen\"]}"));
        assertThat(house.direct(FIRST)).as("a freeze is never lost").contains("\"outcome\":\"frozen\"");
    }

    @Test
    void aConfigurationThatCannotBeReadLeavesTheLastOneInForce() {
        house.tell("operator", ProgrammeSource.SUBJECT, "", "", new SystemFact.ProgrammeApplied(
                "{\"name\":\"Active Use\"}"), house.clock.instant());
        house.settle();
        house.direct(FIRST);
        Map<String, String> before = house.objects.texts();
        house.damage("operator#S#" + ProgrammeSource.SUBJECT, "state", "j", NONSENSE);
        house.damage("operator#S#" + ProgrammeSource.SUBJECT, "state", "v", AttributeValue.fromN("99"));

        house.settle();
        assertThat(house.direct(FIRST)).contains("\"outcome\":\"published\"");
        assertThat(refolds()).extracting(RefoldTask::subject).containsExactly(ProgrammeSource.SUBJECT);

        house.restart("other");
        assertThat(house.direct(FIRST)).as("a process that never read one").contains("\"outcome\":\"waiting\"");
        assertThat(house.objects.texts()).isEqualTo(before);
    }

    private void mend(Subject subject) {
        house.refold(House.TENANT, subject);
        refolds().forEach(house.ledger.refolds()::done);
        minutes(2);
        house.settle();
        house.direct(House.distributor());
        house.settle();
    }

    private List<RefoldTask> refolds() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> house.ledger.refolds().waiting(shard).stream())
                .toList();
    }

    private String verified() {
        return house.call("{\"verify\":true,\"tenant\":\"nordvik\"}");
    }

    private void minutes(int minutes) {
        house.clock.advance(Duration.ofMinutes(minutes));
    }
}

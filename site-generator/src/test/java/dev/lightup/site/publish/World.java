package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StateWrite;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.MemoryBucket;
import dev.lightup.site.bucket.ObjectContent;
import dev.lightup.site.gate.Gate;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitSite;
import dev.lightup.site.unit.UnitSites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One account of one distributor on DynamoDB Local, its tiny pages, and a bucket in memory.
final class World {
    static final String TENANT = "nordvik";
    static final String ACCOUNT = "P-1";
    static final String DISTRIBUTOR = "dddddddddddddddd";
    static final Unit UNIT = Unit.account(TENANT, "aaaaaaaaaaaaaaaa");

    final String account;
    final Unit unit;

    final HandClock clock = new HandClock();
    final MemoryBucket bucket = new MemoryBucket();
    final Ledger ledger;
    private final LocalDynamo dynamo;

    World(LocalDynamo dynamo) {
        this(dynamo, 0);
    }

    /// @param number worlds of other numbers share the table and nothing in it
    World(LocalDynamo dynamo, int number) {
        this.dynamo = dynamo;
        this.account = number == 0 ? ACCOUNT : "P-" + number;
        this.unit = number == 0 ? UNIT : Unit.account(TENANT, opaque(number));
        this.ledger = new Ledger(dynamo.plainClient(), dynamo.table());
    }

    private static String opaque(int number) {
        StringBuilder text = new StringBuilder("aaaaaaaaaaaaaaaa");
        for (int i = 0, rest = number; rest > 0; rest /= 26, i++) {
            text.setCharAt(i, (char) ('a' + rest % 26));
        }
        return text.toString();
    }

    /// A publisher of tiny pages over that client and that bucket.
    Publisher publisher(DynamoDbClient client, Bucket over) {
        return publisher(client, over, new TinyUnit(new Ledger(client, dynamo.table()), account));
    }

    /// A publisher of other pages.
    Publisher publisher(DynamoDbClient client, Bucket over, UnitSite tiny) {
        return publisher(client, over, tiny, 1);
    }

    /// @param lanes how many pages at a time
    Publisher publisher(DynamoDbClient client, Bucket over, UnitSite tiny, int lanes) {
        Ledger own = new Ledger(client, dynamo.table());
        return new Publisher(own, over, new ProgrammeSource(own, clock), new UnitSites(_ -> Optional.of(tiny)),
                new Gate(List.of()),
                new TenantUnits(own.units(), own.heads(), new BoundedParallelism(1)), new PageEdition(() -> "e1"),
                new BoundedParallelism(lanes), clock);
    }

    Publisher publisher() {
        return publisher(dynamo.plainClient(), bucket);
    }

    FaultyDynamo faulty() {
        return FaultyDynamo.around(dynamo.plainClient());
    }

    /// The escalation's title becomes that; empty closes it, so that its page vanishes.
    void set(String escalation, String title) {
        EscalationState.Status status = title.isEmpty() ? EscalationState.Status.CLOSED : EscalationState.Status.OPEN;
        put(new Subject(Subject.Kind.ESCALATION, escalation + "-" + account), unit, Holder.account(account),
                new EscalationState(title, Optional.empty(), 1,
                        status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty()),
                Map.of("account:" + account, unit.id(), "tenant:", DISTRIBUTOR));
    }

    void put(Subject subject, Unit unit, Holder holder, SubjectState state, Map<String, String> paths) {
        FoldedSubject folded = new FoldedSubject(subject,
                List.of(new Slice(holder, Optional.empty(), Optional.empty(), Optional.empty(), state, List.of(), 0,
                        Optional.empty())));
        long version = ledger.subjects().state(unit.tenant(), subject).map(StateItem::version).orElse(0L) + 1;
        ledger.units().putMember(unit, subject, version);
        StateWrite write = ledger.subjects()
                .write(new StateItem(unit.tenant(), folded, version, StateItem.Taken.marks(List.of()),
                        new TreeMap<>(paths),
                        Optional.empty(), clock.instant()));
        Assertions.assertThat(write).isEqualTo(StateWrite.WRITTEN);
    }

    /// The bytes that a publisher without any history would bring to an empty bucket.
    Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        new TinyUnit(ledger, account).draft(unit, ProgrammeSource.NONE, clock.instant())
                .pages()
                .forEach(p -> expected.put(p.path(), p.text()));
        return expected;
    }

    /// Bucket and manifest hold exactly what the states say.
    void isRight(String where) {
        Assertions.assertThat(bucket.texts()).as(where).isEqualTo(expected());
        Map<String, String> noted = ledger.units()
                .pages(unit)
                .stream()
                .collect(Collectors.toMap(PageItem::path, PageItem::hash));
        Map<String, String> hashes = new TreeMap<>();
        bucket.texts()
                .forEach((path, text) -> hashes.put(path,
                        ObjectContent.hash(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        Assertions.assertThat(new TreeMap<>(noted)).as(where).isEqualTo(hashes);
        Assertions.assertThat(ledger.units().summary(unit))
                .as(where)
                .hasValueSatisfying(s -> Assertions.assertThat(s.json()).isEqualTo("{\"rows\":" + hashes.size() + "}"));
    }

    /// Does what Sweep does, until nothing is due within the longest lease.
    void sweep() {
        Publisher publisher = publisher();
        Instant end = clock.instant().plus(PublishLeases.LEASE.multipliedBy(3));
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofMinutes(1));
            PublishLease head = ledger.heads().head(unit);
            boolean due = head.dueAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
            if (due && !ledger.heads().join(head, clock.instant(), Publisher.LIMIT)) {
                publisher.publish(unit, false);
            }
        }
        Assertions.assertThat(ledger.heads().head(unit).open()).isEmpty();
        Assertions.assertThat(ledger.heads().head(unit).repairSince()).isEmpty();
        Assertions.assertThat(ledger.heads().head(unit).dueAt()).isEmpty();
    }
}

package dev.lightup.site.publish;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.stream.StreamBatch;
import dev.lightup.ledger.stream.StreamRecord;
import dev.lightup.site.PublishWiring;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.MemoryBucket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The publishing function over DynamoDB Local, fed as Apply feeds it: facts are folded to states, and the table's own stream brings
/// them to the handler.
final class House {
    static final String TENANT = "nordvik";

    final HandClock clock = new HandClock();
    final MemoryBucket objects = new MemoryBucket();
    final FaultyBucket bucket;
    final Ledger ledger;
    Publish publish;
    private final DynamoDbClient client;
    private final LocalDynamo dynamo;
    private final Stream stream;
    private final Map<String, List<Entry>> told = new HashMap<>();
    private int ids;
    /// What a batch of the stream had no time for.
    final List<Unit> handedOn = new ArrayList<>();
    /// Whether the function that is asked for it refuses.
    boolean nobodyTakes;

    House(LocalDynamo dynamo) {
        this(dynamo, dynamo.client());
    }

    House(LocalDynamo dynamo, DynamoDbClient client) {
        this(dynamo, client, Optional.empty());
    }

    /// @param other a bucket in place of the one in memory
    House(LocalDynamo dynamo, DynamoDbClient client, Optional<Bucket> other) {
        this.dynamo = dynamo;
        this.client = client;
        this.bucket = new FaultyBucket(other.orElse(objects), FaultyBucket.Script.NONE);
        this.ledger = new Ledger(dynamo.plainClient(), dynamo.table());
        this.publish = new Publish(client, dynamo.table(), bucket, clock, this::handOn);
        this.stream = new Stream(dynamo);
    }

    private void handOn(List<Unit> units) {
        if (nobodyTakes) {
            throw new IllegalStateException("status 429");
        }
        handedOn.addAll(units);
    }

    /// The function's process ends; another one, of code that makes that edition, takes its place.
    void restart(String edition) {
        publish = new Publish(
                new PublishWiring(client, dynamo.table(), bucket, clock, PublishWiring.LEFT_TO_THE_SWEEP,
                        PublishWiring.METRICS),
                new PageEdition(() -> edition));
    }

    /// The same by code that makes accounts of more customers in levels.
    void restart(int inOneRun) {
        restart(client, bucket, inOneRun);
    }

    void restart(DynamoDbClient database, Bucket objectStore, int inOneRun) {
        publish = new Publish(new PublishWiring(database, dynamo.table(), objectStore, clock,
                PublishWiring.LEFT_TO_THE_SWEEP, PublishWiring.METRICS, inOneRun), PageEdition.ofThisCode());
    }

    static Unit account(String tenant, String account) {
        return Unit.account(tenant, OpaqueId.id(key(tenant), "account", account));
    }

    static Unit account(String account) {
        return account(TENANT, account);
    }

    static Unit distributor() {
        return Unit.distributor(TENANT);
    }

    /// Where the pages of a unit lie.
    static String root(Unit unit) {
        return unit.folders(OpaqueId.id(key(unit.tenant()), "tenant", unit.tenant())).getFirst();
    }

    static String customer(String customer) {
        return OpaqueId.id(key(TENANT), "customer", customer);
    }

    private static byte[] key(String tenant) {
        return ("key of " + tenant).getBytes(StandardCharsets.UTF_8);
    }

    /// A fact that happens and is received now.
    void tell(Subject subject, String account, String customer, Fact fact) {
        tell(TENANT, subject, account, customer, fact, clock.instant());
    }

    /// @param account empty when nobody says whose it is
    /// @param customer empty when nobody says
    void tell(String tenant, Subject subject, String account, String customer, Fact fact, Instant at) {
        Catalogue.Type type = Catalogue.of(fact);
        List<Entry> entries = told.computeIfAbsent(tenant + "|" + subject, _ -> new ArrayList<>());
        entries.add(new Entry(subject, "e" + ids++, "/" + tenant + "/", 0, Optional.empty(), at,
                clock.instant(), given(account),
                given(customer), Grade.A, type.name(), fact));
        write(tenant, subject, entries);
    }

    /// Folds a subject anew, as Sweep does where its state cannot be read.
    void refold(String tenant, Subject subject) {
        write(tenant, subject, told.getOrDefault(tenant + "|" + subject, List.of()));
    }

    private void write(String tenant, Subject subject, List<Entry> entries) {
        FoldedSubject folded = new Fold(StatusWords.own()).fold(subject, entries);
        long version = ledger.subjects().state(tenant, subject).map(StateItem::version).orElse(0L) + 1;
        StateItem state = new StateItem(tenant, folded, version, StateItem.Taken.marks(List.of()),
                paths(tenant, folded),
                Optional.empty(), clock.instant());
        state.members().forEach(unit -> ledger.units().putMember(unit, subject, version));
        ledger.subjects().write(state);
    }

    /// The same as if this were all that was ever said of the subject.
    void tellAnew(Subject subject, String account, String customer, Fact fact) {
        told.remove(TENANT + "|" + subject);
        tell(subject, account, customer, fact);
    }

    private static SortedMap<String, String> paths(String tenant, FoldedSubject folded) {
        SortedMap<String, String> paths = new TreeMap<>(Map.of("tenant:", OpaqueId.id(key(tenant), "tenant", tenant)));
        if (folded.subject().kind() == Subject.Kind.PORTFOLIO) {
            paths.put("portfolio:" + folded.subject().id(),
                    OpaqueId.id(key(tenant), "portfolio", folded.subject().id()));
        }
        for (Slice slice : folded.slices()) {
            if (!slice.holder().account().isEmpty()) {
                paths.put("account:" + slice.holder().account(),
                        OpaqueId.id(key(tenant), "account", slice.holder().account()));
            }
            slice.customer().ifPresent(id -> paths.put("customer:" + id, OpaqueId.id(key(tenant), "customer", id)));
        }
        return paths;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// Damages an attribute of an item.
    void damage(String pk, String sk, String attribute, AttributeValue value) {
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .updateExpression("SET #a = :v")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":v", value)));
    }

    /// Publishes what is due until the clock has moved that far, as Sweep does.
    void sweep(Duration span) {
        Instant end = clock.instant().plus(span);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofMinutes(1));
            settle();
            for (int shard = 0; shard < RawKey.SHARDS; shard++) {
                ledger.sweeps().due(shard, clock.instant()).toList().forEach(due -> direct(due.unit()));
            }
        }
    }

    /// What the table's stream has for the function since the last time, as its event.
    byte[] batch() {
        return stream.batch();
    }

    /// Brings the function everything that the stream has, and what that leads to.
    void settle() {
        for (byte[] batch = batch(); batch.length > 0; batch = batch()) {
            String answer = call(batch);
            if (!answer.equals("{\"batchItemFailures\":[]}")) {
                throw new AssertionError(answer);
            }
        }
    }

    /// The records of the table's stream since the last time.
    List<StreamRecord> records() {
        return StreamBatch.parse(new ByteArrayInputStream(batch()));
    }

    String call(byte[] event) {
        return call(event, new TestContext());
    }

    String call(byte[] event, Context context) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            publish.handleRequest(new ByteArrayInputStream(event), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    String call(String request) {
        return call(request.getBytes(StandardCharsets.UTF_8));
    }

    /// Publishes a unit by name.
    String direct(Unit unit) {
        return call("{\"units\":[\"" + unit + "\"]}");
    }

    String page(String path) {
        return new String(objects.get(path)
                .orElseThrow(() -> new AssertionError("no page " + path + " among " + objects.texts().keySet())),
                StandardCharsets.UTF_8);
    }
}

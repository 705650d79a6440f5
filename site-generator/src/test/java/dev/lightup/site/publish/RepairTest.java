package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.Bucket.Condition;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.bucket.MemoryBucket;
import dev.lightup.site.bucket.S3Bucket;
import dev.lightup.site.bucket.S3Like;
import dev.lightup.site.bucket.TestS3;
import dev.lightup.site.unit.UnitFolders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Drills: table and bucket of different moments, objects that are gone or altered, folders that nobody owns. After a repair the bucket is
/// what the states say.
final class RepairTest {
    private static final Unit FIRST = House.account("P-1");
    private static final Unit SECOND = House.account("P-2");
    private static final Subject ORDER = new Subject(Kind.ORDER, "7Q-1");
    private static final String REPAIR_ALL = "{\"repair\":true,\"all\":true}";
    private static final String OTHERS = "d/" + "x".repeat(16) + "/";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    enum Ground {
        MEMORY,
        DIRECTORY,
        S3
    }

    /// One of them; each in the long form. That a bucket is a bucket has a test of its own.
    static List<Ground> grounds() {
        return Boolean.getBoolean("lightup.long") ? List.of(Ground.values()) : List.of(Ground.S3);
    }

    private static final class Drill implements AutoCloseable {
        final House house;
        final Bucket bucket;
        private final Optional<S3Like> server;

        Drill(LocalDynamo dynamo, Ground ground, Path folder) throws IOException {
            server = ground == Ground.S3 ? Optional.of(new S3Like()) : Optional.empty();
            bucket = switch (ground) {
                case MEMORY -> new MemoryBucket();
                case DIRECTORY -> new DirectoryBucket(folder);
                case S3 -> new S3Bucket(TestS3.client(server.orElseThrow().endpoint()), S3Like.BUCKET);
            };
            house = new House(dynamo, dynamo.client(), Optional.of(bucket));
            for (String partner : List.of("P-1", "P-2")) {
                house.tell(new Subject(Kind.PARTNER, partner), partner, "", new PartnerFact.ApplicationSubmitted(
                        Optional.empty(), Optional.of("NO"), Optional.empty()));
            }
            house.tell(ORDER, "P-1", "C-1", new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())),
                    Optional.empty(), Optional.empty(), Optional.empty()));
            house.settle();
            later();
        }

        void later() {
            house.clock.advance(Duration.ofMinutes(70));
            house.direct(House.distributor());
            house.settle();
        }

        /// Some days of life that the other side will not know: more runs than one publishing tries.
        void live() {
            for (int i = 0; i < 12; i++) {
                house.clock.advance(Duration.ofDays(1));
                house.tell(ORDER, "P-1", "C-1",
                        i % 2 == 0 ? new OrderFact.OnHold(Optional.empty()) : new OrderFact.Released());
                house.settle();
            }
            house.tell(new Subject(Kind.PARTNER, "P-3"), "P-3", "", new PartnerFact.ApplicationSubmitted(
                    Optional.empty(), Optional.of("NO"), Optional.empty()));
            house.settle();
            later();
        }

        String verified() {
            return house.call("{\"verify\":true,\"tenant\":\"nordvik\"}");
        }

        void isRight() {
            assertThat(verified()).contains("\"differences\":[]").doesNotContain("\"pages\":0");
        }

        Map<String, byte[]> objects() {
            var objects = new HashMap<String, byte[]>();
            for (String path : UnitFolders.objects(bucket, "d/")) {
                objects.put(path, bucket.get(path).orElseThrow());
            }
            return objects;
        }

        void write(String path, byte[] bytes, long rev) {
            Condition condition = bucket.head(path)
                    .<Condition>map(there -> new Condition.IfMatch(there.etag()))
                    .orElseGet(Condition.IfNoneMatch::new);
            assertThat(bucket.put(path, "text/html", bytes, rev, condition)).isInstanceOf(Bucket.Put.Written.class);
        }

        void delete(String path) {
            bucket.remove(path, bucket.head(path).orElseThrow().etag());
        }

        @Override
        public void close() {
            server.ifPresent(S3Like::close);
        }
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void aTableOlderThanTheBucket(Ground ground, @TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, ground, folder)) {
            List<Map<String, AttributeValue>> table = items();
            drill.live();
            String third = House.root(House.account("P-3")) + "index.html";
            assertThat(drill.bucket.get(third)).isPresent();
            restore(table);
            assertThat(drill.verified()).doesNotContain("\"differences\":[]");

            String answer = drill.house.call(REPAIR_ALL);

            assertThat(answer).contains("\"waiting\":0").contains(House.root(House.account("P-3")));
            drill.isRight();
            assertThat(drill.bucket.get(third)).isEmpty();
            assertThat(drill.house.call("{\"status\":true}")).contains("\"repair\":0");
        }
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void aBucketOlderThanTheTable(Ground ground, @TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, ground, folder)) {
            Map<String, byte[]> objects = drill.objects();
            drill.live();
            for (String path : drill.objects().keySet()) {
                if (!objects.containsKey(path)) {
                    drill.delete(path);
                }
            }
            objects.forEach((path, bytes) -> drill.write(path, bytes, 1));
            assertThat(drill.verified()).doesNotContain("\"differences\":[]");

            assertThat(drill.house.call("{\"repair\":true,\"tenant\":\"nordvik\"}")).contains("\"waiting\":0");

            drill.isRight();
        }
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void objectsThatAreGoneAlteredOrNobodys(Ground ground, @TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, ground, folder)) {
            drill.delete(House.root(FIRST) + "index.html");
            drill.write(House.root(SECOND) + "index.json", bytes("{}"), 1);
            drill.write(House.root(FIRST) + "c/left.html", bytes("left"), 1);
            drill.write(House.root(House.distributor()) + "a/" + "y".repeat(16) + "/c/index.html", bytes("nobody"), 1);
            drill.write(OTHERS + "index.html", bytes("nobody"), 1);
            drill.write("d/stray.html", bytes("nobody"), 1);
            for (String kept : List.of("enter/index.html", "f/token/feed.atom", "about/other.html", "assets/old.css")) {
                drill.write(kept, bytes("kept"), 1);
            }

            String answer = drill.house.call(REPAIR_ALL);

            assertThat(answer).contains("{\"unit\":\"" + FIRST + "\",\"outcome\":\"published\",\"reasons\":[],\"rev\":")
                    .contains("\"put\":1,\"removed\":1}")
                    .contains("\"removed\":3,\"nobodys\":[")
                    .contains(OTHERS)
                    .contains("\"undecided\":[],\"whole\":true");
            drill.isRight();
            assertThat(drill.objects()).doesNotContainKeys(OTHERS + "index.html", "d/stray.html");
            for (String kept : List.of("enter/index.html", "f/token/feed.atom", "assets/old.css")) {
                assertThat(drill.bucket.get(kept)).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void aPlainEventAfterARestoreHealsItsUnit(Ground ground, @TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, ground, folder)) {
            List<Map<String, AttributeValue>> table = items();
            drill.live();
            restore(table);
            drill.house.tellAnew(ORDER, "P-1", "C-1", new OrderFact.Accepted());
            drill.house.settle();

            assertThat(drill.house.call("{\"verify\":true,\"units\":[\"" + FIRST + "\"]}"))
                    .contains("\"differences\":[]");
        }
    }

    /// A distributor that is not noted yet may be somebody's; nothing of it goes.
    @Test
    void whatMayBeSomebodysStays(@TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, Ground.MEMORY, folder)) {
            drill.write(OTHERS + "index.html", bytes("somebody"), 1);
            drill.house.restart("newer");
            drill.house.call("{\"units\":[]}");

            assertThat(drill.house.call(REPAIR_ALL)).contains("\"undecided\":[\"" + OTHERS + "\"]");

            assertThat(drill.bucket.get(OTHERS + "index.html")).isPresent();
        }
    }

    @Test
    void whatTimeDoesNotAllowIsMarkedAndDrivenByTheClock(@TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, Ground.MEMORY, folder)) {
            drill.delete(House.root(FIRST) + "index.html");
            var answer = new ByteArrayOutputStream();
            drill.house.publish.handleRequest(
                    new ByteArrayInputStream(bytes("{\"repair\":true,\"tenant\":\"nordvik\"}")), answer,
                    new Hurried(3));

            assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"marked\":3,\"waiting\":3")
                    .contains("\"whole\":false");
            assertThat(drill.house.call("{\"status\":true,\"tenant\":\"nordvik\"}"))
                    .contains("\"units\":3,\"repair\":3");
            drill.house.sweep(Duration.ofMinutes(3));
            drill.isRight();
            assertThat(drill.house.call("{\"status\":true,\"tenant\":\"nordvik\"}")).contains("\"repair\":0");
        }
    }

    @Test
    void unitsThatNobodyKnowsAreNamedAndLeaveNothingBehind(@TempDir Path folder) throws IOException {
        try (var drill = new Drill(dynamo, Ground.MEMORY, folder)) {
            int before = items().size();
            for (String unit : List.of("nordvik|a/" + "z".repeat(16), "nordvikk|d", "nordvikk|u", "nonsense")) {
                for (String more : List.of("", ",\"repair\":true")) {
                    assertThat(drill.house.call("{\"units\":[\"" + unit + "\"]" + more + "}"))
                            .contains("{\"unit\":\"" + unit + "\",\"outcome\":\"unknown\"");
                }
            }
            drill.house.call("{\"repair\":true,\"tenant\":\"nordvikk\"}");
            assertThat(items()).hasSize(before);
        }
    }

    private List<Map<String, AttributeValue>> items() {
        var items = new ArrayList<Map<String, AttributeValue>>();
        dynamo.plainClient().scanPaginator(r -> r.tableName(dynamo.table())).items().forEach(items::add);
        return items;
    }

    private void restore(List<Map<String, AttributeValue>> items) {
        for (var item : items()) {
            dynamo.plainClient()
                    .deleteItem(r -> r.tableName(dynamo.table())
                            .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
        }
        items.forEach(item -> dynamo.plainClient().putItem(r -> r.tableName(dynamo.table()).item(item)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// New code makes every page anew, by itself and not all at once.
final class PageEditionTest {
    private static final int ACCOUNTS = 12;
    private static final String NOTHING = "{\"Records\":[]}";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private House house;
    private List<Unit> units;

    @BeforeEach
    void begin() {
        house = new House(dynamo, dynamo.client());
        house.restart("e1");
        units = new ArrayList<>(List.of(House.distributor()));
        for (int i = 0; i < ACCOUNTS; i++) {
            house.tell(new Subject(Kind.PARTNER, "P-" + i), "P-" + i, "",
                    new PartnerFact.ApplicationSubmitted(Optional.empty(), Optional.of("NO"), Optional.empty()));
            units.add(House.account("P-" + i));
        }
        house.settle();
        house.sweep(Duration.ofMinutes(5));
    }

    @Test
    void aChangedEditionRendersEveryUnitOnceSpreadOverAnHour() {
        assertThat(house.call("{\"status\":true}"))
                .contains("\"units\":14,\"repair\":0,\"behind\":0,\"edition\":\"e1\"");
        Map<Unit, Long> before = revisions();
        house.restart("e2");
        Instant now = house.clock.instant();

        house.call(NOTHING);

        assertThat(head(Unit.about()).notes()).containsEntry("edition", "e2");
        var moments = new HashSet<Instant>();
        units.forEach(unit -> moments.add(head(unit).dueAt().orElseThrow()));
        assertThat(moments).hasSizeGreaterThan(ACCOUNTS / 2)
                .allSatisfy(due -> assertThat(due).isBetween(now, now.plus(Duration.ofHours(1))));
        assertThat(house.call("{\"status\":true,\"tenant\":\"nordvik\"}"))
                .contains("\"units\":13,\"repair\":0,\"behind\":13,\"edition\":\"e2\",\"told\":\"e2\"");

        house.sweep(Duration.ofMinutes(62));

        units.forEach(unit -> assertThat(head(unit).rev()).as(unit.toString())
                .isEqualTo(before.getOrDefault(unit, 0L) + 1));
        assertThat(house.call("{\"status\":true}")).contains("\"behind\":0");
    }

    @Test
    void theSameEditionCostsOneReadAProcess() {
        Map<Unit, Long> before = revisions();
        house.restart("e1");
        dynamo.faults().meter().reset();
        house.call(NOTHING);
        assertThat(dynamo.faults().meter().calls()).isEqualTo(Map.of("getItem", 1));
        house.call(NOTHING);
        assertThat(dynamo.faults().meter().calls()).isEqualTo(Map.of("getItem", 1));
        assertThat(revisions()).isEqualTo(before);
    }

    @Test
    void aDeathMidwayTellsAgain() {
        house.restart("e2");
        var writes = new AtomicInteger();
        dynamo.faults()
                .follow(call -> call.isWrite() && writes.incrementAndGet() > 9
                        ? Fault.SERVER_ERROR_BEFORE
                        : Fault.NONE);
        assertThat(house.call(NOTHING)).isEqualTo("{\"batchItemFailures\":[]}");
        dynamo.faults().heal();
        assertThat(house.ledger.editions().told().orElseThrow().name()).isEqualTo("e1");

        house.restart("e2");
        house.call(NOTHING);

        assertThat(house.ledger.editions().told().orElseThrow().name()).isEqualTo("e2");
        house.sweep(Duration.ofMinutes(62));
        assertThat(house.call("{\"status\":true}")).contains("\"behind\":0");
    }

    /// Nobody sends anything; the clock alone calls the new code.
    @Test
    void anIdleDeploymentNoticesWithinAQuarterOfAnHour() {
        house.restart("e2");
        assertThat(head(Unit.about()).dueAt().orElseThrow())
                .isBeforeOrEqualTo(house.clock.instant().plus(Duration.ofMinutes(15)));

        house.sweep(Duration.ofMinutes(77));

        assertThat(house.call("{\"status\":true}")).contains("\"behind\":0").contains("\"told\":\"e2\"");
    }

    @Test
    void everyRoomOfTheSiteShapesPagesButThoseThatOnlyCarryThem() throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> ours = files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString())
                    .toList();
            assertThat(PageEdition.CARRYING)
                    .as("a room that was moved is named by its old name")
                    .allSatisfy(room -> assertThat(ours).as(room).anyMatch(file -> file.startsWith(room)));
            Map<String, String> shaping = new TreeMap<>();
            PageEdition.shaping(classes, shaping);
            assertThat(shaping.keySet()).as("templates, schemas, stylesheet and icon among them")
                    .hasSizeGreaterThan(100)
                    .anyMatch(file -> file.endsWith(".mustache"))
                    .contains("dev/lightup/site/look.css", "dev/lightup/site/icon.svg")
                    .noneMatch(file -> file.startsWith("dev/lightup/site/publish/"));
        }
    }

    @Test
    void thisCodesEditionIsTheSameEachTimeAndTheSameFromAJarAndAFolder(@TempDir Path folder) throws IOException {
        assertThat(PageEdition.read()).isEqualTo(PageEdition.ofThisCode().name()).matches("[0-9a-f]{12}");
        Map<String, String> files = Map.of("dev/lightup/site/parts/A.class", "a",
                "dev/lightup/site/templates/b.mustache", "b",
                "META-INF/MANIFEST.MF", "when", "dev/lightup/site/bucket/C.class", "c");
        Path jar = folder.resolve("code.jar");
        Path classes = folder.resolve("classes");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                Path path = classes.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Map<String, String> ofJar = new TreeMap<>();
        Map<String, String> ofFolder = new TreeMap<>();
        PageEdition.shaping(jar, ofJar);
        PageEdition.shaping(classes, ofFolder);
        assertThat(ofJar).isEqualTo(ofFolder)
                .containsOnlyKeys("dev/lightup/site/parts/A.class", "dev/lightup/site/templates/b.mustache");
    }

    private PublishLease head(Unit unit) {
        return house.ledger.heads().head(unit);
    }

    private Map<Unit, Long> revisions() {
        var revisions = new HashMap<Unit, Long>();
        units.forEach(unit -> revisions.put(unit, head(unit).rev()));
        return revisions;
    }
}

package dev.lightup.site.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.Subject.Kind;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Programme;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.closing.CountedTenant;
import dev.lightup.ledger.closing.TenantClosing;
import dev.lightup.ledger.closing.TenantClosings;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PageItem;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.S3Bucket;
import dev.lightup.site.bucket.S3Like;
import dev.lightup.site.bucket.TestS3;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitFolders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The pages of a distributor that leaves: kept in a file a unit, and erased with all versions.
final class LeavingSiteTest {
    private static final Unit FIRST = House.account("P-1");
    private static final String ROOT = House.root(House.distributor());
    private static final String OTHERS = "d/othersaaaaaaaaaa/";
    private static final String ARCHIVE = "{\"archive\":\"nordvik\"}";
    private static final String ERASE = "{\"erase\":\"nordvik\"}";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private Optional<S3Like> server = Optional.empty();
    private Optional<House> built = Optional.empty();

    @BeforeEach
    void twoAccountsHavePages() throws IOException {
        server = Optional.of(new S3Like());
        var house = new House(dynamo, dynamo.client(), Optional.of(bucket()));
        built = Optional.of(house);
        for (String partner : List.of("P-1", "P-2")) {
            house.tell(new Subject(Kind.PARTNER, partner), partner, "", new PartnerFact.ApplicationSubmitted(
                    Optional.empty(), Optional.of("NO"), Optional.empty()));
        }
        order(new OrderFact.Submitted(List.of(new OrderLine("E3", 40, Optional.empty())), Optional.empty(),
                Optional.empty(), Optional.empty()));
        settle();
        bucket().put(OTHERS + "index.html", "text/html", new byte[]{1}, 1, new Bucket.Condition.IfNoneMatch());
    }

    @AfterEach
    void stop() {
        server.ifPresent(S3Like::close);
    }

    private House house() {
        return built.orElseThrow();
    }

    private Bucket bucket() {
        return new S3Bucket(TestS3.client(server.orElseThrow().endpoint()), S3Like.BUCKET);
    }

    private void order(OrderFact fact) {
        house().tell(new Subject(Kind.ORDER, "7Q-1"), "P-1", "C-1", fact);
    }

    private void settle() {
        house().settle();
        house().clock.advance(Duration.ofMinutes(70));
        house().direct(House.distributor());
        house().settle();
    }

    private TenantClosings.Kept announced() {
        return house().ledger.closings()
                .begin(new TenantClosing(House.TENANT, "operator", LocalDate.of(2026, 12, 31),
                        Instant.parse("2026-11-20T09:00:00Z"), ROOT, Optional.empty(), Optional.empty()));
    }

    private void shut(TenantClosings.Kept read) {
        house().ledger.closings()
                .note(read, read.closing()
                        .shut(new CountedTenant(Instant.parse("2026-12-31T00:00:00Z"), new TreeMap<>(), "",
                                List.of())));
    }

    private Map<String, String> objects(String folder, Predicate<String> which) {
        Map<String, String> texts = new TreeMap<>();
        UnitFolders.objects(bucket(), folder)
                .stream()
                .filter(which)
                .forEach(path -> texts.put(path, new String(bucket().get(path).orElseThrow(),
                        java.nio.charset.StandardCharsets.UTF_8)));
        return texts;
    }

    private Map<String, String> unzipped(String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(bucket().get(folder + "archive.zip").orElseThrow()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(folder + entry.getName(),
                        new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void theFileOfAnAccountInLevelsHasThePagesOfItsGroupsAndFollowsThem() throws IOException {
        Unit group = new Unit.Group(House.TENANT, FIRST.id(), "ab");
        String path = House.root(FIRST) + "c/abcustomer/index.html";
        house().ledger.heads().lowerDue(group, house().clock.instant().plus(Duration.ofDays(1)));
        house().ledger.units().putSummary(new SummaryItem(group, 1, "{}"));
        announced();
        for (int rev = 1; rev <= 2; rev++) {
            byte[] page = {(byte) ('0' + rev)};
            bucket().put(path, "text/html", page, rev,
                    bucket().head(path).<Bucket
                            .Condition>map(there -> new Bucket.Condition.IfMatch(there.etag()))
                            .orElseGet(Bucket.Condition.IfNoneMatch::new));
            house().ledger.units().putPage(group, new PageItem(path, "h" + rev, "e", rev, 1));
            assertThat(house().call(ARCHIVE)).contains("\"whole\":true");
            assertThat(unzipped(House.root(FIRST))).containsEntry(path, Integer.toString(rev))
                    .containsKey(House.root(FIRST) + "index.html");
        }
    }

    @Test
    void eachUnitHasAFileWithAllItsPagesAsTheyAre() throws IOException {
        Map<String, String> account = objects(House.root(FIRST), _ -> true);
        Map<String, String> home = objects(ROOT, path -> !path.startsWith(ROOT + "a/"));
        announced();

        assertThat(house().call(ARCHIVE)).contains("\"files\":3", "\"path\":\"" + ROOT + "archive.zip\"",
                "\"whole\":true");

        assertThat(account.keySet()).anyMatch(path -> path.endsWith("index.html"))
                .anyMatch(path -> path.endsWith(".json"))
                .anyMatch(path -> path.endsWith(".csv"));
        assertThat(unzipped(House.root(FIRST))).isEqualTo(account);
        assertThat(unzipped(ROOT)).isEqualTo(home);
    }

    @Test
    void keptAgainOnlyWhatChangedIsMadeAnew() throws IOException {
        announced();
        house().call(ARCHIVE);
        house().bucket.forget();
        house().call(ARCHIVE);
        assertThat(house().bucket.writes()).isEmpty();

        order(new OrderFact.Accepted());
        house().settle();
        house().bucket.forget();
        house().call(ARCHIVE);
        assertThat(house().bucket.writes()).contains("put " + House.root(FIRST) + "archive.zip")
                .doesNotContain("put " + House.root(House.account("P-2")) + "archive.zip");
        assertThat(unzipped(House.root(FIRST))).isEqualTo(
                objects(House.root(FIRST), path -> !path.endsWith("archive.zip")));
    }

    @Test
    void neitherARepairNorAComparisonMindsTheFileAndWhoStaysLosesIt() {
        announced();
        house().call(ARCHIVE);
        house().call("{\"repair\":true,\"all\":true}");
        house().settle();
        assertThat(bucket().head(House.root(FIRST) + "archive.zip")).isPresent();
        assertThat(house().call("{\"verify\":true,\"tenant\":\"nordvik\"}")).contains("\"differences\":[]");

        assertThat(house().call("{\"drop\":\"nordvik\"}")).contains("true");
        assertThat(objects("d/", path -> path.endsWith(".zip"))).isEmpty();
        assertThat(objects(House.root(FIRST), _ -> true)).isNotEmpty();
    }

    /// What was erased stands on no page that is made after it, and in no file of pages that were made before.
    @Test
    void whatWasErasedIsInNoFileFromThenOnAndTheUnitsFileComesBackWithItsNextPages() throws IOException {
        Subject partner = new Subject(Kind.PARTNER, "P-1");
        house().tell(partner, "P-1", "", new PartnerFact.ApplicationSubmitted(Optional.of("name-of-P-1"),
                Optional.of("NO"), Optional.empty()));
        String token = "name-of-P-1";
        house().ledger.labels().putMissing(House.TENANT, Map.of(token, "Brightwater Erased"));
        settle();
        house().direct(FIRST);
        announced();
        house().call(ARCHIVE);
        assertThat(unzipped(House.root(FIRST)).values()).anyMatch(text -> text.contains("Brightwater Erased"));

        // as the operator's function erases
        house().clock.advance(Duration.ofMinutes(1));
        house().ledger.labels().erase(House.TENANT, token);
        for (Unit unit : List.of(FIRST, House.distributor())) {
            house().ledger.heads().note(unit, PublishLease.ERASED, Optional.of(house().clock.instant().toString()));
            house().ledger.heads().lowerDue(unit, house().clock.instant());
        }
        assertThat(house().call("{\"drop\":\"nordvik\"}")).contains("true");
        assertThat(objects("d/", path -> path.endsWith(".zip"))).isEmpty();
        // before its pages were made anew none comes back, whoever goes on with the leaving
        assertThat(house().call(ARCHIVE)).contains("\"files\":1,", "\"whole\":false");
        assertThat(bucket().head(House.root(FIRST) + "archive.zip")).isEmpty();

        house().clock.advance(Duration.ofMinutes(2));
        house().direct(FIRST);
        house().direct(House.distributor());
        assertThat(house().call(ARCHIVE)).contains("\"files\":3,", "\"whole\":true");
        for (String folder : List.of(House.root(FIRST), ROOT)) {
            assertThat(unzipped(folder)).isNotEmpty();
            assertThat(unzipped(folder).values()).noneMatch(text -> text.contains("Brightwater Erased"));
        }
    }

    @Test
    void onlyWhoIsShutIsErasedWholeAndNobodyBesideIt() {
        assertThatThrownBy(() -> house().call(ERASE)).hasMessageContaining("not shut");
        assertThatThrownBy(() -> house().call(ARCHIVE)).hasMessageContaining("leaves");
        TenantClosings.Kept announced = announced();
        house().call(ARCHIVE);
        assertThatThrownBy(() -> house().call(ERASE)).hasMessageContaining("not shut");
        assertThat(objects(ROOT, _ -> true)).isNotEmpty();
        shut(announced);
        int others = objects("", path -> !path.startsWith(ROOT)).size();

        assertThat(house().call(ERASE)).contains("\"whole\":true");

        assertThat(objects("", _ -> true)).hasSize(others).containsKey(OTHERS + "index.html");
        assertThat(house().call(ERASE)).contains("\"objects\":0", "\"whole\":true");
        // and nothing is kept of it any more
        assertThatThrownBy(() -> house().call(ARCHIVE)).hasMessageContaining("leaves");
    }

    @Test
    void whatTheOperatorHasToSayStandsOnEveryPageUntilItsLastDay() throws IOException {
        say(Optional.of(new OperatorNotice("These pages close <soon>.", Optional.empty())));
        Predicate<String> page = path -> path.endsWith(".html");
        assertThat(objects(ROOT, page)).hasSizeGreaterThan(5)
                .allSatisfy((path, text) -> assertThat(Jsoup.parse(text).select("header p.notice").eachText()).as(path)
                        .containsExactly("These pages close <soon>."));
        Map<String, String> homes = objects(ROOT, path -> path.matches(ROOT + "(a/\\w+/)?index\\.json"));
        assertThat(homes).hasSize(3);
        for (String home : homes.values()) {
            assertThat(new ObjectMapper().readTree(home).path("notice").asText())
                    .isEqualTo("These pages close <soon>.");
        }
        // with a last day it goes by itself
        LocalDate today = LocalDate.ofInstant(house().clock.instant(), ZoneId.of("Etc/UTC"));
        say(Optional.of(new OperatorNotice("Maintenance.", Optional.of(today.plusDays(1)))));
        assertThat(objects(ROOT, page)).allSatisfy((_, text) -> assertThat(text).contains("Maintenance."));
        Instant over = today.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(house().ledger.heads().head(FIRST).dueAt().orElseThrow()).isBeforeOrEqualTo(over);
        house().clock.advance(Duration.between(house().clock.instant(), over));
        publishAll();
        assertThat(objects(ROOT, page)).hasSizeGreaterThan(5)
                .allSatisfy((_, text) -> assertThat(text).doesNotContain("Maintenance."));
    }

    private void say(Optional<OperatorNotice> notice) {
        var programme = new Programme("Lightup", List.of(Distributor.plain(House.TENANT).with(notice)), List.of(),
                List.of(), List.of());
        house().tell("operator", ProgrammeSource.SUBJECT, "", "",
                new SystemFact.ProgrammeApplied(Codec.text(programme)), house().clock.instant());
        house().settle();
        house().clock.advance(Duration.ofMinutes(70));
        publishAll();
    }

    private void publishAll() {
        house().direct(FIRST);
        house().direct(House.account("P-2"));
        house().settle();
        house().clock.advance(Duration.ofMinutes(2));
        house().direct(House.distributor());
    }
}
